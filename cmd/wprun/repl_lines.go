package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"

	"github.com/peterh/liner"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// errDropped says that the user has pressed Ctrl-C at the prompt.
var errDropped = errors.New("the line was dropped")

// A lineReader is where a session's input comes from.
type lineReader interface {
	read(prompt string) (string, error) // io.EOF at the end, errDropped on Ctrl-C
	close()
}

func openLines(c *console) lineReader {
	if c.stdinTerminal && c.stdoutTerminal {
		return openEditor()
	}
	return &plainLines{bufio.NewReader(c.stdin)}
}

// plainLines are those of a file or a pipe.
type plainLines struct{ r *bufio.Reader }

func (p *plainLines) read(string) (string, error) {
	line, err := p.r.ReadString('\n')
	if line != "" && errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}

func (p *plainLines) close() {}

// lineEditor is a terminal, whose lines can be edited and are remembered.
type lineEditor struct {
	*liner.State
	history string // the file; "" for none
}

func openEditor() *lineEditor {
	e := &lineEditor{liner.NewLiner(), historyFile()}
	e.SetCtrlCAborts(true)
	e.SetMultiLineMode(true)
	if file, err := os.Open(e.history); err == nil {
		_, _ = e.ReadHistory(file) // what cannot be read is forgotten
		_ = file.Close()
	}
	return e
}

func (e *lineEditor) read(prompt string) (string, error) {
	line, err := e.Prompt(prompt)
	if errors.Is(err, liner.ErrPromptAborted) {
		return line, errDropped
	}
	if err == nil && strings.TrimSpace(line) != "" {
		e.AppendHistory(line)
	}
	return line, err
}

// close saves the history for its owner alone: people type secrets. It replaces
// the file, so that a crash leaves the old one.
func (e *lineEditor) close() {
	defer e.Close()
	if e.history == "" || os.MkdirAll(filepath.Dir(e.history), 0o700) != nil {
		return
	}
	file, err := os.CreateTemp(filepath.Dir(e.history), "repl_history")
	if err != nil {
		return
	}
	_, err = e.WriteHistory(file)
	if errors.Join(err, file.Close()) != nil || os.Rename(file.Name(), e.history) != nil {
		_ = os.Remove(file.Name())
	}
}

// historyFile is where lines are remembered; "" for nowhere.
func historyFile() string {
	if file, ok := os.LookupEnv("WPRUN_REPL_HISTORY"); ok {
		return file
	}
	dir := os.Getenv("XDG_STATE_HOME")
	if dir == "" {
		var err error
		switch goruntime.GOOS {
		case "darwin":
			dir, err = os.UserConfigDir()
		case "windows":
			dir, err = os.UserCacheDir()
		default:
			dir, err = os.UserHomeDir()
			dir = filepath.Join(dir, ".local", "state")
		}
		if err != nil {
			return ""
		}
	}
	return filepath.Join(dir, "wprun", "repl_history")
}

// incomplete reports whether an input can only be understood with more of it: the
// error is at its end.
func incomplete(input string) bool {
	_, err := compileSnippet("REPL", input)
	var syntax *jsbridge.Error
	if !errors.As(err, &syntax) {
		return false
	}
	if strings.Contains(input, "await") { // what is wrong with it apart from that?
		if _, err := runtime.Compile("REPL", "async function f () { "+input); !errors.As(err, &syntax) {
			return false
		}
	}
	_, line, _ := place(syntax)
	return line > strings.Count(strings.TrimRight(input, "\n"), "\n")+1
}
