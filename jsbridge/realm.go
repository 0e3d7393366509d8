package jsbridge

import (
	"errors"
	"fmt"

	"github.com/dop251/goja"
)

// native is a function of goja that is called without a detour: no stack
// frame, no microtasks. What it throws arrives as a panic, so that only code
// inside goja.Runtime.Try may call it.
type native = func(goja.FunctionCall) goja.Value

// realm holds what a VM offers before any script had a chance to change it:
// scripts do replace Date, Map.prototype.forEach and Symbol.iterator.
//
// It belongs to the goroutine of its VM.
type realm struct {
	rt     *goja.Runtime
	ctors  [nCtors]*goja.Object
	errors [len(errorNames)]*goja.Object // their prototypes
	fn     [nNatives]native
	views  [len(viewTypes)]*goja.Object

	// spread and entries carry the results of calls back out of goja: natives
	// return values to a script, not to us.
	spread    goja.Value // a function that leaves its arguments in arguments
	arguments []goja.Value
	addEntry  goja.Value // a callback for Map.prototype.forEach that fills entries
	entries   []goja.Value
	scratch   [3]goja.Value // arguments of the call under way
}

// ctor names a constructor of the realm.
type ctor int

const (
	ctorMap ctor = iota
	ctorSet
	ctorDate
	ctorRegExp
	ctorError
	ctorDataView
	nCtors
)

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
	fnArrayOf
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

// realmKey is where a VM keeps its realm: on its global object, under a
// symbol that scripts cannot make, read-only. A map from VMs to realms would
// keep each VM alive, for a realm refers to its VM.
var realmKey = goja.NewSymbol("jsbridge")

