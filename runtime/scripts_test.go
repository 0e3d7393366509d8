package runtime_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

// TestOrder runs the scripts whose output was recorded from Node, and those about
// timers and messages: each says what it prints.
func TestOrder(t *testing.T) {
	paths, err := filepath.Glob("../testdata/js/order/*.js")
	if err != nil {
		t.Fatal(err)
	}
	if ran := runScripts(t, append(paths, "../testdata/js/runtime/order.js", "../testdata/js/runtime/timers.js", "../testdata/js/runtime/messages.js")); ran < 9 {
		t.Errorf("only %d scripts", ran)
	}
}

// TestWeb runs those about the Web's globals.
func TestWeb(t *testing.T) {
	paths, err := filepath.Glob("../testdata/js/web/*.js")
	if err != nil {
		t.Fatal(err)
	}
	if ran := runScripts(t, paths); ran < 42 {
		t.Errorf("only %d scripts", ran)
	}
}

// runScripts runs scripts that say what they print, and returns how many did.
func runScripts(t *testing.T, paths []string) (ran int) {
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for line := range strings.Lines(string(source)) {
			if _, text, ok := strings.Cut(line, "//: "); ok {
				want.WriteString(text)
			}
		}
		if want.Len() == 0 {
			continue // the one that records
		}
		ran++
		t.Run(filepath.Base(path), func(t *testing.T) {
			var out strings.Builder
			// Time goes on when it is looked at, however busy the machine is.
			now := time.Unix(0, 0)
			s := newSandbox(t, runtime.Config{Stdout: &out, Time: func() time.Time {
				now = now.Add(20 * time.Microsecond)
				return now
			}})
			program, err := runtime.CompileModule("/"+filepath.Base(path), string(source))
			if err == nil {
				_, err = s.Run(t.Context(), program)
			}
			if err == nil {
				err = s.Wait(t.Context())
			}
			if err != nil || out.String() != want.String() {
				t.Errorf("%v\nit printed\n%s\nand not\n%s", err, out.String(), want.String())
			}
		})
	}
	return ran
}
