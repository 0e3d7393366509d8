package guard

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime/internal/native"
)

// What is guarded when it is made, of the objects that scripts reach without
// naming them and of the global one. The tables are the same for all VMs.
var (
	globals = &native.Hooks{Names: noted(map[string]native.Hook{
		"eval":              call((*Guard).eval),
		"Object":            made((*Guard).object),
		"Function":          made((*Guard).function),
		"Array":             made((*Guard).array),
		"JSON":              made((*Guard).json),
		"Reflect":           made((*Guard).reflect),
		"BigInt":            made((*Guard).bigInt),
		"Proxy":             made((*Guard).proxy),
		"RegExp":            made(func(g *Guard, _ *goja.Object) { g.RegExps() }),
		"Map":               made(func(g *Guard, o *goja.Object) { g.collection(o, "entries", "keys", "values") }),
		"Set":               made(func(g *Guard, o *goja.Object) { g.collection(o, "entries", "values") }),
		"String":            made((*Guard).string),
		"Date":              made((*Guard).date),
		"Math":              made(func(g *Guard, o *goja.Object) { g.hook(mathObject, o) }),
		"Promise":           made((*Guard).class),
		"Symbol":            made((*Guard).class),
		"Error":             made(func(g *Guard, o *goja.Object) { g.count(method(method(o, "prototype"), "toString")) }),
		"WeakMap":           made((*Guard).class),
		"WeakSet":           made((*Guard).class),
		"ArrayBuffer":       bytes(0),
		"Uint8Array":        bytes(1),
		"Int8Array":         bytes(1),
		"Uint8ClampedArray": bytes(1),
		"Uint16Array":       bytes(2),
		"Int16Array":        bytes(2),
		"Uint32Array":       bytes(4),
		"Int32Array":        bytes(4),
		"Float32Array":      bytes(4),
		"Float64Array":      bytes(8),
		"BigInt64Array":     bytes(8),
		"BigUint64Array":    bytes(8),
	}), Every: counted}
	objectPrototype = &native.Hooks{Every: counted, Names: map[string]native.Hook{
		"constructor": made((*Guard).object),
		"__proto__":   call((*Guard).setProto),
	}}
	object = &native.Hooks{Every: counted, Names: methods("Object", map[string]native.Hook{
		"setPrototypeOf":            call((*Guard).setPrototypeOf),
		"assign":                    call((*Guard).keys),
		"entries":                   call((*Guard).keys),
		"keys":                      call((*Guard).keys),
		"values":                    call((*Guard).keys),
		"getOwnPropertyNames":       call((*Guard).keys),
		"getOwnPropertyDescriptors": call((*Guard).keys),
		"create":                    call((*Guard).keys),
		"defineProperties":          call((*Guard).keys),
	})}
	functionPrototype = &native.Hooks{Every: counted, Names: methods("Function", map[string]native.Hook{
		"constructor": made((*Guard).function),
		"apply":       call((*Guard).apply),
		"bind":        call((*Guard).bind),
	})}
	numberPrototype = &native.Hooks{Every: counted}
	bigIntPrototype = &native.Hooks{Every: counted, Names: map[string]native.Hook{
		"constructor": made((*Guard).bigInt),
	}}
	mathObject          = &native.Hooks{Every: counted}
	datePrototype       = &native.Hooks{Every: counted}
	typedArrayPrototype = &native.Hooks{Every: counted, Names: map[string]native.Hook{
		"join":           call((*Guard).joinNumbers),
		"toLocaleString": call((*Guard).joinNumbers),
		"sort":           call((*Guard).sortNumbers),
		"fill":           call((*Guard).fillNumbers),
		"values":         call((*Guard).iterate),
		"entries":        call((*Guard).iterate),
		"keys":           call((*Guard).iterate),
	}, Symbols: map[*goja.Symbol]native.Hook{goja.SymIterator: call((*Guard).iterate)}}
	stringPrototype = &native.Hooks{
		Every: counted,
		Names: methods("String", map[string]native.Hook{
			"constructor": made((*Guard).string),
			"concat":      call((*Guard).concatTexts),
			"repeat":      call((*Guard).repeat),
			"padStart":    call((*Guard).pad),
			"padEnd":      call((*Guard).pad),
			"split":       call((*Guard).split),
			"replace":     call((*Guard).replace),
			"replaceAll":  call((*Guard).replaceAll),
			"match":       call((*Guard).matches),
			"matchAll":    call((*Guard).matches),
			"search":      call((*Guard).matches),
		}),
		Symbols: map[*goja.Symbol]native.Hook{goja.SymIterator: call((*Guard).iterate)},
	}
	arrayPrototype = &native.Hooks{
		Every: counted,
		Names: visitors(map[string]native.Hook{
			"constructor":    made((*Guard).array),
			"shift":          call((*Guard).shift),
			"unshift":        call((*Guard).unshift),
			"sort":           call((*Guard).sort),
			"join":           call((*Guard).join),
			"fill":           call((*Guard).fill),
			"concat":         call((*Guard).concat),
			"flat":           call((*Guard).flat),
			"toString":       call((*Guard).toText),
			"toLocaleString": call((*Guard).toText),
			"values":         call((*Guard).iterate),
			"entries":        call((*Guard).iterate),
			"keys":           call((*Guard).iterate),
		}),
		Symbols: map[*goja.Symbol]native.Hook{goja.SymIterator: call((*Guard).iterate)}, // is values, too
	}
)

