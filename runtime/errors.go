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

// nameless reports whether a frame is that of a function in Go which has no name
// for scripts, such as those behind JavaScript that we ship.
func nameless(f *goja.StackFrame) bool {
	name := f.FuncName()
	return f.Position().Line == 0 && (name == "<native>" || strings.HasPrefix(name, "github.com/wprun/wprun/"))
}

// stackLines writes the topmost frames as Node does.
func stackLines(frames []goja.StackFrame, most int) string {
	var b strings.Builder
	for _, f := range scriptFrames(frames, most) {
		b.WriteString("\n    at ")
		b.WriteString(frameText(&f))
	}
	return b.String()
}

// scriptFrames are those frames that are not of the host's own programs, so many at
// most.
func scriptFrames(frames []goja.StackFrame, most int) (shown []goja.StackFrame) {
	for _, f := range frames {
		if strings.HasPrefix(f.SrcName(), ours) || strings.HasPrefix(f.FuncName(), ours) || nameless(&f) {
			continue
		}
		if len(shown) == most {
			break
		}
		shown = append(shown, f)
	}
	return shown
}

// frameText is a frame as a stack shows it.
func frameText(f *goja.StackFrame) string {
	at, name := f.Position(), f.FuncName()
	switch {
	case at.Line == 0:
		return name + " (<anonymous>)"
	case name != "<anonymous>":
		return fmt.Sprintf("%s (%s:%d:%d)", name, f.SrcName(), at.Line, at.Column)
	}
	return fmt.Sprintf("%s:%d:%d", f.SrcName(), at.Line, at.Column)
}
