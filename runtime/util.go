package runtime

import (
	"errors"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/inspect"
	"github.com/wprun/wprun/runtime/internal/native"
)

func (s *Sandbox) fillUtil(internal *goja.Object) error {
	return internal.Set("format", s.named("format", func(call goja.FunctionCall) goja.Value {
		return s.vm.ToValue(inspect.Format(s.vm, call.Arguments...))
	}))
}

// fillTypes gives what says which kind of object a value is.
func (s *Sandbox) fillTypes(internal *goja.Object) error {
	return internal.Set("kind", s.native(func(call goja.FunctionCall) goja.Value {
		if o, ok := call.Argument(0).(*goja.Object); ok {
			return s.vm.ToValue(native.Kind(o))
		}
		return goja.Undefined()
	}))
}

// fillAssert gives assert the text of the call of the script's that it is in.
func (s *Sandbox) fillAssert(internal *goja.Object) error {
	return internal.Set("callText", s.native(func(goja.FunctionCall) goja.Value {
		for _, frame := range s.vm.CaptureCallStack(20, nil) {
			if p := s.programs[frame.SrcName()]; p != nil && !strings.HasPrefix(p.name, ours) {
				at := frame.Position()
				return s.vm.ToValue(callText(p.src, at.Line, at.Column))
			}
		}
		return s.vm.ToValue("")
	}))
}

// callText is the text of the call whose opening parenthesis stands at a place;
// empty where none does.
func callText(src string, line, column int) string {
	offset, ok := lineOffset(src, line)
	if !ok || column < 1 || offset+column-1 > len(src) {
		return ""
	}
	at := spot{src, offset + column - 1}
	callee := at.callee()
	if callee == "" || strings.Contains(callee, "(intermediate value)") {
		return ""
	}
	const longest = 2000
	scan := scanner{src: at.after()[:min(len(at.after()), longest)]}
	for scan.pos < len(scan.src) {
		scan.token()
		if len(scan.open) == 0 {
			return callee + scan.src[:scan.pos]
		}
	}
	return ""
}

// fillStores gives async_hooks the stores that follow what a script does later: a
// value for all of them together, undefined for none.
func (s *Sandbox) fillStores(internal *goja.Object) error {
	return errors.Join(
		internal.Set("get", s.native(func(goja.FunctionCall) goja.Value {
			if s.turn.store == nil {
				return goja.Undefined()
			}
			return s.turn.store
		})),
		internal.Set("set", s.native(func(call goja.FunctionCall) goja.Value {
			s.turn.store = nil
			if v := call.Argument(0); !goja.IsUndefined(v) {
				s.turn.store = v
			}
			return goja.Undefined()
		})),
	)
}
