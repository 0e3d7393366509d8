package jsbridge

import (
	"errors"
	"unicode/utf16"

	"github.com/dop251/goja"
)

// native is a function of goja that is called without a detour: no stack
// frame, no microtasks. What it throws arrives as a panic, so that only code
// inside goja.Runtime.Try may call it.
type native = func(goja.FunctionCall) goja.Value

// realm holds built-in objects of a VM, as they were before a script had a
// chance to change them: scripts do replace Date, Map.prototype.forEach and
// Symbol.iterator. Each is looked up when it is first needed, for that makes
// it: goja creates its built-in objects lazily.
//
// It belongs to the goroutine of its VM.
type realm struct {
	rt      *goja.Runtime
	objects map[string]*goja.Object
	natives [nNatives]native

	// spread and entries carry the results of calls back out of goja: natives
	// return values to a script, not to us.
	spread    goja.Value // a function that leaves its arguments in arguments
	arguments []goja.Value
	addEntry  goja.Value // a callback for Map.prototype.forEach that fills entries
	entries   []goja.Value
	scratch   [3]goja.Value // arguments of the call under way
}

// errorNames are the classes of errors that keep their class. Error comes
// first: it stands in for all others.
var errorNames = [...]string{
	"Error", "EvalError", "RangeError", "ReferenceError",
	"SyntaxError", "TypeError", "URIError", "AggregateError",
}

// errorClass returns the index of a name in errorNames, 0 when it is not
// among them.
func errorClass(name string) int {
	for i, n := range errorNames {
		if n == name {
			return i
		}
	}
	return 0
}

// fn names a native function of the realm.
type fn int

const (
	fnKeys fn = iota
	fnDescriptor
	fnDefine
	fnApply
	fnMapForEach
	fnMapSet
	fnSetAdd
	fnStringValue
	fnSource
	fnViewName
	fnViewBuffer
	fnViewOffset
	fnViewLength
	fnDataBuffer
	fnDataOffset
	fnDataLength
	fnFlags  // the first of the getters in regExpFlags; the others follow
	nNatives = fnFlags + fn(len(regExpFlags))
)

// regExpFlags are the flags of an expression and the getters that tell them.
var regExpFlags = [...]struct {
	flag   byte
	getter string
}{
	{'g', "global"}, {'i', "ignoreCase"}, {'m', "multiline"},
	{'s', "dotAll"}, {'u', "unicode"}, {'y', "sticky"},
}

// place tells where a VM has a native function: as a property of a global
// object, or of an object that many steps up from there: its prototype
// property, then the prototype of that. No script can change these steps.
type place struct {
	global string
	up     int
	key    goja.Value
	getter bool // of an accessor
}

var places = func() (p [nNatives]place) {
	method := func(f fn, global string, up int, key string) {
		p[f] = place{global: global, up: up, key: goja.StringFromUTF16(utf16.Encode([]rune(key)))}
	}
	getter := func(f fn, global string, up int, key string) {
		method(f, global, up, key)
		p[f].getter = true
	}
	method(fnKeys, "Object", 0, "keys")
	method(fnDescriptor, "Object", 0, "getOwnPropertyDescriptor")
	method(fnDefine, "Object", 0, "defineProperty")
	method(fnApply, "Function", 1, "apply")
	method(fnMapForEach, "Map", 1, "forEach")
	method(fnMapSet, "Map", 1, "set")
	method(fnSetAdd, "Set", 1, "add")
	method(fnStringValue, "String", 1, "valueOf")
	getter(fnSource, "RegExp", 1, "source")
	for i, f := range regExpFlags {
		getter(fnFlags+fn(i), "RegExp", 1, f.getter)
	}
	p[fnViewName] = place{"Uint8Array", 2, goja.SymToStringTag, true}
	getter(fnViewBuffer, "Uint8Array", 2, "buffer")
	getter(fnViewOffset, "Uint8Array", 2, "byteOffset")
	getter(fnViewLength, "Uint8Array", 2, "length")
	getter(fnDataBuffer, "DataView", 1, "buffer")
	getter(fnDataOffset, "DataView", 1, "byteOffset")
	getter(fnDataLength, "DataView", 1, "byteLength")
	return p
}()

// realmKey is where a VM keeps its realm: on its global object, under a
// symbol that scripts cannot make, read-only. A map from VMs to realms would
// keep each VM alive, for a realm refers to its VM.
var realmKey = goja.NewSymbol("jsbridge")

