package runtime

import (
	"unicode/utf16"
	"weak"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// What the language has and the engine lacks: functions of the library's modules
// internal/language and internal/iterator, each behind a native function, which
// is what a script sees. A module is evaluated when one of its functions is
// called for the first time.

// A lacking function is one of these.
type lacking struct {
	name   string
	length int
	module string // of the library
	part   string // of its exports
}

func lackingIn(module, part string, functions ...any) (all []lacking) {
	for i := 0; i < len(functions); i += 2 {
		all = append(all, lacking{functions[i].(string), functions[i+1].(int), "internal/" + module, part})
	}
	return all
}

var (
	ofPromise  = lackingIn("language", "promise", "withResolvers", 0, "try", 1)
	ofMap      = lackingIn("language", "map", "groupBy", 2)
	ofArray    = lackingIn("language", "array", "fromAsync", 1)
	ofIterator = lackingIn("iterator", "prototype", "reduce", 1, "toArray", 0, "forEach", 1, "some", 1, "every", 1,
		"find", 1, "map", 1, "filter", 1, "take", 1, "drop", 1, "flatMap", 1)
)

// The objects of the engine that make their properties when they are asked for.
var (
	objectConstructor = &native.Hooks{Properties: properties(lackingIn("language", "object", "groupBy", 2))}
	objectPrototype   = &native.Hooks{Names: map[string]native.Hook{"constructor": made(func(_ *Sandbox, o *goja.Object) error { return objectConstructor.Hook(o) })}, Properties: properties(lackingIn("language", "objectPrototype",
		"__defineGetter__", 2, "__defineSetter__", 2, "__lookupGetter__", 1, "__lookupSetter__", 1))}
	stringPrototype = &native.Hooks{Names: stringLocale, Properties: append(properties(lackingIn("language", "string",
		"anchor", 1, "big", 0, "blink", 0, "bold", 0, "fixed", 0, "fontcolor", 1, "fontsize", 1, "italics", 0,
		"link", 1, "small", 0, "strike", 0, "sub", 0, "sup", 0)),
		native.Property{Name: "isWellFormed", Value: lazily(func(s *Sandbox) goja.Value { return s.named("isWellFormed", s.isWellFormed) })},
		native.Property{Name: "toWellFormed", Value: lazily(func(s *Sandbox) goja.Value { return s.named("toWellFormed", s.toWellFormed) })},
	)}
	arrayPrototype = &native.Hooks{Names: map[string]native.Hook{
		"constructor":    made(func(s *Sandbox, o *goja.Object) error { return s.give(o, ofArray) }),
		"toLocaleString": localizedWith("array", 0),
	}}
	datePrototype = &native.Hooks{Names: dateLocale, Properties: append(properties(lackingIn("language", "date", "getYear", 0, "setYear", 1)),
		native.Property{Name: "toGMTString", Value: func(vm *goja.Runtime) goja.Value {
			return vm.Get("Date").(*goja.Object).Get("prototype").(*goja.Object).Get("toUTCString")
		}},
	)}
)

func properties(functions []lacking) (all []native.Property) {
	for _, f := range functions {
		all = append(all, native.Property{Name: f.name, Value: lazily(func(s *Sandbox) goja.Value { return s.lacking(f) })})
	}
	return all
}

// lacking makes the native function.
func (s *Sandbox) lacking(f lacking) *goja.Object {
	var behind goja.Callable
	o := s.named(f.name, func(call goja.FunctionCall) goja.Value {
		if behind == nil {
			behind, _ = goja.AssertFunction(s.exported(f.module, f.part).Get(f.name))
		}
		v, err := behind(call.This, call.Arguments...)
		if err != nil {
			panic(s.toThrow(err))
		}
		return v
	})
	_ = o.DefineDataProperty("length", s.vm.ToValue(f.length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

// give gives an object the functions that it lacks.
func (s *Sandbox) give(o *goja.Object, functions []lacking) error {
	if o.Get(functions[0].name) != nil {
		return nil // a script has got hold of it another way
	}
	for _, f := range functions {
		if err := o.DefineDataProperty(f.name, s.lacking(f), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
			return err
		}
	}
	return nil
}

// languageHooks give the constructors what they lack, when they are made.
var languageHooks = map[string]native.Hook{
	"Object":  made(func(_ *Sandbox, o *goja.Object) error { return objectConstructor.Hook(o) }),
	"Date":    made((*Sandbox).mendDate),
	"Error":   made((*Sandbox).giveError),
	"Map":     made(func(s *Sandbox, o *goja.Object) error { return s.give(o, ofMap) }),
	"Array":   made(func(s *Sandbox, o *goja.Object) error { return s.give(o, ofArray) }),
	"Promise": made((*Sandbox).givePromise),
	"Symbol":  made((*Sandbox).giveSymbols),
}

// givePromise gives Promise what it lacks. Its own any throws an error without a
// message.
func (s *Sandbox) givePromise(o *goja.Object) error {
	if f, ok := o.Get("any").(*goja.Object); ok {
		if err := native.WrapCall(f, func(call goja.FunctionCall, _ native.Call) goja.Value {
			any, _ := goja.AssertFunction(s.exported("internal/language", "promise").Get("any"))
			v, err := any(call.This, call.Arguments...)
			if err != nil {
				panic(s.toThrow(err))
			}
			return v
		}); err != nil {
			return err
		}
	}
	if err := s.hastenAll(o); err != nil {
		return err
	}
	return s.give(o, ofPromise)
}

// The well-known symbols that the engine does not know. It does not use them;
// scripts and the library do.
var (
	asyncIterator = goja.NewSymbol("Symbol.asyncIterator")
	dispose       = goja.NewSymbol("nodejs.dispose")
	asyncDispose  = goja.NewSymbol("nodejs.asyncDispose")
)

func (s *Sandbox) giveSymbols(o *goja.Object) error {
	for name, symbol := range map[string]*goja.Symbol{"asyncIterator": asyncIterator, "dispose": dispose, "asyncDispose": asyncDispose} {
		if err := o.DefineDataProperty(name, symbol, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE); err != nil {
			return err
		}
	}
	return s.noteSymbols(o)
}

// iterators gives the prototype of all iterators its helpers: when a script gets
// hold of the first iterator, or asks for Iterator.
func (s *Sandbox) iterators(prototype *goja.Object) {
	if s.iteratorPrototype == nil {
		s.iteratorPrototype = prototype
		if err := s.give(prototype, ofIterator); err != nil {
			s.broken = err
		}
	}
}

// iterator is the global Iterator.
func (s *Sandbox) iterator() goja.Value {
	if s.iteratorPrototype == nil {
		array := s.vm.NewArray()
		if values, ok := goja.AssertFunction(array.GetSymbol(goja.SymIterator)); ok {
			if made, err := values(array); err == nil {
				s.iterators(made.(*goja.Object).Prototype().Prototype())
			}
		}
	}
	constructor := s.exported("internal/iterator", "Iterator")
	_ = s.iteratorPrototype.DefineDataPropertySymbol(goja.SymToStringTag, s.vm.ToValue("Iterator"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = s.iteratorPrototype.DefineDataProperty("constructor", constructor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return constructor
}

func (s *Sandbox) isWellFormed(call goja.FunctionCall) goja.Value {
	_, units := native.Units(s.thisText(call, "isWellFormed"))
	return s.vm.ToValue(firstLone(units, 0) == len(units))
}

func (s *Sandbox) toWellFormed(call goja.FunctionCall) goja.Value {
	text := s.thisText(call, "toWellFormed")
	_, units := native.Units(text)
	at := firstLone(units, 0)
	if at == len(units) {
		return text
	}
	units = append([]uint16(nil), units...)
	for ; at < len(units); at = firstLone(units, at+1) {
		units[at] = 0xfffd
	}
	return goja.StringFromUTF16(units)
}

// firstLone is where the first half of a surrogate pair without the other one is.
func firstLone(units []uint16, from int) int {
	for i := from; i < len(units); i++ {
		switch {
		case !utf16.IsSurrogate(rune(units[i])):
		case i+1 < len(units) && utf16.DecodeRune(rune(units[i]), rune(units[i+1])) != 0xfffd:
			i++
		default:
			return i
		}
	}
	return len(units)
}

func (s *Sandbox) thisText(call goja.FunctionCall, name string) goja.String {
	if goja.IsUndefined(call.This) || goja.IsNull(call.This) {
		panic(s.vm.NewTypeError("String.prototype.%s called on null or undefined", name))
	}
	text, _ := call.This.ToString().(goja.String)
	if text == nil { // a number
		text = s.vm.ToValue(call.This.String()).(goja.String)
	}
	return text
}

// fillWeak gives the module internal/weak what makes a weak reference: a function
// that returns the target, or undefined.
func (s *Sandbox) fillWeak(internal *goja.Object) error {
	return internal.Set("weak", s.native(func(call goja.FunctionCall) goja.Value {
		target := call.Argument(0)
		o, ok := target.(*goja.Object)
		if !ok || s.config.Time != nil || s.config.Random != nil {
			return s.native(func(goja.FunctionCall) goja.Value { return target })
		}
		s.turn.kept = append(s.turn.kept, o)
		ref := weak.Make(o)
		return s.native(func(goja.FunctionCall) goja.Value {
			o := ref.Value()
			if o == nil {
				return goja.Undefined()
			}
			s.turn.kept = append(s.turn.kept, o)
			return o
		})
	}))
}

// Iterators is called by the guard.
func (t *taskTracker) Iterators(prototype *goja.Object) { (*Sandbox)(t).iterators(prototype) }
