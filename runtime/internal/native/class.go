package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// A Class takes the place of a constructor that goja would make by itself when
// it throws, where no hook is called. It is as goja's own templates are: what it
// has is made when it is asked for. A Class is for all VMs.
type Class struct {
	Name   string // one of those that [Constructor] knows
	Length int

	Parent    func(rt *goja.Runtime) *goja.Object                           // of the constructor
	Prototype func(rt *goja.Runtime, constructor *goja.Object) *goja.Object // property of the constructor

	once     sync.Once
	template unsafe.Pointer
}

// classFields tell what a function with a template consists of.
type classFields struct {
	typ                            reflect.Type
	class, val, extensible, values uintptr
	template, call, construct      uintptr
	protoFactory                   uintptr // in the template
	runtime, self                  uintptr // in Object
	implementation                 reflect.Type
}

var classLayout = sync.OnceValue(func() *classFields {
	t := templateLayout()
	sample, ok := goja.New().Get("Object").(*goja.Object)
	if t == nil || !ok {
		return nil
	}
	l := &classFields{typ: implementation(sample).Elem()}
	if _, ok := t.objects[implementation(sample)]; !ok {
		return nil
	}
	known := true
	field := func(of reflect.Type, name string, is reflect.Type) uintptr {
		f, ok := of.FieldByName(name)
		known = known && ok && f.Type == is
		if !known {
			return 0
		}
		return offsetOf(of, f)
	}
	object := reflect.TypeFor[*goja.Object]()
	l.class = field(l.typ, "class", reflect.TypeFor[string]())
	l.val = field(l.typ, "val", object)
	l.extensible = field(l.typ, "extensible", reflect.TypeFor[bool]())
	l.values = field(l.typ, "values", reflect.TypeFor[map[unistring.String]goja.Value]())
	l.template = field(l.typ, "tmpl", reflect.PointerTo(t.typ))
	l.call = field(l.typ, "f", reflect.TypeFor[Call]())
	l.construct = field(l.typ, "construct", reflect.TypeFor[Construct]())
	l.protoFactory = field(t.typ, "protoFactory", reflect.TypeFor[func(*goja.Runtime) *goja.Object]())
	l.runtime = field(object.Elem(), "runtime", reflect.TypeFor[*goja.Runtime]())
	self, ok := object.Elem().FieldByName("self")
	if !known || !ok || self.Type.Kind() != reflect.Interface || !reflect.PointerTo(l.typ).Implements(self.Type) {
		return nil
	}
	l.self, l.implementation = self.Offset, self.Type
	return l
})

// Install makes the constructor in a new VM. What it constructs, construct does,
// to which newTarget says what to inherit from; a call without new is the same.
func (c *Class) Install(rt *goja.Runtime, construct Construct) (*goja.Object, error) {
	l := classLayout()
	offset, ok := intrinsics()[c.Name]
	if l == nil || !ok {
		return nil, ErrUnknown
	}
	place := (**goja.Object)(unsafe.Add(unsafe.Pointer(rt), offset))
	if *place != nil {
		return nil, ErrUnknown
	}
	c.once.Do(func() { c.template = c.newTemplate(templateLayout(), l) })

	o := new(goja.Object)
	made := reflect.New(l.typ)
	at := made.UnsafePointer()
	*(*string)(unsafe.Add(at, l.class)) = "Function"
	*(**goja.Object)(unsafe.Add(at, l.val)) = o
	*(*bool)(unsafe.Add(at, l.extensible)) = true
	*(*map[unistring.String]goja.Value)(unsafe.Add(at, l.values)) = make(map[unistring.String]goja.Value)
	*(*unsafe.Pointer)(unsafe.Add(at, l.template)) = c.template
	*(*Construct)(unsafe.Add(at, l.construct)) = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		if newTarget == nil || newTarget == o { // new, and nothing more
			return construct(args, o)
		}
		e := construct(args, newTarget)
		if e.Prototype() == c.Parent(rt).Get("prototype") { // in place of what is no object?
			if _, ok := newTarget.Get("prototype").(*goja.Object); !ok {
				_ = e.SetPrototype(o.Get("prototype").(*goja.Object))
			}
		}
		return e
	}
	*(*Call)(unsafe.Add(at, l.call)) = func(call goja.FunctionCall) goja.Value { return construct(call.Arguments, o) }

	*(**goja.Runtime)(unsafe.Add(unsafe.Pointer(o), l.runtime)) = rt
	reflect.NewAt(l.implementation, unsafe.Add(unsafe.Pointer(o), l.self)).Elem().Set(made)
	*place = o
	return o, nil
}

func (c *Class) newTemplate(t *templateFields, l *classFields) unsafe.Pointer {
	p := reflect.New(t.typ).UnsafePointer()
	*(*func(*goja.Runtime) *goja.Object)(unsafe.Add(p, l.protoFactory)) = c.Parent
	property := func(value func(*goja.Runtime) goja.Value, configurable bool) factory {
		return func(rt *goja.Runtime) goja.Value { return t.property.make(value(rt), false, false, configurable) }
	}
	*(*map[unistring.String]factory)(unsafe.Add(p, t.props)) = map[unistring.String]factory{
		"length":    property(func(rt *goja.Runtime) goja.Value { return rt.ToValue(c.Length) }, true),
		"name":      property(func(rt *goja.Runtime) goja.Value { return rt.ToValue(c.Name) }, true),
		"prototype": property(func(rt *goja.Runtime) goja.Value { return c.Prototype(rt, Constructor(rt, c.Name)) }, false),
	}
	*(*[]unistring.String)(unsafe.Add(p, t.propNames)) = []unistring.String{"length", "name", "prototype"}
	return p
}
