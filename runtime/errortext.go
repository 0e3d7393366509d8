package runtime

import (
	"reflect"
	"regexp"
	"sync"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// errorHooks have errors say what V8 would say, for scripts and people look for
// those words, and show their stack as Node does. Whatever goja throws, it makes
// with the constructors of errors, and there it is mended.
var errorHooks = func() map[string]native.Hook {
	hooks := map[string]native.Hook{
		"Promise": made(func(s *Sandbox, promise *goja.Object) error {
			any, _ := promise.Get("any").(*goja.Object)
			return s.making("AggregateError", any)
		}),
	}
	hooks["Error"] = made(func(s *Sandbox, constructor *goja.Object) (err error) {
		if s.construct, err = native.ConstructOf(constructor); err != nil {
			return err
		}
		return s.mendErrors(constructor, nil)
	})
	for _, name := range [...]string{"URIError", "EvalError", "AggregateError"} {
		hooks[name] = made(func(s *Sandbox, constructor *goja.Object) error {
			s.vm.GlobalObject().Get("Error") // which it inherits from, hence is made, but not by its name
			return s.mendErrors(constructor, texts[name])
		})
	}
	hooks["GoError"] = made(func(s *Sandbox, _ *goja.Object) error {
		s.vm.GlobalObject().Get("Error")
		return nil
	})
	for _, name := range [...]string{"decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent"} {
		hooks[name] = made(func(s *Sandbox, f *goja.Object) error { return s.making("URIError", f) })
	}
	return hooks
}()

// errorClasses are the errors which goja itself throws anywhere. It does not ask
// its template for their constructors, so that no hook would be called.
var errorClasses = func() (classes []*native.Class) {
	for _, name := range [...]string{"TypeError", "ReferenceError", "RangeError", "SyntaxError"} {
		classes = append(classes, &native.Class{
			Name: name, Length: 1,
			Parent: func(vm *goja.Runtime) *goja.Object { return native.Constructor(vm, "Error") },
			Prototype: func(vm *goja.Runtime, constructor *goja.Object) *goja.Object {
				parent, _ := native.Constructor(vm, "Error").Get("prototype").(*goja.Object)
				o := vm.CreateObject(parent)
				_ = o.DefineDataProperty("message", vm.ToValue(""), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
				_ = o.DefineDataProperty("name", vm.ToValue(name), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
				_ = o.DefineDataProperty("constructor", constructor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
				return o
			},
		})
	}
	return classes
}()

func (s *Sandbox) installErrors() error {
	for _, class := range errorClasses {
		constructor, err := class.Install(s.vm, s.constructError)
		if err != nil {
			return err
		}
		if err := s.mendErrors(constructor, texts[class.Name]); err != nil {
			return err
		}
		s.guard.Count(constructor)
	}
	return nil
}

// constructError makes an error as goja does. Those of all classes differ in
// their prototypes alone.
func (s *Sandbox) constructError(args []goja.Value, newTarget *goja.Object) *goja.Object {
	if s.construct == nil {
		s.vm.GlobalObject().Get("Error") // makes it, which notes this
	}
	return s.construct(args, newTarget)
}

// making has an error made, which calls its hook, by the one function that throws
// it without asking for its name.
func (s *Sandbox) making(class string, function *goja.Object) error {
	return native.WrapCall(function, func(c goja.FunctionCall, next native.Call) goja.Value {
		s.vm.GlobalObject().Get(class)
		return next(c)
	})
}

// mendErrors mends what a constructor makes.
func (s *Sandbox) mendErrors(constructor *goja.Object, mend func(*Sandbox, string) string) error {
	err := native.WrapNew(constructor, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
		// goja itself gives the constructor as the target; scripts do not.
		if mend != nil && newTarget == constructor && len(args) == 1 && goja.IsString(args[0]) {
			message := args[0].String()
			if text := mend(s, message); text != message {
				args = []goja.Value{s.vm.ToValue(text)}
			}
		}
		e := next(args, newTarget)
		s.mendStack(e, s.constructors(newTarget, constructor))
		return e
	})
	if err != nil {
		return err
	}
	return native.WrapCall(constructor, func(c goja.FunctionCall, next native.Call) goja.Value {
		v := next(c)
		if e, ok := v.(*goja.Object); ok {
			s.mendStack(e, 0)
		}
		return v
	})
}

// stackFrames is how many frames a stack shows, as in Node.
const stackFrames = 10

// mendStack gives a new error its stack in the form of Node: made when it is
// first asked for, for most errors never are, and so that it begins with what
// the error is called by then.
//
// The constructors of classes that extend Error, so many at most, stand on top
// of it when it is made, and are left out.
func (s *Sandbox) mendStack(e *goja.Object, constructors int) {
	if native.TakeStack(e, constructors, s.stackLimit()) {
		if s.stackGetter == nil {
			s.makeStackAccessors()
		}
		_ = e.DefineAccessorProperty("stack", s.stackGetter, s.stackSetter, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
}

// constructors counts the classes from one up to a base that have a
// constructor of their own.
func (s *Sandbox) constructors(class, base *goja.Object) (n int) {
	const most = 10 // the stack has room for so many
	for i := 0; i < most && class != nil && class != base && !isProxy(class); i++ {
		if ownConstructor().MatchString(s.textOf(class)) {
			n++
		}
		class = class.Prototype()
	}
	return n
}

// textOf is what goja says of a function, nothing if it is none.
func (s *Sandbox) textOf(function *goja.Object) (text string) {
	if s.functionText == nil {
		s.turn.function.Prototype().Get("toString") // makes it, which notes it
	}
	_ = s.vm.Try(func() { text = s.functionText(goja.FunctionCall{This: function}).String() })
	return text
}

func isProxy(o *goja.Object) bool { return o.ExportType() == reflect.TypeFor[goja.Proxy]() }

var ownConstructor = pattern(`\bconstructor\s*\(`)

func (s *Sandbox) makeStackAccessors() {
	s.stackGetter = s.native(func(call goja.FunctionCall) goja.Value {
		e, ok := call.This.(*goja.Object)
		if !ok {
			return goja.Undefined()
		}
		return s.formatStack(e, native.Frames(e))
	})
	s.stackSetter = s.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		setStack(call.This, call.Argument(0))
		return goja.Undefined()
	})
}

// errorHead is what Error.prototype.toString makes of an error.
func errorHead(e *goja.Object) string {
	part := func(key, missing string) string {
		if v := e.Get(key); v != nil && !goja.IsUndefined(v) {
			return v.String()
		}
		return missing
	}
	name, message := part("name", "Error"), part("message", "")
	switch {
	case name == "":
		return message
	case message == "":
		return name
	}
	return name + ": " + message
}

// texts mend the messages of the classes of errors that goja itself throws.
var texts = map[string]func(s *Sandbox, message string) string{
	"TypeError":      (*Sandbox).typeErrorText,
	"ReferenceError": (*Sandbox).referenceErrorText,
	"SyntaxError":    func(_ *Sandbox, message string) string { return syntaxErrorText(message) },
	"RangeError":     (*Sandbox).rangeErrorText,
	"URIError": func(_ *Sandbox, message string) string {
		if message == "Malformed URI" {
			return "URI malformed"
		}
		return message
	},
}

var (
	parserPlace = pattern(`^(?:SyntaxError: )?(?:\S+: Line \d+:\d+ )?((?s:.*?))(?: \(and \d+ more errors\))?(?: at \S+:\d+:\d+)?$`)
	parserToken = pattern(`^Unexpected token ([^' ]+)$`)
)

// syntaxErrorText takes out of a parser's message what V8's messages leave to
// the stack.
func syntaxErrorText(message string) string {
	if m := parserPlace().FindStringSubmatch(message); m != nil {
		message = m[1]
	}
	if m := parserToken().FindStringSubmatch(message); m != nil {
		if m[1] == "ILLEGAL" {
			return "Invalid or unexpected token"
		}
		return "Unexpected token '" + m[1] + "'"
	}
	return message
}

// pattern is a regular expression that is compiled when it is first needed: few
// programs fail, and all have to start.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
