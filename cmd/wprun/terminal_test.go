package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vbauerster/mpb/v8/decor"
)

// terminal is a console whose standard error passes for a terminal.
func terminal(stderr *bytes.Buffer) *console {
	c := newConsole(strings.NewReader(""), new(bytes.Buffer), stderr)
	c.stderrTerminal = true
	return c
}

func TestProgressIsShownOnATerminal(t *testing.T) {
	for name, x := range map[string]struct {
		mode   string
		change func(*console)
		shown  bool
	}{
		"on a terminal":            {"auto", func(*console) {}, true},
		"elsewhere":                {"auto", func(c *console) { c.stderrTerminal = false }, false},
		"elsewhere, always":        {"always", func(c *console) { c.stderrTerminal = false }, true},
		"never":                    {"never", func(*console) {}, false},
		"where the input is typed": {"auto", func(c *console) { c.stdinTerminal = true }, false},
		"for machines":             {"auto", func(c *console) { c.json = true }, false},
	} {
		t.Run(name, func(t *testing.T) {
			var stderr bytes.Buffer
			c := terminal(&stderr)
			x.change(c)
			p := newProgress(c, x.mode, 100)
			p.reading(50)
			p.done()
			fmt.Fprintln(p, "printed meanwhile")
			p.close()
			p.close()
			fmt.Fprintln(p, "printed later")
			text := stderr.String()
			if (p.bar != nil) != x.shown {
				t.Errorf("a bar is shown: %v", !x.shown)
			}
			if !strings.Contains(text, "printed meanwhile\n") || !strings.HasSuffix(text, "printed later\n") {
				t.Errorf("%q", text)
			}
			if !x.shown && text != "printed meanwhile\nprinted later\n" {
				t.Errorf("%q", text)
			}
		})
	}
}

func TestProgressSaysHowFast(t *testing.T) {
	var stderr bytes.Buffer
	for _, size := range []int64{0, 100} {
		p := newProgress(terminal(&stderr), "auto", size)
		p.done()
		p.note("stopping")
		if text := p.rate(decor.Statistics{}); !strings.HasPrefix(text, "stopping: 1 lines, ") {
			t.Errorf("%q", text)
		}
		p.close()
	}
}

func TestErrorsAreColoredOnATerminal(t *testing.T) {
	for name, x := range map[string]struct {
		color         choice
		noColor, term string
		want          bool
	}{
		"auto":               {"auto", "", "xterm", true},
		"NO_COLOR":           {"auto", "1", "xterm", false},
		"a dumb terminal":    {"auto", "", "dumb", false},
		"always":             {"always", "1", "dumb", true},
		"never":              {"never", "", "xterm", false},
		"an empty NO_COLOR":  {"auto", "", "", true},
		"never, in spite of": {"never", "1", "xterm", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("NO_COLOR", x.noColor)
			t.Setenv("TERM", x.term)
			var stderr bytes.Buffer
			c := terminal(&stderr)
			c.color = x.color
			code := c.report(failed(os.ErrNotExist))
			if colored := strings.Contains(stderr.String(), "\x1b["); code != exitFailed || colored != x.want {
				t.Errorf("exit code %d, %q", code, &stderr)
			}
		})
	}
	if c := newConsole(nil, new(bytes.Buffer), new(bytes.Buffer)); c.colored() {
		t.Error("what is no terminal is coloured")
	}
}

func TestHistoryFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_STATE_HOME", dir)
	if got, want := historyFile(), filepath.Join(dir, "wprun", "repl_history"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	t.Setenv("WPRUN_REPL_HISTORY", "")
	if got := historyFile(); got != "" {
		t.Errorf("%q, want none", got)
	}
}

func TestIncomplete(t *testing.T) {
	for input, want := range map[string]bool{
		"1 + 1\n":                               false,
		"1 +\n":                                 true,
		"function f () {\n":                     true,
		"function f () {\n\n":                   true,
		"`a\n":                                  true,
		"let b = = 1\n":                         false,
		"await f(\n":                            true,
		"await 1\n":                             false,
		"const x = await {\n a: 1,\n":           true,
		"const x = await = 1\n":                 false,
		"{ a: 1, b: 2 }\n":                      false,
		"'text\n":                               false,
		"/* comment\n":                          true,
		"[1, 2].map(x => {\n  return x\n})\n":   false,
		"if (true) {\n  await null\n} else {\n": true,
	} {
		if got := incomplete(input); got != want {
			t.Errorf("%q: %v", input, got)
		}
	}
}
