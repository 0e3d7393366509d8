package runtime_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime"
)

// TestDoors walks all that a script can reach. What is not of the language
// itself must be on the list in testdata/doors.txt, which people read.
func TestDoors(t *testing.T) {
	source, err := os.ReadFile("testdata/doors.js")
	if err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile("testdata/doors.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(written))

	bare := goja.New()
	v, err := bare.RunString(string(source))
	if err != nil {
		t.Fatal(err)
	}
	var language []string
	if err := bare.ExportTo(v, &language); err != nil {
		t.Fatal(err)
	}
	if len(language) < 400 {
		t.Fatalf("only %d functions found in the language", len(language))
	}
	got := eval[[]string](t, newSandbox(t, runtime.Config{}), string(source))
	for _, way := range got {
		if way = strings.ReplaceAll(way, " ", ""); !slices.Contains(want, way) && !slices.ContainsFunc(language, func(l string) bool { return strings.ReplaceAll(l, " ", "") == way }) {
			t.Errorf("a script can reach %s", way)
		}
	}
	for _, way := range want {
		if !slices.ContainsFunc(got, func(g string) bool { return strings.ReplaceAll(g, " ", "") == way }) {
			t.Errorf("a script cannot reach %s, which is on the list", way)
		}
	}
}
