package jsapi

import (
	"math"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// A seat is what an object of the class Pool carries: a handle, once it has one
// that takes tasks at once.
type seat struct{ handle *handle }

// newSeat is the constructor from which Pool inherits.
func (b *bridge) newSeat(call goja.ConstructorCall) *goja.Object {
	return b.sandbox.Carry(call.This.Prototype(), new(seat))
}

// noArguments is an empty array.
var noArguments, _ = jsbridge.FromGo([]any{})

// hasten puts a function of Go's in place of a pool's exec, for the call that
// programs make all the time: a function or a method with its arguments and no
// options, for a pool without a queue of its own. Anything else that one does, and
// so it does with what is wrong.
func (b *bridge) hasten(prototype *goja.Object) error {
	given := prototype.Get("exec")
	exec, _ := goja.AssertFunction(given)
	hasty := b.sandbox.Function("exec", 3, func(call goja.FunctionCall) goja.Value {
		if promise := b.exec(call); promise != nil {
			return promise
		}
		value, err := exec(call.This, call.Arguments...)
		if err != nil {
			panic(err)
		}
		return value
	})
	return prototype.DefineDataProperty("exec", hasty, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// exec is the method of Pool, or does nothing and returns nil.
func (b *bridge) exec(call goja.FunctionCall) goja.Value {
	s, ok := b.sandbox.Carried(call.This).(*seat)
	if !ok || s.handle == nil || !goja.IsUndefined(call.Argument(2)) {
		return nil
	}
	params, given := call.Argument(1).(*goja.Object)
	if given && params.ClassName() != "Array" || !given && call.Argument(1).ToBoolean() {
		return nil
	}
	if limit := call.This.(*goja.Object).Get("maxQueueSize"); limit == nil || limit.ToFloat() != math.Inf(1) {
		return nil
	}
	var to pool.Call
	switch method := call.Argument(0).(type) {
	case goja.String:
		to.Method = method.String()
	case *goja.Object:
		if method.ClassName() != "Function" {
			return nil
		}
		var ok bool
		if to.Function, ok = b.sandbox.FunctionText(method); !ok {
			return nil
		}
	default:
		return nil
	}
	j := s.handle.newJob()
	b.promises.Make(&j.given, j)
	var err error
	if to.Args = noArguments; given {
		to.Args, err = s.handle.options.Limits.Values.FromJS(b.sandbox.VM(), params)
		to.Args = to.Args.Once()
	}
	j.start(to, err, nil)
	return j.given.Object()
}