// Prepare notes the built-in objects of a VM, so that cloning uses those and
// not what a script may put in their place later. It takes about 0.1 ms and
// 120 KB; a host that is told when a VM makes its built-in objects can use
// [PrepareConstructor] and [PrepareMethod] instead, which take next to nothing.
// Calling it again changes nothing.
//
// Call it on the goroutine of rt only, before the first script runs. The error
// says which built-in object is missing or of the wrong sort.
func Prepare(rt *goja.Runtime) error {
	return prepare(rt, func(r *realm) {
		for f := range r.natives {
			r.native(fn(f))
		}
		for _, name := range Constructors() {
			r.object(name)
		}
	})
}

// Constructors are the names of the constructors that cloning may need.
func Constructors() []string {
	names := append([]string{"Object", "Function", "String", "Map", "Set", "Date", "RegExp", nameBuffer, nameDataView}, errorNames[:]...)
	for _, t := range viewTypes {
		names = append(names, t.name)
	}
	return names
}

// PrepareConstructor notes a constructor that has just been made in a VM, one of
// [Constructors], with what cloning needs of it, but for what [Methods] lists.
func PrepareConstructor(rt *goja.Runtime, name string, constructor *goja.Object) error {
	realmOf(rt).objects[name] = constructor
	if errorClass(name) > 0 || name == errorNames[0] {
		return nil // of which nothing else is needed
	}
	return prepare(rt, func(r *realm) {
		for f := range r.natives {
			if p := &places[f]; p.global == name && !p.alone() {
				r.native(fn(f))
			}
		}
	})
}

// alone reports whether scripts reach a function without asking for the
// constructor by its name first, so that it has to be noted by itself.
func (p *place) alone() bool {
	return p.global == "Object" || p.global == "Function" || p.global == "String"
}

// Methods are the names of the functions for [PrepareMethod]: of the
// constructor Object itself, and of what the instances of Function and of String
// inherit.
func Methods() map[string][]string {
	methods := make(map[string][]string)
	for f := range places {
		if p := &places[f]; p.alone() {
			methods[p.global] = append(methods[p.global], p.key.String())
		}
	}
	return methods
}

// PrepareMethod notes a function that has just been made in a VM, one of
// [Methods].
func PrepareMethod(rt *goja.Runtime, constructor, name string, function *goja.Object) {
	r := realmOf(rt)
	for f := range r.natives {
		if p := &places[f]; p.global == constructor && p.alone() && p.key.String() == name && r.natives[f] == nil {
			r.note(fn(f), function)
		}
	}
}

// note notes a native function, to be looked at when it is first called: the
// host may still put something around it.
func (r *realm) note(f fn, function *goja.Object) {
	r.natives[f] = func(call goja.FunctionCall) goja.Value {
		n := function.Export().(native)
		r.natives[f] = n
		return n(call)
	}
}

func prepare(rt *goja.Runtime, f func(*realm)) (err error) {
	// What an exception says can take a script to tell, hence it is not asked.
	ex := rt.Try(func() {
		defer func() {
			if x := recover(); x != nil {
				missing, ok := x.(missingError)
				if !ok {
					panic(x)
				}
				err = missing
			}
		}()
		f(realmOf(rt))
	})
	if ex != nil {
		return errors.New("jsbridge: a script has changed the built-in objects")
	}
	return err
}

