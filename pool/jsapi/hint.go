package jsapi

import (
	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
)

// thrownValue rebuilds in the main program what a task threw. A hint goes to where
// people look and programs do not: behind the last line of the stack. So both
// console.error and the end of a program that has not handled the error show
// it, and name and message stay what they were.
func thrownValue(vm *goja.Runtime, err *jsbridge.Error) goja.Value {
	v := err.JS(vm)
	o, ok := v.(*goja.Object)
	if !ok || err.Hint == "" {
		return v
	}
	if stack := o.Get("stack"); stack != nil && goja.IsString(stack) {
		text := vm.ToValue(stack.String() + "\nHint: " + err.Hint)
		_ = o.DefineDataProperty("stack", text, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return v
}
