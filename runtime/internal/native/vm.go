package native

import (
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/dop251/goja"
)

// layout of goja's Runtime and of the machine inside it, as far as it is used
// here.
type machine struct {
	vm, microtasks                    uintptr // in Runtime
	stack, sp, callStack, interrupted uintptr // in what vm points to
}

var machineLayout = sync.OnceValue(func() *machine {
	runtime := reflect.TypeFor[goja.Runtime]()
	vm, ok := runtime.FieldByName("vm")
	if !ok || vm.Type.Kind() != reflect.Pointer || vm.Type.Elem().Kind() != reflect.Struct {
		return nil
	}
	known := true
	field := func(of reflect.Type, name string, is func(reflect.Type) bool) uintptr {
		f, ok := of.FieldByName(name)
		known = known && ok && is(f.Type)
		return f.Offset
	}
	kind := func(k reflect.Kind) func(reflect.Type) bool {
		return func(t reflect.Type) bool { return t.Kind() == k }
	}
	l := &machine{
		vm: vm.Offset,
		microtasks: field(runtime, "jobQueue", func(t reflect.Type) bool {
			return t == reflect.TypeFor[[]func()]()
		}),
		stack: field(vm.Type.Elem(), "stack", func(t reflect.Type) bool {
			return t.Kind() == reflect.Slice && t.Elem() == reflect.TypeFor[goja.Value]()
		}),
		sp:          field(vm.Type.Elem(), "sp", kind(reflect.Int)),
		callStack:   field(vm.Type.Elem(), "callStack", kind(reflect.Slice)),
		interrupted: field(vm.Type.Elem(), "interrupted", kind(reflect.Uint32)),
	}
	if !known {
		return nil
	}
	return l
})

// A Machine shows of a VM what goja does not. Its methods belong to the VM's
// goroutine.
type Machine struct {
	microtasks  *[]func()
	stack       *[]goja.Value
	sp          *int
	callStack   *[]struct{} // of something else: only its length means anything
	interrupted *uint32
	kept        *kept
}

// MachineOf returns the machine of a VM.
func MachineOf(rt *goja.Runtime) (Machine, error) {
	l := machineLayout()
	if l == nil {
		return Machine{}, ErrUnknown
	}
	vm := *(*unsafe.Pointer)(unsafe.Add(unsafe.Pointer(rt), l.vm))
	return Machine{
		microtasks:  (*[]func())(unsafe.Add(unsafe.Pointer(rt), l.microtasks)),
		stack:       (*[]goja.Value)(unsafe.Add(vm, l.stack)),
		sp:          (*int)(unsafe.Add(vm, l.sp)),
		callStack:   (*[]struct{})(unsafe.Add(vm, l.callStack)),
		interrupted: (*uint32)(unsafe.Add(vm, l.interrupted)),
		kept:        new(kept),
	}, nil
}

// Operands returns the values on top of the stack, the topmost first: while an
// instruction fails, those that it failed for. There may be fewer than n.
func (m Machine) Operands(n int) []goja.Value {
	var values []goja.Value
	for i := *m.sp - 1; i >= 0 && i < len(*m.stack) && len(values) < n; i-- {
		values = append(values, (*m.stack)[i])
	}
	return values
}

// CallDepth is how many calls lie in each other.
func (m Machine) CallDepth() int { return len(*m.callStack) }

// Interrupted reports whether the script will stop at its next instruction.
func (m Machine) Interrupted() bool { return atomic.LoadUint32(m.interrupted) != 0 }

// RunMicrotasks runs the microtasks that wait, and those that they add, and
// reports whether there were any.
func (m Machine) RunMicrotasks() bool {
	ran := false
	for len(*m.microtasks) > 0 {
		ran = true
		// The emptied slice is used again, as goja itself does it.
		tasks := *m.microtasks
		*m.microtasks, m.kept.microtasks = m.kept.microtasks, nil
		for _, task := range tasks {
			task()
		}
		clear(tasks)
		if m.kept.microtasks = tasks[:0]; cap(tasks) > small {
			m.kept.microtasks = nil
		}
	}
	return ran
}

// small is for how many values, or microtasks, a VM keeps room.
const small = 1024

// Trim takes room from the VM that it needs no more. It is for where no script runs,
// inside of a call that goes on.
func (m Machine) Trim() {
	if cap(*m.stack) > small && *m.sp <= small {
		*m.stack = slices.Clone((*m.stack)[:*m.sp])
	}
	if cap(*m.microtasks) > small && len(*m.microtasks) == 0 {
		*m.microtasks = nil
	}
}

// kept is what a VM has room in, once in use.
type kept struct {
	stack      []goja.Value
	microtasks []func()
	others     []func() // while they run, those that they add are put elsewhere
}

// Keep notes where the VM has room, for Reuse. It is for the end of what runs: when
// that has returned to Go, goja drops all of it, and takes new memory in each
// turn.
func (m Machine) Keep() { m.kept.stack, m.kept.others = *m.stack, *m.microtasks }

// Reuse gives the VM the room that it had, if it was not much, when nothing runs
// any more.
func (m Machine) Reuse() {
	if len(m.kept.stack) <= small && *m.stack == nil {
		clear(m.kept.stack)
		*m.stack = m.kept.stack
	}
	m.kept.stack = nil
	if cap(m.kept.others) <= small && len(m.kept.others) == 0 && *m.microtasks == nil {
		*m.microtasks = m.kept.others
	}
	m.kept.others = nil
	if cap(m.kept.microtasks) > small {
		m.kept.microtasks = nil
	}
}

// AddMicrotask adds one behind those that wait.
func (m Machine) AddMicrotask(task func()) { *m.microtasks = append(*m.microtasks, task) }

// DropMicrotasks forgets the microtasks that wait.
func (m Machine) DropMicrotasks() { *m.microtasks = nil }
