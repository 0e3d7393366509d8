package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/pool"
)

func TestMain(m *testing.M) {
	pool.ServeWorker() // programs with workers of type process run this binary again
	// testscript runs this binary again as wprun.
	testscript.Main(leakChecked{m}, map[string]func(){"wprun": main})
}

type leakChecked struct{ m *testing.M }

func (l leakChecked) Run() int {
	code := l.m.Run()
	if err := leaks.Find(); err != nil && code == 0 {
		os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	return code
}

// TestCommand runs testdata/*.txtar: what a person types, and what they get.
func TestCommand(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
		},
	})
}

// exits is the command "exits CODE wprun …": it runs wprun, which must exit
// with that code and must not show what it is made of.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENT ...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
	for _, trace := range []string{"goroutine ", ".go:", "panic"} {
		if strings.Contains(ts.ReadFile("stderr"), trace) {
			ts.Fatalf("standard error shows %q", trace)
		}
	}
}

// TestScripts runs every script of testdata/js that says what it must do.
func TestScripts(t *testing.T) {
	root := filepath.Join("..", "..", "testdata", "js")
	ran := 0
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.IsDir() && (entry.Name() == "node" || entry.Name() == "packages") {
			// These need files and a clock of their own: runtime's TestNode runs them.
			// And packages have to be installed.
			return filepath.SkipDir
		}
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".js" {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, found := expectations(t, path, string(source))
		if !found {
			return nil
		}
		ran++
		name, _ := filepath.Rel(root, path)
		t.Run(filepath.ToSlash(name), func(t *testing.T) {
			t.Parallel()
			want.check(t, path)
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if ran == 0 {
		t.Fatal("no script says what it must do")
	}
}

// expected is what a script says of itself; see testdata/js/README.md.
type expected struct {
	stdout string
	stderr []string
	code   int
}

func expectations(t *testing.T, path, source string) (want expected, found bool) {
	var out strings.Builder
	for line := range strings.Lines(source) {
		line = strings.TrimRight(line, "\r\n")
		if _, text, ok := strings.Cut(line, "//: "); ok {
			out.WriteString(text + "\n")
			found = true
		} else if _, text, ok := strings.Cut(line, "//! "); ok {
			want.stderr = append(want.stderr, text)
			found = true
		} else if text, ok := strings.CutPrefix(line, "//exit "); ok {
			code, err := strconv.Atoi(text)
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			want.code, found = code, true
		}
	}
	want.stdout = out.String()
	return want, found
}

func (want expected) check(t *testing.T, path string) {
	var stdout, stderr bytes.Buffer
	code := run([]string{path}, strings.NewReader(""), &stdout, &stderr)
	if got := stdout.String(); got != want.stdout {
		t.Errorf("it printed\n%s\nand not\n%s", got, want.stdout)
	}
	if code != want.code {
		t.Errorf("its exit code is %d, not %d", code, want.code)
	}
	for _, text := range want.stderr {
		if !strings.Contains(stderr.String(), text) {
			t.Errorf("its standard error does not say %q", text)
		}
	}
	if len(want.stderr) == 0 && stderr.Len() > 0 {
		t.Errorf("its standard error is not empty")
	}
	if t.Failed() && stderr.Len() > 0 {
		t.Logf("standard error:\n%s", stderr.String())
	}
}

// The seed document's program stands in a file of its own, word for word, and
// so without a mark.
func TestTheSeedDocumentsProgram(t *testing.T) {
	expected{stdout: "result 7\n"}.check(t, filepath.Join("..", "..", "testdata", "js", "examples", "offload.js"))
}
