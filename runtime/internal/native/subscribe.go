package native

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// PromiseOf returns what goja has behind a promise, nil for any other object.
func PromiseOf(o *goja.Object) *goja.Promise {
	l := promiseLayout()
	if l == nil || carriers() == nil || carriers().methodsOf(o) != promiseMethods() {
		return nil
	}
	return (*goja.Promise)(pointer(o))
}

// Handled notes that somebody listens to a promise, and reports whether anybody did
// before.
func Handled(p *goja.Promise) bool {
	handled := (*bool)(unsafe.Add(unsafe.Pointer(p), promiseLayout().handled))
	before := *handled
	*handled = true
	return before
}

// Subscribe has goja call one of two functions in a microtask when a promise has
// settled that is pending, as then has, but that it makes no promise of what they
// return. The context is what the tracker has grabbed.
func Subscribe(p *goja.Promise, context any, fulfilled, rejected Call) {
	l := promiseLayout()
	pair := reflect.New(l.pair).UnsafePointer()
	for i, f := range [...]struct {
		list uintptr
		call Call
	}{{l.fulfilled, fulfilled}, {l.rejected, rejected}} {
		reaction, handler := unsafe.Add(pair, l.reactions[i]), unsafe.Add(pair, l.handlers[i])
		*(*Call)(unsafe.Add(handler, l.callback)) = f.call
		*(*unsafe.Pointer)(unsafe.Add(reaction, l.handler)) = handler
		*(*any)(unsafe.Add(reaction, l.context)) = context
		list := (*[]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(p), f.list))
		*list = append(*list, reaction)
	}
}
