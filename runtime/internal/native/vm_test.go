package native

import (
	"testing"

	"github.com/dop251/goja"
)

// Room that was needed once is given back where a call goes on.
func TestTrim(t *testing.T) {
	vm := goja.New()
	m, err := MachineOf(vm)
	if err != nil {
		t.Fatal(err)
	}
	burst := goja.MustCompile("", "((...all) => { for (const i of all) Promise.resolve(i).then(Object) })(...new Array(100_000).fill(1))", false)
	if err := vm.Set("run", func() {
		if _, err := vm.RunProgram(burst); err != nil {
			t.Error(err)
		}
		if cap(*m.stack) <= small || cap(*m.microtasks) <= small {
			t.Error("it took no room")
		}
		m.RunMicrotasks()
		m.Trim()
		if cap(*m.stack) > small || cap(*m.microtasks) > small || cap(m.kept.microtasks) > small {
			t.Errorf("room for %d values, and %d and %d microtasks", cap(*m.stack), cap(*m.microtasks), cap(m.kept.microtasks))
		}
	}); err != nil {
		t.Fatal(err)
	}
	v, err := vm.RunString("(a => [a, 2, run(), a].join())(1)") // with something on the stack
	if err != nil || v.String() != "1,2,,1" {
		t.Error(v, err)
	}
}
