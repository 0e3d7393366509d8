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

// TestLang runs the scripts about the language and console: those of lang print
// what was recorded from Node, those of lang/newer what people wrote by hand, for
// they are about what Node 20 lacks, or does differently. All of it holds with
// given time and random numbers, too.
func TestLang(t *testing.T) {
	var paths []string
	for _, pattern := range [...]string{"../testdata/js/lang/*.js", "../testdata/js/lang/newer/*.js"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	if len(paths) < 60 {
		t.Errorf("only %d scripts", len(paths))
	}
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
			t.Errorf("%s does not say what it prints", path)
		}
		program, err := runtime.CompileModule("/"+filepath.Base(path), string(source))
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		for name, config := range map[string]runtime.Config{
			"": {},
			"given time": {Time: func() time.Time { return time.Unix(1_700_000_000, 0) },
				Random: rand.New(rand.NewPCG(1, 2)).Float64},
		} {
			t.Run(filepath.Base(path)+name, func(t *testing.T) {
				var out strings.Builder
				config.Stdout = &out
				s := newSandbox(t, config)
				if _, err := s.Run(t.Context(), program); err != nil {
					t.Error(err)
				}
				if err := s.Wait(t.Context()); err != nil {
					t.Error(err)
				}
				if out.String() != want.String() {
					t.Errorf("it printed\n%s\n%s", out.String(), firstDifference(out.String(), want.String()))
				}
			})
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return "first difference:\n" + a + "\nand not\n" + b
		}
	}
	return ""
}
