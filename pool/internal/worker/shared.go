package worker

import (
	_ "embed"
	"strconv"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/runtime"
)

//go:embed shared.js
var sharedSource string

// Shared returns a new object with what require('workerpool') gives in the main
// program and in workers alike, and its class of promises.
func Shared(s *runtime.Sandbox, programs *runtime.Programs) (*goja.Object, *Promises, error) {
	program, err := programs.Compile("wprun:workerpool/shared", sharedSource)
	if err != nil {
		return nil, nil, err
	}
	value, err := s.Evaluate(program)
	if err != nil {
		return nil, nil, err
	}
	promises := newPromises(s)
	native := s.VM().NewObject()
	for name, what := range promises.natives() {
		if err := native.Set(name, what); err != nil {
			return nil, nil, err
		}
	}
	factory, _ := goja.AssertFunction(value)
	made, err := factory(goja.Undefined(), native)
	if err != nil {
		return nil, nil, err
	}
	shared := made.(*goja.Object)
	promises.help(shared.Get("helpers").(*goja.Object))
	return shared, promises, nil
}

// sharedNames are the names of what scripts see of that.
var sharedNames = []string{"Promise", "TerminateError", "Transfer"}

// share gives the exports of a worker what is shared. Few worker scripts use it:
// it is made when one asks for it.
func (w *worker) share(exports *goja.Object) error {
	vm := w.sandbox.VM()
	for _, name := range sharedNames {
		get := vm.ToValue(func(goja.FunctionCall) goja.Value {
			if w.shared == nil {
				made, _, err := Shared(w.sandbox, w.config.Sandbox.Programs)
				if err != nil {
					w.sandbox.Throw(err)
				}
				w.shared = made
			}
			return w.shared.Get(name)
		})
		if err := exports.DefineAccessorProperty(name, get, nil, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
			return err
		}
	}
	return nil
}

// unpack takes a Transfer apart, into its message and what is to move with it.
// Anything else is a message without.
func (w *worker) unpack(v goja.Value) (message goja.Value, transfer []goja.Value) {
	if w.shared == nil { // then nobody can have made one
		return v, nil
	}
	vm := w.sandbox.VM()
	if o, ok := v.(*goja.Object); ok && vm.InstanceOf(o, w.shared.Get("Transfer").(*goja.Object)) {
		return o.Get("message"), Elements(o.Get("transfer"))
	}
	return v, nil
}

// Elements are the elements of an array; none of anything else.
func Elements(v goja.Value) (elements []goja.Value) {
	array, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	for i := range array.Get("length").ToInteger() {
		elements = append(elements, array.Get(strconv.FormatInt(i, 10)))
	}
	return elements
}
