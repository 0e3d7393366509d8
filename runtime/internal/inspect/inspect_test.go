package inspect

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// TestAsNodeDoes compares with what testdata/record.js has recorded of Node.
func TestAsNodeDoes(t *testing.T) {
	text, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var recorded struct {
		Node  string
		Cases []struct{ Source, Text string }
	}
	if err := json.Unmarshal(text, &recorded); err != nil {
		t.Fatal(err)
	}
	if len(recorded.Cases) < 70 {
		t.Fatalf("only %d cases", len(recorded.Cases))
	}
	for _, c := range recorded.Cases {
		vm := goja.New()
		if err := vm.Set("show", func(call goja.FunctionCall) goja.Value {
			return vm.ToValue(Host{VM: vm}.Format(Defaults(), call.Arguments...))
		}); err != nil {
			t.Fatal(err)
		}
		got, err := vm.RunString("show(" + c.Source + "\n)")
		if err != nil {
			t.Errorf("%s: %v", c.Source, err)
		} else if got.String() != c.Text {
			t.Errorf("%s\nprints\n%s\nand under Node %s\n%s", c.Source, got, recorded.Node, c.Text)
		}
	}
}

func shown(t *testing.T, source string) string {
	t.Helper()
	vm := goja.New()
	v, err := vm.RunScript("test.js", source)
	if err != nil {
		t.Fatal(err)
	}
	return Host{VM: vm}.Format(Defaults(), v)
}

func TestErrors(t *testing.T) {
	for source, want := range map[string]string{
		"(function f() { return new TypeError('wrong') })()":                              "TypeError: wrong\n    at f (test.js:1:24)\n    at test.js:1:49",
		"[(function f() { return new Error('x') })()]":                                    "[\n  Error: x\n      at f (test.js:1:25)\n      at test.js:1:42\n]",
		"(() => { let e = new Error('x'); e.stack = undefined; return e })()":             "[Error: x]",
		"(() => { let e = new Error('x'); e.stack = 'Error: x'; return e })()":            "[Error: x]",
		"(() => { let e = new Error('x'); e.stack = 'S'; e.code = 7; return e })()":       "[S] { code: 7 }",
		"(() => { let e = new Error('x', { cause: 'why' }); e.stack = 'S'; return e })()": "[S] { [cause]: 'why' }",
	} {
		if got := shown(t, source); got != want {
			t.Errorf("%s\nprints\n%s\nnot\n%s", source, got, want)
		}
	}
}

func TestHugeIsCheap(t *testing.T) {
	for source, want := range map[string]string{
		"var a = []; a[4e9] = 1; a":                              "[ <4000000000 empty items>, 1 ]",
		"new Array(4294967295)":                                  "[ <4294967295 empty items> ]",
		"new Uint8Array(1e8)":                                    "  ... 99999900 more items\n]",
		"let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; o": "{ o: { o: { o: [Object] } } }",
	} {
		if got := shown(t, source); !strings.HasSuffix(got, want) {
			t.Errorf("%s\nprints\n%s", source, got)
		}
	}
}

func TestInterruptsAndErrorsPass(t *testing.T) {
	vm := goja.New()
	if err := vm.Set("show", func(call goja.FunctionCall) goja.Value {
		return vm.ToValue(Host{VM: vm}.Format(Defaults(), call.Arguments...))
	}); err != nil {
		t.Fatal(err)
	}
	got, err := vm.RunString("try { show('%j', { toJSON () { throw new Error('from toJSON') } }) } catch (e) { e.message }")
	if err != nil || got.String() != "from toJSON" {
		t.Fatal(got, err)
	}
}

func BenchmarkFormat(b *testing.B) {
	vm := goja.New()
	args := []goja.Value{vm.ToValue("result"), vm.ToValue(7)}
	b.ReportAllocs()
	for b.Loop() {
		Host{VM: vm}.Format(Defaults(), args...)
	}
}
