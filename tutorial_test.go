//go:build unix

package wprun

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A block is one that is fenced in docs/plugins.md: a file, commands, or what
// these print.
type block struct {
	line           int
	language, name string // name is that of the file
	text           string
}

func blocks(page string) (found []block) {
	var open *block
	for i, line := range strings.Split(page, "\n") {
		fence, is := strings.CutPrefix(line, "```")
		switch {
		case is && open == nil:
			language, name, _ := strings.Cut(fence, " ")
			open = &block{line: i + 1, language: language, name: name}
		case is:
			found = append(found, *open)
			open = nil
		case open != nil:
			open.text += line + "\n"
		}
	}
	return found
}

// TestTutorial does what docs/plugins.md says, from its first line to the last,
// as somebody with a shell in an empty directory does. What it needs of others
// comes from the module cache, where this module's own tests have it.
func TestTutorial(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("docs/plugins.md")
	if err != nil {
		t.Fatal(err)
	}
	list(t, "-deps", "./examples/pluginserver") // has the go command fetch it, where that was not yet needed
	var address string                          // with a port that is free, and that no system gives away to others
	for free := net.Listener(nil); free == nil; {
		address = fmt.Sprint("127.0.0.1:", 10_000+rand.IntN(20_000))
		if free, _ = net.Listen("tcp", address); free != nil {
			free.Close()
		}
	}

	dir := t.TempDir()
	shell := startShell(t, dir)
	all := blocks(strings.ReplaceAll(string(page), "127.0.0.1:8080", address))
	for i, b := range all {
		switch b.language {
		case "sh":
			commands := strings.Replace(b.text, "go mod init example.com/shop\n", "go mod init example.com/shop\ngo mod edit -replace "+module+"="+root+"\n", 1)
			if i+1 < len(all) && all[i+1].language == "text" {
				shell.prints(t, b.line, commands, all[i+1].text)
			} else {
				shell.run(t, b.line, commands)
			}
		case "text":
			if i == 0 || all[i-1].language != "sh" {
				t.Fatalf("docs/plugins.md:%d: nothing prints this", b.line)
			}
		default:
			if b.name == "" {
				t.Fatalf("docs/plugins.md:%d: a block of %q is no file", b.line, b.language)
			}
			if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(b.name)), []byte(b.text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(all) < 30 {
		t.Errorf("only %d blocks", len(all))
	}
}

// A shell is one session, which ends with the test and takes with it what it has
// started.
type shell struct {
	in  io.Writer
	out *bufio.Scanner
}

func startShell(t *testing.T, dir string) shell {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute) // for what does not end
	bash := exec.CommandContext(ctx, "bash")
	bash.Dir = dir
	bash.Env = append(os.Environ(), "GOPROXY=off", "GOSUMDB=off", "GOFLAGS=", "GOWORK=off")
	bash.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	bash.Cancel = func() error { return syscall.Kill(-bash.Process.Pid, syscall.SIGKILL) }
	in, err := bash.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	bash.Stdout, bash.Stderr = w, w
	if err := bash.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() {
		cancel()
		in.Close()
		_ = bash.Wait() // it was killed
		out.Close()
	})
	s := shell{in, bufio.NewScanner(out)}
	s.run(t, 0, "set -o pipefail")
	return s
}

// mark is what the shell prints behind each block, with the exit code.
const mark = "== the block has ended: "

// run runs commands, none of which may fail, and returns what they print.
func (s shell) run(t *testing.T, line int, commands string) string {
	t.Helper()
	printed, code := s.try(t, line, "set -e\n"+commands)
	if code != "0" {
		t.Fatalf("docs/plugins.md:%d: exit code %s\n%s", line, code, printed)
	}
	return printed
}

func (s shell) try(t *testing.T, line int, commands string) (printed, code string) {
	t.Helper()
	if _, err := fmt.Fprintf(s.in, "%s\nset +e; echo '%s'$?\n", commands, mark); err != nil {
		t.Fatal(err)
	}
	for s.out.Scan() {
		if code, ended := strings.CutPrefix(s.out.Text(), mark); ended {
			return printed, code
		}
		printed += s.out.Text() + "\n"
	}
	t.Fatalf("docs/plugins.md:%d: the shell has ended\n%s", line, printed)
	return "", ""
}

// looks are commands that somebody repeats until what was saved has come into
// force.
var looks = regexp.MustCompile(`^((curl -s|grep) [^\n]*\n)+$`)

// prints runs commands, and compares what they print.
func (s shell) prints(t *testing.T, line int, commands, want string) {
	t.Helper()
	if !looks.MatchString(commands) {
		if got := s.run(t, line, commands); got != want {
			t.Fatalf("docs/plugins.md:%d: got\n%s\nwant\n%s", line, got, want)
		}
		return
	}
	for over := time.Now().Add(5 * time.Minute); ; {
		got, _ := s.try(t, line, commands)
		if got == want {
			return
		}
		if time.Now().After(over) {
			t.Fatalf("docs/plugins.md:%d: got\n%s\nwant\n%s", line, got, want)
		}
	}
}