// Prepare notes the built-in objects of a new VM, so that cloning uses those
// and not what a script may put in their place. Whoever creates a VM calls it
// before the first script runs; otherwise the first clone does the same, with
// whatever it finds by then. Calling it again changes nothing.
//
// Call it on the goroutine of rt only. The error says which built-in object
// is missing or of the wrong sort.
func Prepare(rt *goja.Runtime) error {
	if loaded(rt) != nil {
		return nil
	}
	r, err := newRealm(rt)
	if err != nil {
		return err
	}
	return rt.GlobalObject().DefineDataPropertySymbol(realmKey, rt.ToValue(r),
		goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// loaded returns the realm of a VM, nil when there is none yet.
func loaded(rt *goja.Runtime) *realm {
	if v, ok := rt.GlobalObject().GetSymbol(realmKey).(*goja.Object); ok {
		if r, ok := v.Export().(*realm); ok && r.rt == rt {
			return r
		}
	}
	return nil
}

// realmOf returns the realm of a VM, made now if need be. It panics with a Go
// error when that fails, so that only code inside goja.Runtime.Try may call
// it.
func realmOf(rt *goja.Runtime) *realm {
	if r := loaded(rt); r != nil {
		return r
	}
	r, err := newRealm(rt)
	if err != nil {
		panic(err)
	}
	// A frozen global object refuses the property. Then each run makes its own.
	_ = rt.GlobalObject().DefineDataPropertySymbol(realmKey, rt.ToValue(r),
		goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return r
}

// newRealm reads the built-in objects.
func newRealm(rt *goja.Runtime) (r *realm, err error) {
	l := &loader{rt: rt}
	// What an exception says can take a script to tell, hence it is not asked.
	if ex := rt.Try(func() { r = l.load() }); ex != nil {
		return nil, errors.New("jsbridge: a script has changed the built-in objects")
	}
	if l.missing != "" {
		return nil, fmt.Errorf("jsbridge: the VM has no usable %s", l.missing)
	}
	return r, nil
}

// loader fills a realm and notes what it could not find.
type loader struct {
	rt         *goja.Runtime
	descriptor native
	missing    string
}

func (l *loader) load() *realm {
	r := &realm{rt: l.rt}
	object := l.global("Object")
	l.descriptor = l.method(object, "getOwnPropertyDescriptor")
	if l.descriptor == nil {
		return r
	}
	r.ctors = [nCtors]*goja.Object{
		l.global("Map"), l.global("Set"), l.global("Date"), l.global("RegExp"), l.global("Error"), l.global("DataView"),
	}
	for i, name := range errorNames {
		r.errors[i] = l.prototype(l.global(name), name)
	}
	for i, t := range viewTypes {
		r.views[i] = l.global(t.name)
	}
	r.fn[fnDescriptor] = l.descriptor
	r.fn[fnKeys] = l.method(object, "keys")
	r.fn[fnDefine] = l.method(object, "defineProperty")
	r.fn[fnApply] = l.method(l.prototype(l.global("Function"), "Function"), "apply")
	r.fn[fnArrayOf] = l.method(l.global("Array"), "of")
	maps := l.prototype(r.ctors[ctorMap], "Map")
	r.fn[fnMapForEach] = l.method(maps, "forEach")
	r.fn[fnMapSet] = l.method(maps, "set")
	r.fn[fnSetAdd] = l.method(l.prototype(r.ctors[ctorSet], "Set"), "add")
	r.fn[fnStringValue] = l.method(l.prototype(l.global("String"), "String"), "valueOf")
	expressions := l.prototype(r.ctors[ctorRegExp], "RegExp")
	r.fn[fnSource] = l.getter(expressions, l.rt.ToValue("source"))
	for i, f := range regExpFlags {
		r.fn[fnFlags+fn(i)] = l.getter(expressions, l.rt.ToValue(f.getter))
	}
	if l.missing != "" {
		return r
	}
	views := l.prototype(r.views[0], "Uint8Array").Prototype()
	r.fn[fnViewName] = l.getter(views, goja.SymToStringTag)
	r.fn[fnViewBuffer] = l.getter(views, l.rt.ToValue("buffer"))
	r.fn[fnViewOffset] = l.getter(views, l.rt.ToValue("byteOffset"))
	r.fn[fnViewLength] = l.getter(views, l.rt.ToValue("length"))
	data := l.prototype(r.ctors[ctorDataView], "DataView")
	r.fn[fnDataBuffer] = l.getter(data, l.rt.ToValue("buffer"))
	r.fn[fnDataOffset] = l.getter(data, l.rt.ToValue("byteOffset"))
	r.fn[fnDataLength] = l.getter(data, l.rt.ToValue("byteLength"))

	r.spread = l.rt.ToValue(func(call goja.FunctionCall) goja.Value {
		r.arguments = call.Arguments
		return goja.Undefined()
	})
	r.addEntry = l.rt.ToValue(func(call goja.FunctionCall) goja.Value {
		r.entries = append(r.entries, call.Argument(1), call.Argument(0))
		return goja.Undefined()
	})
	return r
}

// global finds a built-in object by its global name.
func (l *loader) global(name string) *goja.Object {
	o, ok := l.rt.GlobalObject().Get(name).(*goja.Object)
	if !ok {
		l.missing = name
	}
	return o
}

// prototype is the prototype property of a constructor.
func (l *loader) prototype(o *goja.Object, name string) *goja.Object {
	if o == nil {
		return nil
	}
	p, ok := o.Get("prototype").(*goja.Object)
	if !ok {
		l.missing = name + ".prototype"
	}
	return p
}

// method is the native function that o has under a name.
func (l *loader) method(o *goja.Object, name string) native {
	if o == nil {
		return nil
	}
	return l.native(o.Get(name), name)
}

// getter is the native function behind an accessor of o.
func (l *loader) getter(o *goja.Object, key goja.Value) native {
	if o == nil {
		return nil
	}
	d, ok := l.descriptor(goja.FunctionCall{Arguments: []goja.Value{o, key}}).(*goja.Object)
	if !ok {
		l.missing = key.String()
		return nil
	}
	return l.native(d.Get("get"), key.String())
}

func (l *loader) native(v goja.Value, name string) native {
	if o, ok := v.(*goja.Object); ok {
		if f, ok := o.Export().(native); ok {
			return f
		}
	}
	l.missing = name
	return nil
}

// call runs a native function. Its arguments lie in the scratch space of the
// realm until it returns, for none of these functions keeps them.
func (r *realm) call(f fn, this goja.Value, args ...goja.Value) goja.Value {
	n := copy(r.scratch[:], args)
	return r.fn[f](goja.FunctionCall{This: this, Arguments: r.scratch[:n]})
}

// elements returns the elements of a dense array: goja's own memory, valid
// while the array does not change.
func (r *realm) elements(array *goja.Object) []goja.Value {
	r.call(fnApply, r.spread, goja.Undefined(), array)
	e := r.arguments
	r.arguments = nil
	return e
}

// mapEntries returns the keys and values of a Map, alternating.
func (r *realm) mapEntries(m *goja.Object) []goja.Value {
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
