package runtime_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime"
)

// settled is a Thenable that has a value.
type settled struct {
	then  *goja.Object
	value goja.Value
}

func (s *settled) Then() *goja.Object           { return s.then }
func (s *settled) OnSettled(to runtime.Settler) { to.Settle(false, s.value) }

// What a script awaits may be an object that carries a Thenable: its then is
// called only if that is not the one that it has said.
func TestAwaitOfThenable(t *testing.T) {
	s, err := runtime.New(runtime.Config{})
	if err != nil {
		t.Fatal(err)
	}
	vm := s.VM()
	prototype := vm.NewObject()
	carried := &settled{value: vm.ToValue("carried")}
	carried.then = s.Function("then", 2, func(goja.FunctionCall) goja.Value {
		t.Error("then was called")
		return goja.Undefined()
	})
	_ = prototype.Set("then", carried.then)
	object := s.Carry(prototype, carried)
	if s.Carried(object) != any(carried) || s.Carried(vm.NewObject()) != nil || s.Carried(vm.ToValue(1)) != nil {
		t.Error("an object does not carry what it was given, or another one does")
	}
	_ = vm.Set("object", object)
	for _, test := range []struct {
		source string
		want   any
	}{
		{"(async () => await object)()", "carried"},
		{"(async () => { object.then = f => f('own'); return [await object, delete object.then, await object].join() })()", "own,true,carried"},
		{"Object.prototype.toString.call(object)", "[object Object]"},
		{"(class { #a = 1; static add (o) { return #a in o } }).add(object)", false},
		{"object.x = 1; Object.keys(object).join()", "x"},
		{"Object.keys(Object.freeze(object)).length", 1.0},
		// Who calls the helper by its name gets nothing to do harm with.
		{"$wprun$await(1).x = 2; String($wprun$await(1).x)", "undefined"},
		{"$wprun$await(object).then(); $wprun$await(object).catch(() => 1); 'alive'", "alive"},
		{"(async () => await $wprun$await($wprun$await(object)))()", "carried"},
	} {
		p, err := runtime.Compile("test", test.source)
		if err != nil {
			t.Fatal(test.source, err)
		}
		value, err := s.Run(t.Context(), p)
		if err != nil {
			t.Errorf("%s: %v", test.source, err)
			continue
		}
		var got any
		if err := value.Into(&got); err != nil || got != test.want {
			t.Errorf("%s is %v and not %v, %v", test.source, got, test.want, err)
		}
	}
}
