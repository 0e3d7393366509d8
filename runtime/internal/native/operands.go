package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// operands tells where goja has what its instructions work on.
type operands struct{ vm, stack, sp uintptr }

var operandLayout = sync.OnceValue(func() *operands {
	vm, ok := reflect.TypeFor[goja.Runtime]().FieldByName("vm")
	if !ok || vm.Type.Kind() != reflect.Pointer || vm.Type.Elem().Kind() != reflect.Struct {
		return nil
	}
	stack, ok := vm.Type.Elem().FieldByName("stack")
	if !ok || stack.Type.Kind() != reflect.Slice || stack.Type.Elem() != reflect.TypeFor[goja.Value]() {
		return nil
	}
	sp, ok := vm.Type.Elem().FieldByName("sp")
	if !ok || sp.Type.Kind() != reflect.Int {
		return nil
	}
	return &operands{vm.Offset, stack.Offset, sp.Offset}
})

// Operands returns the values on top of a VM's stack, the topmost first: while
// an instruction fails, those that it failed for. There may be fewer than n.
func Operands(rt *goja.Runtime, n int) []goja.Value {
	l := operandLayout()
	if l == nil {
		return nil
	}
	vm := *(*unsafe.Pointer)(unsafe.Add(unsafe.Pointer(rt), l.vm))
	stack := *(*[]goja.Value)(unsafe.Add(vm, l.stack))
	sp := *(*int)(unsafe.Add(vm, l.sp))
	var values []goja.Value
	for i := sp - 1; i >= 0 && i < len(stack) && len(values) < n; i-- {
		values = append(values, stack[i])
	}
	return values
}