// noted adds the hooks that tell the host of constructors.
func noted(hooks map[string]native.Hook) map[string]native.Hook {
	for _, name := range jsbridge.Constructors() {
		guard := hooks[name]
		hooks[name] = func(vm *goja.Runtime, o *goja.Object) {
			g := of(vm)
			if guard != nil { // first, for the other looks at what is to be guarded
				guard(vm, o)
			}
			if err := jsbridge.PrepareConstructor(vm, name, o); err != nil {
				g.err = err
			}
		}
	}
	return hooks
}

// methods adds the hooks that note functions which scripts reach without naming
// a constructor, for cloning and for the guards themselves.
func methods(constructor string, hooks map[string]native.Hook) map[string]native.Hook {
	for _, name := range jsbridge.Methods()[constructor] {
		guard := hooks[name]
		hooks[name] = func(vm *goja.Runtime, o *goja.Object) {
			if guard != nil {
				guard(vm, o)
			}
			if constructor == "Object" {
				of(vm).note(name, o)
			}
			jsbridge.PrepareMethod(vm, constructor, name, o)
		}
	}
	return hooks
}

func visitors(hooks map[string]native.Hook) map[string]native.Hook {
	for _, name := range strings.Fields("copyWithin includes indexOf lastIndexOf reverse splice slice toReversed toSorted toSpliced with forEach map filter some every reduce reduceRight flatMap find findIndex findLast findLastIndex") {
		hooks[name] = call((*Guard).visit)
	}
	return hooks
}

// of returns the guards of a VM.
func of(vm *goja.Runtime) *Guard { return native.Tracker(vm).(Guarded).Guard() }

// call guards calls of a function.
func call(f func(g *Guard, c goja.FunctionCall, next native.Call) goja.Value) native.Hook {
	return func(vm *goja.Runtime, o *goja.Object) {
		g := of(vm)
		g.wrap(o, func(c goja.FunctionCall, next native.Call) goja.Value { return f(g, c, next) })
	}
}

// counted has the calls of a native function counted.
func counted(vm *goja.Runtime, o *goja.Object) { of(vm).count(o) }

// made guards an object with what is in it.
func made(f func(g *Guard, o *goja.Object)) native.Hook {
	return func(vm *goja.Runtime, o *goja.Object) { f(of(vm), o) }
}

func bytes(size float64) native.Hook {
	return made(func(g *Guard, o *goja.Object) { g.buffer(o, size) })
}

// collection guards the iterators of Map or Set.
func (g *Guard) collection(o *goja.Object, names ...string) {
	g.class(o)
	prototype := method(o, "prototype")
	for _, name := range names {
		g.wrap(method(prototype, name), g.iterate)
	}
}

// object guards the constructor Object, to which two ways lead.
func (g *Guard) object(o *goja.Object) {
	if g.used&objectConstructor == 0 {
		g.used |= objectConstructor
		g.hook(object, o)
		g.at("Object") // notes it, if a script has reached it by another way
	}
}

// function guards the constructor Function, to which two ways lead.
func (g *Guard) function(o *goja.Object) {
	if g.used&functionConstructor == 0 {
		g.used |= functionConstructor
		g.compiler(o)
	}
}

// array guards the constructor Array, to which two ways lead.
func (g *Guard) array(o *goja.Object) {
	if g.used&arrayConstructor == 0 {
		g.used |= arrayConstructor
		g.wrap(method(o, "from"), g.from)
		g.count(method(o, "from"))
		g.count(method(o, "of"))
	}
}

// string guards the constructor String, to which two ways lead.
func (g *Guard) string(o *goja.Object) {
	if g.used&stringConstructor == 0 {
		g.used |= stringConstructor
		g.wrap(method(o, "raw"), g.raw)
		for _, name := range [...]string{"raw", "fromCharCode", "fromCodePoint"} {
			g.count(method(o, name))
		}
	}
}

func (g *Guard) date(o *goja.Object) {
	g.members(o)
	g.hook(datePrototype, method(o, "prototype"))
}

func (g *Guard) hook(h *native.Hooks, o *goja.Object) {
	if err := h.Hook(o); err != nil {
		g.err = err
	}
}

// bigInt guards the constructor BigInt, to which two ways lead.
func (g *Guard) bigInt(o *goja.Object) {
	if g.used&bigIntConstructor == 0 {
		g.used |= bigIntConstructor
		g.wrap(o, g.digits)
		g.wrap(method(o, "asUintN"), g.bits)
		g.wrap(method(o, "asIntN"), g.bits)
	}
}

// feature is a part of the language that makes objects which nothing but its
// syntax makes.
type feature uint16

const (
	generators feature = 1 << iota
	asyncFunctions
	expressions
	objectConstructor
	functionConstructor
	arrayConstructor
	stringConstructor
	bigIntConstructor
	typedArrays
	exposed
)

// Uses says that a script with this source is about to run. Most sources use
// none of what this looks for. It fails where the script is interrupted, and
// then does the rest when it is called again.
func (g *Guard) Uses(source string) error {
	for _, part := range [...]struct {
		feature feature
		used    bool
		guard   func() error
	}{
		{generators, strings.Contains(source, "*"), g.generators},
		{asyncFunctions, strings.Contains(source, "async"), g.asyncFunctions},
		{expressions, strings.Contains(source, "/"), func() error { g.RegExps(); return g.err }},
	} {
		if !part.used || g.used&part.feature != 0 {
			continue
		}
		if err := part.guard(); err != nil {
			return err
		}
		g.used |= part.feature
	}
	return nil
}
