package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// intrinsics tell where a VM has its own constructors, by their names.
var intrinsics = sync.OnceValue(func() map[string]uintptr {
	runtime := reflect.TypeFor[goja.Runtime]()
	global, ok := runtime.FieldByName("global")
	if !ok || global.Type.Kind() != reflect.Struct {
		return nil
	}
	m := make(map[string]uintptr)
	for _, name := range [...]string{"Object", "Error", "TypeError", "ReferenceError", "RangeError", "SyntaxError"} {
		if f, ok := global.Type.FieldByName(name); ok && f.Type == reflect.TypeFor[*goja.Object]() {
			m[name] = global.Offset + f.Offset
		}
	}
	return m
})

// Constructor returns a constructor of the engine's own, one of those above,
// whatever scripts have done with its name. It is nil if there is none.
func Constructor(rt *goja.Runtime, name string) *goja.Object {
	if offset, ok := intrinsics()[name]; ok {
		if o := *(**goja.Object)(unsafe.Add(unsafe.Pointer(rt), offset)); o != nil {
			return o
		}
	}
	// It is not made so far, hence no script has touched it: that makes it.
	o, _ := rt.GlobalObject().Get(name).(*goja.Object)
	return o
}
