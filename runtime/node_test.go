package runtime_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

// TestNode runs the scripts about Node's modules, whose output was recorded from
// Node: each says what it prints. Their clock and their random numbers are given.
func TestNode(t *testing.T) {
	dir, err := filepath.Abs("../testdata/js/node")
	if err != nil {
		t.Fatal(err)
	}
	load, err := runtime.DirLoader(dir)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.js"))
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	programs := new(runtime.Programs)
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for line := range strings.Lines(string(source)) {
			if text, ok := strings.CutPrefix(line, "//: "); ok {
				want.WriteString(text)
			}
		}
		if want.Len() == 0 {
			continue // the one that records
		}
		ran++
		t.Run(strings.TrimSuffix(filepath.Base(path), ".js"), func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			now := time.Unix(1e9, 0)
			random := rand.New(rand.NewPCG(1, 2))
			s := newSandbox(t, runtime.Config{
				Stdout: &out, Load: load, Programs: programs, Dir: filepath.ToSlash(dir),
				Mounts: []runtime.Mount{{Path: "/tmp", Dir: t.TempDir(), Write: true}},
				Env:    map[string]string{"GIVEN": "yes"},
				Time: func() time.Time { // goes on when it is looked at
					now = now.Add(20 * time.Microsecond)
					return now
				},
				Random: random.Float64,
			})
			program, err := runtime.CompileModule(path, string(source))
			if err == nil {
				_, err = s.Run(t.Context(), program)
			}
			if err == nil {
				err = s.Wait(t.Context())
			}
			if err = s.Finish(t.Context(), err); err != nil || out.String() != want.String() {
				t.Errorf("%v\n%s", err, differences(out.String(), want.String()))
			}
		})
	}
	if ran < 80 {
		t.Errorf("only %d scripts", ran)
	}
}

// differences shows the lines that are not the same: printed ones after a minus,
// those of Node after a plus.
func differences(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var b strings.Builder
	for i := range max(len(g), len(w)) {
		var a, c string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			c = w[i]
		}
		if a != c {
			b.WriteString("  - " + a + "\n  + " + c + "\n")
		}
	}
	return b.String()
}
