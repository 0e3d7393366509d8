package jsapi_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/jsapi"
	"github.com/wprun/wprun/runtime"
)

func TestMain(m *testing.M) {
	pool.ServeWorker() // the test binary is its own worker process
	leaks.VerifyTestMain(m)
}

// TestScripts runs the scripts of testdata/js that are about pools, with workers
// in goroutines and with workers in processes, where a script does not choose
// itself. See testdata/js/README.md for how they say what they must do.
func TestScripts(t *testing.T) {
	for name, transport := range map[string]pool.Transport{"thread": pool.Goroutine{}, "process": jsapi.Processes()} {
		for _, folder := range []string{"pool", "pool/npm", "examples"} {
			paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "js", folder, "*.js"))
			if err != nil || len(paths) == 0 {
				t.Fatal(folder, paths, err)
			}
			for _, path := range paths {
				t.Run(name+"/"+folder+"/"+filepath.Base(path), func(t *testing.T) {
					t.Parallel()
					runScript(t, path, transport)
				})
			}
		}
	}
}

func runScript(t *testing.T, path string, transport pool.Transport) {
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr, fails, marked := expectations(string(source))
	if !marked {
		return
	}
	var out, errs shared
	module, closePools := jsapi.Module(pool.Options{Stdout: &out, Stderr: &errs, Transport: transport})
	defer closePools()
	sandbox, err := runtime.New(runtime.Config{
		Stdout: &out, Stderr: &errs, Load: runtime.ReadFile, Modules: []runtime.Module{module},
	})
	if err != nil {
		t.Fatal(err)
	}
	program, err := runtime.CompileModule(path, string(source))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if _, err = sandbox.Run(ctx, program); err == nil {
		err = sandbox.Wait(ctx)
	}
	if err != nil {
		fmt.Fprintf(&errs, "%+v", err)
	}
	if got := out.String(); got != stdout {
		t.Errorf("it printed\n%s\nand not\n%s", got, stdout)
	}
	if fails != (err != nil) {
		t.Errorf("its error is %v", err)
	}
	for _, text := range stderr {
		if !strings.Contains(errs.String(), text) {
			t.Errorf("its standard error does not say %q", text)
		}
	}
	if t.Failed() {
		t.Logf("standard error:\n%s", errs.String())
	}
}

// expectations are what a script says of itself.
func expectations(source string) (stdout string, stderr []string, fails, marked bool) {
	for line := range strings.Lines(source) {
		line = strings.TrimRight(line, "\r\n")
		if _, text, ok := strings.Cut(line, "//: "); ok {
			stdout += text + "\n"
		} else if _, text, ok := strings.Cut(line, "//! "); ok {
			stderr = append(stderr, text)
		} else if strings.HasPrefix(line, "//exit ") {
			fails = true
		}
	}
	return stdout, stderr, fails, stdout != "" || stderr != nil || fails
}

// shared is a buffer for the program and its workers.
type shared struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *shared) Write(text []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(text)
}

func (s *shared) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
