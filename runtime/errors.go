package runtime

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
)

// classify turns an error of the engine into the one that the caller sees. The
// second result is not nil when the loop must end with it as well: the script
// was interrupted.
func (s *Sandbox) classify(err error) (seen, stopped error) {
	// No errors.As: what a script throws may wrap any Go error, and must not
	// pass for the engine's own.
	switch e := err.(type) {
	case *goja.InterruptedError:
		if cause, ok := e.Value().(error); ok {
			return cause, cause
		}
		return e, e
	case *goja.StackOverflowError:
		overflow := &jsbridge.Error{Name: "RangeError", Message: "Maximum call stack size exceeded"}
		overflow.Stack = overflow.Error() + stackLines(e.Stack(), stackFrames)
		s.addExcerpt(overflow, e.Stack())
		return overflow, nil
	case *goja.Exception:
		return s.thrown(e.Value(), e.Stack()), nil
	}
	return err, nil
}

// thrown makes the Go error of a thrown value. The stack is that of the throw;
// nil when it is not known.
func (s *Sandbox) thrown(v goja.Value, stack []goja.StackFrame) error {
	e := jsbridge.ErrorFromJS(s.vm, v)
	e.Origin = s.originOf(v)
	if o, ok := v.(*goja.Object); ok && e.Stack != "" {
		e.Stack = s.namedStack(o, e)
	}
	if e.Name == "SyntaxError" {
		stack = nil // it begins where the text is wrong, which may be in another file
	}
	s.addExcerpt(e, stack)
	return e
}

// namedStack is the stack of an error with the name of its class, which most classes
// of scripts do not put there.
func (s *Sandbox) namedStack(o *goja.Object, e *jsbridge.Error) (stack string) {
	stack = e.Stack
	err := s.try(func() error {
		stack = s.inspectHost().NamedStack(o, e.Name, e.Stack)
		return nil
	})
	if interrupted, ok := err.(*goja.InterruptedError); ok {
		s.vm.Interrupt(interrupted.Value()) // it is for the script
	}
	return stack
}

// addExcerpt adds the line of the topmost frame whose source is known: of the
// throw, or else of the error's own stack.
func (s *Sandbox) addExcerpt(e *jsbridge.Error, stack []goja.StackFrame) {
	for i := range stack {
		if at := stack[i].Position(); s.showLine(e, stack[i].SrcName(), at.Line, at.Column) {
			return
		}
	}
	if stack != nil {
		return
	}
	for line := range strings.Lines(e.Stack) {
		if m := frameLine().FindStringSubmatch(line); m != nil {
			row, _ := strconv.Atoi(m[2])
			column, _ := strconv.Atoi(m[3])
			if s.showLine(e, m[1], row, column) {
				return
			}
		}
	}
}

// frameLine matches a line of a stack in Node's form: "    at f (file:1:2)" or
// "    at file:1:2".
var frameLine = pattern(`^    at (?:.* \()?([^()]+):(\d+):(\d+)\)?\n?$`)

func (s *Sandbox) showLine(e *jsbridge.Error, name string, line, column int) bool {
	p := s.programs[name]
	if p == nil || line <= 0 || strings.HasPrefix(name, ours) {
		return false
	}
	e.Excerpt = excerpt(p.name, p.src, line, column)
	return true
}

// ours is how the names of the host's own programs begin. Errors do not show
// them.
const ours = "wprun:"

// stackLines writes the topmost frames as Node does.
func stackLines(frames []goja.StackFrame, most int) string {
	var b strings.Builder
	shown := 0
	for i := range frames {
		f := &frames[i]
		if strings.HasPrefix(f.SrcName(), ours) || strings.HasPrefix(f.FuncName(), ours) {
			continue
		}
		if shown++; shown > most {
			break
		}
		at := f.Position()
		if at.Line == 0 {
			fmt.Fprintf(&b, "\n    at %s (<anonymous>)", f.FuncName())
		} else if name := f.FuncName(); name != "<anonymous>" {
			fmt.Fprintf(&b, "\n    at %s (%s:%d:%d)", name, f.SrcName(), at.Line, at.Column)
		} else {
			fmt.Fprintf(&b, "\n    at %s:%d:%d", f.SrcName(), at.Line, at.Column)
		}
	}
	return b.String()
}
