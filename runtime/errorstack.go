package runtime

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/file"
)

// giveError gives Error what V8 adds to it.
func (s *Sandbox) giveError(constructor *goja.Object) error {
	s.errorClass = constructor
	if err := constructor.Set("stackTraceLimit", stackFrames); err != nil {
		return err
	}
	capture := s.named("captureStackTrace", s.captureStackTrace)
	_ = capture.DefineDataProperty("length", s.vm.ToValue(2), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return constructor.DefineDataProperty("captureStackTrace", capture, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// captureStackTrace is Error.captureStackTrace: https://v8.dev/docs/stack-trace-api.
// The function above which frames are left out is known by its name, for the
// engine's frames have no more.
func (s *Sandbox) captureStackTrace(call goja.FunctionCall) goja.Value {
	o, ok := call.Argument(0).(*goja.Object)
	if !ok {
		panic(s.vm.NewTypeError("invalid_argument"))
	}
	frames := s.vm.CaptureCallStack(0, nil)[1:]
	if f, ok := call.Argument(1).(*goja.Object); ok {
		frames = s.below(frames, f)
	}
	frames = scriptFrames(frames, s.stackLimit())
	if s.stackGetter == nil {
		s.makeStackAccessors()
	}
	getter := s.native(func(call goja.FunctionCall) goja.Value {
		if e, ok := call.This.(*goja.Object); ok {
			return s.formatStack(e, frames)
		}
		return goja.Undefined()
	})
	if err := o.DefineAccessorProperty("stack", getter, s.stackSetter, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		panic(s.toThrow(err))
	}
	return goja.Undefined()
}

// formatStack makes the stack of an error when it is first asked for, by
// Error.prepareStackTrace if a script has set one.
func (s *Sandbox) formatStack(e *goja.Object, frames []goja.StackFrame) goja.Value {
	stack := s.prepareStack(e, frames)
	if stack == nil {
		stack = s.vm.ToValue(errorHead(e) + stackLines(frames, len(frames)))
	}
	setStack(e, stack)
	return stack
}

func setStack(this, stack goja.Value) {
	if e, ok := this.(*goja.Object); ok {
		_ = e.DefineDataProperty("stack", stack, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
}

// prepareStack calls Error.prepareStackTrace with the call sites. It returns nil
// where there is none, and for errors that are made in there.
func (s *Sandbox) prepareStack(e *goja.Object, frames []goja.StackFrame) goja.Value {
	if s.errorClass == nil || s.preparing {
		return nil
	}
	s.preparing = true
	defer func() { s.preparing = false }()
	prepare, ok := goja.AssertFunction(s.errorClass.Get("prepareStackTrace"))
	if !ok {
		return nil
	}
	sites := make([]any, 0, len(frames))
	for _, f := range scriptFrames(frames, len(frames)) {
		at, site := f.Position(), s.vm.NewObject()
		_ = site.Set("text", frameText(&f))
		if name := f.FuncName(); name != "<anonymous>" {
			_ = site.Set("name", name)
		}
		if at.Line != 0 {
			_ = site.Set("file", f.SrcName())
			_ = site.Set("line", at.Line)
			_ = site.Set("column", at.Column)
		}
		sites = append(sites, site)
	}
	newSites, _ := goja.AssertFunction(s.exported("internal/callsites", "make"))
	made, err := newSites(goja.Undefined(), s.vm.NewArray(sites...))
	if err != nil {
		panic(s.toThrow(err))
	}
	stack, err := prepare(s.errorClass, e, made)
	if err != nil {
		panic(s.toThrow(err))
	}
	return stack
}

// below returns the frames below that of a function. Functions that have no name are
// known by their place. Constructors of classes have neither: so many as the class has
// are left out on top.
func (s *Sandbox) below(frames []goja.StackFrame, f *goja.Object) []goja.StackFrame {
	if name, ok := f.Get("name").(goja.String); ok && name.Length() > 0 {
		for i := range frames {
			if frames[i].FuncName() == name.String() {
				return frames[i+1:]
			}
		}
	}
	if found := s.framesOf(frames, s.textOf(f)); found > 0 {
		return frames[found:]
	}
	for n := s.constructors(f, s.errorClass); n > 0 && len(frames) > 0 && frames[0].FuncName() == "<anonymous>"; n-- {
		frames = frames[1:]
	}
	return frames
}

// framesOf returns how many frames there are down to the first ones in a function with
// that text, and those included.
func (s *Sandbox) framesOf(frames []goja.StackFrame, text string) (n int) {
	if !strings.HasPrefix(text, "function") && !strings.Contains(text, "=>") {
		return 0
	}
	texts := make(map[string]extent)
	for i := range frames {
		f := &frames[i]
		where, ok := texts[f.SrcName()]
		if !ok {
			where = s.extentOf(text, f.SrcName())
			texts[f.SrcName()] = where
		}
		if where.holds(f.Position()) {
			n = i + 1
		} else if n > 0 {
			break
		}
	}
	return n
}

// An extent is from where to where a text goes in a source. The end is no part of it.
type extent struct{ from, to file.Position }

func (e extent) holds(at file.Position) bool { return !earlier(at, e.from) && earlier(at, e.to) }

func earlier(a, b file.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}

// extentOf is where a text stands first in a program; nowhere if it does not.
func (s *Sandbox) extentOf(text, program string) (e extent) {
	p := s.programs[program]
	if p == nil {
		return e
	}
	start := strings.Index(p.src, text)
	if start < 0 {
		return e
	}
	position := func(offset int) file.Position {
		before := p.src[:offset]
		return file.Position{Line: 1 + strings.Count(before, "\n"), Column: offset - strings.LastIndexByte(before, '\n')}
	}
	return extent{position(start), position(start + len(text))}
}

// stackLimit is how many frames a stack shows.
func (s *Sandbox) stackLimit() int {
	const most = 200 // however many a script asks for
	if s.errorClass == nil || s.limiting {
		return stackFrames
	}
	s.limiting = true // it may have become a getter, which may make errors
	defer func() { s.limiting = false }()
	limit := s.errorClass.Get("stackTraceLimit")
	if limit == nil || !goja.IsNumber(limit) {
		return 0
	}
	return int(min(max(limit.ToFloat(), 0), most))
}