// realmOf returns the realm of a VM, made now if need be.
func realmOf(rt *goja.Runtime) *realm {
	if v, ok := rt.GlobalObject().GetSymbol(realmKey).(*goja.Object); ok {
		if s, ok := v.Export().(sealed); ok && s.realm.rt == rt {
			return s.realm
		}
	}
	r := &realm{rt: rt, objects: make(map[string]*goja.Object)}
	// A frozen global object refuses the property. Then each run makes its own.
	_ = rt.GlobalObject().DefineDataPropertySymbol(realmKey, rt.NewDynamicObject(sealed{r}),
		goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return r
}

// sealed is a realm as a VM keeps it: for scripts, which find every symbol, an
// object with nothing in it.
type sealed struct{ realm *realm }

func (sealed) Get(string) goja.Value       { return nil }
func (sealed) Set(string, goja.Value) bool { return false }
func (sealed) Has(string) bool             { return false }
func (sealed) Delete(string) bool          { return false }
func (sealed) Keys() []string              { return nil }

// missingError names a built-in object that a VM does not have, or not as it
// should be.
type missingError string

func (e missingError) Error() string { return "jsbridge: the VM has no usable " + string(e) }

// object finds a built-in object by its global name. Like all that follows it
// panics with a missingError where that fails, or with what a script throws
// that has put an accessor there, so that only code inside goja.Runtime.Try
// may call it.
func (r *realm) object(name string) *goja.Object {
	if o := r.objects[name]; o != nil {
		return o
	}
	o, ok := r.rt.GlobalObject().Get(name).(*goja.Object)
	if !ok {
		panic(missingError(name))
	}
	r.objects[name] = o
	return o
}

// prototype is what the instances of a constructor inherit from.
func (r *realm) prototype(name string) *goja.Object {
	p, ok := r.object(name).Get("prototype").(*goja.Object)
	if !ok {
		panic(missingError(name + ".prototype"))
	}
	return p
}

// native finds a native function.
func (r *realm) native(f fn) native {
	if n := r.natives[f]; n != nil {
		return n
	}
	p := &places[f]
	owner := r.object(p.global)
	for i := range p.up {
		if i == 0 {
			owner = r.prototype(p.global)
		} else if owner = owner.Prototype(); owner == nil {
			panic(missingError(p.global))
		}
	}
	var v goja.Value
	if p.getter {
		if d, ok := r.native(fnDescriptor)(goja.FunctionCall{Arguments: []goja.Value{owner, p.key}}).(*goja.Object); ok {
			v = d.Get("get")
		}
	} else {
		v = owner.Get(p.key.String())
	}
	if o, ok := v.(*goja.Object); ok {
		if _, ok := o.Export().(native); ok {
			r.note(f, o)
			return r.natives[f]
		}
	}
	panic(missingError(p.global + " (" + p.key.String() + ")"))
}

// call runs a native function. Its arguments lie in the scratch space of the
// realm until it returns, for none of these functions keeps them.
func (r *realm) call(f fn, this goja.Value, args ...goja.Value) goja.Value {
	native := r.native(f)
	n := copy(r.scratch[:], args)
	return native(goja.FunctionCall{This: this, Arguments: r.scratch[:n]})
}

// elements returns the elements of a dense array: goja's own memory, valid
// while the array does not change.
func (r *realm) elements(array *goja.Object) []goja.Value {
	if r.spread == nil {
		r.spread = r.rt.ToValue(func(call goja.FunctionCall) goja.Value {
			r.arguments = call.Arguments
			return goja.Undefined()
		})
	}
	r.call(fnApply, r.spread, goja.Undefined(), array)
	e := r.arguments
	r.arguments = nil
	return e
}

// mapEntries returns the keys and values of a Map, alternating.
func (r *realm) mapEntries(m *goja.Object) []goja.Value {
	if r.addEntry == nil {
		r.addEntry = r.rt.ToValue(func(call goja.FunctionCall) goja.Value {
			r.entries = append(r.entries, call.Argument(1), call.Argument(0))
			return goja.Undefined()
		})
	}
	r.entries = nil
	r.call(fnMapForEach, m, r.addEntry)
	e := r.entries
	r.entries = nil
	return e
}

// keys returns the own enumerable string keys of o as they are: unlike
// goja.Object.Keys it keeps lone surrogates.
func (r *realm) keys(o *goja.Object) []goja.Value {
	return r.elements(r.call(fnKeys, goja.Undefined(), o).(*goja.Object))
}

// property is an own property. Its value is nil for an accessor.
type property struct {
	value      goja.Value
	getter     native
	enumerable bool
}

// own looks up an own property, without calling a getter. goja itself goes
// wrong where a script has given Object.prototype a setter called value.
func (r *realm) own(o *goja.Object, key goja.Value) (p property, ok bool) {
	d, ok := r.call(fnDescriptor, goja.Undefined(), o, key).(*goja.Object)
	if !ok {
		return property{}, false
	}
	// The descriptor is an ordinary object: what it lacks it would inherit
	// from an Object.prototype that scripts may have changed.
	if err := d.SetPrototype(nil); err != nil {
		panic(err)
	}
	p.value = d.Get("value")
	p.enumerable = d.Get("enumerable").ToBoolean()
	if g, ok := d.Get("get").(*goja.Object); ok {
		p.getter, _ = g.Export().(native)
	}
	return p, true
}

// define sets an own property with a key that only goja can express, writable
// and configurable.
func (r *realm) define(o *goja.Object, key, value goja.Value) {
	d := r.rt.CreateObject(nil)
	for _, flag := range []string{"writable", "enumerable", "configurable"} {
		_ = d.Set(flag, true)
	}
	_ = d.Set("value", value)
	r.call(fnDefine, goja.Undefined(), o, key, d)
}
