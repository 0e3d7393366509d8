package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// errorFields tell where goja has the stack of an error, until it is asked for
// as a text, and where it notes that it has been.
type errorFields struct {
	typ          reflect.Type
	stack, added uintptr
}

var errorLayout = sync.OnceValue(func() *errorFields {
	v, err := goja.New().RunString("new Error")
	if err != nil {
		return nil
	}
	t := implementation(v.(*goja.Object))
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil
	}
	stack, ok := t.Elem().FieldByName("stack")
	if !ok || stack.Type != reflect.TypeFor[[]goja.StackFrame]() {
		return nil
	}
	added, ok := t.Elem().FieldByName("stackPropAdded")
	if !ok || added.Type.Kind() != reflect.Bool {
		return nil
	}
	return &errorFields{t, stack.Offset, added.Offset}
})

// fields finds the fields of an error, nil if e is none.
func (l *errorFields) fields(e *goja.Object) (stack *[]goja.StackFrame, added *bool) {
	if l == nil || implementation(e) != l.typ {
		return nil, nil
	}
	p := pointer(e)
	return (*[]goja.StackFrame)(unsafe.Add(p, l.stack)), (*bool)(unsafe.Add(p, l.added))
}

// TakeStack keeps goja from giving a new error the property stack, and reports
// whether it could. [Frames] returns the n topmost frames from then on, without
// those on top that have no name, of which there may be as many as skip says.
func TakeStack(e *goja.Object, skip, n int) bool {
	stack, added := errorLayout().fields(e)
	if stack == nil || *added {
		return false
	}
	*added = true
	for ; skip > 0 && len(*stack) > 0 && unnamed(&(*stack)[0]); skip-- {
		*stack = (*stack)[1:]
	}
	if len(*stack) > n {
		*stack = (*stack)[:n:n]
	}
	return true
}

func unnamed(f *goja.StackFrame) bool { return f.FuncName() == "" || f.FuncName() == "<anonymous>" }

// Frames returns the frames of an error whose stack was taken.
func Frames(e *goja.Object) []goja.StackFrame {
	stack, _ := errorLayout().fields(e)
	if stack == nil {
		return nil
	}
	return *stack
}
