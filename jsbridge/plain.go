package jsbridge

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// plainObject is goja's ordinary object as it lies in memory. Its properties are
// read and written here for speed only: goja's own way takes three times as long.
type plainObject struct {
	class           string
	val             *goja.Object
	prototype       *goja.Object
	extensible      bool
	values          map[unistring.String]goja.Value
	propNames       []unistring.String
	lastSorted      int
	indices         int
	symValues       unsafe.Pointer
	privateElements unsafe.Pointer
}

// wholeObject is an ordinary object with what scripts know it by. That is the first
// field of a goja.Object, and the machine.
type wholeObject struct {
	implementation, fields unsafe.Pointer
	runtime                *goja.Runtime
	plainObject
}

// objectFields is what there is to know of ordinary objects beside their fields.
type objectFields struct {
	implementation unsafe.Pointer // how an interface says that it holds one
	special        reflect.Type   // of a value that is no data property with all flags set
	shares         bool           // goja copies names that have its mark before it changes them
}

// objectLayout is nil if goja is not as this package knows it. Then all objects
// are read and made as goja's API does it.
var objectLayout = sync.OnceValue(func() *objectFields {
	rt := goja.New()
	o := rt.NewObject()
	if t := reflect.TypeFor[goja.Object](); t.NumField() != 2 || t.Field(1).Type != reflect.TypeFor[*goja.Runtime]() ||
		!sameLayout(implementation(o).Elem(), reflect.TypeFor[plainObject]()) {
		return nil
	}
	l := &objectFields{implementation: interfaceOf(o).methods}
	if !l.of(o).isEmpty(o) {
		return nil
	}
	hidden := rt.NewObject()
	if err := hidden.DefineDataProperty("p", goja.Null(), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		return nil
	}
	l.special = reflect.TypeOf(l.of(hidden).values["p"])
	l.shares = l.canShare(rt)
	return l
})

// isEmpty reports whether a new object has nothing but what the maker gives one.
func (p *plainObject) isEmpty(o *goja.Object) bool {
	return p.val == o && p.extensible && p.values != nil && len(p.values) == 0 && p.propNames == nil &&
		p.lastSorted == 0 && p.indices == 0 && p.symValues == nil && p.privateElements == nil
}

// sameLayout reports whether a struct of goja is what this package takes it for:
// in the order, the places and the types of its fields, where pointers to what
// goja does not export are just that.
func sameLayout(theirs, ours reflect.Type) bool {
	if theirs.Kind() != reflect.Struct || theirs.NumField() != ours.NumField() || theirs.Size() != ours.Size() {
		return false
	}
	for i := range ours.NumField() {
		a, b := theirs.Field(i), ours.Field(i)
		opaque := b.Type.Kind() == reflect.UnsafePointer && (a.Type.Kind() == reflect.Pointer || a.Type.Kind() == reflect.Map)
		if a.Offset != b.Offset || a.Type != b.Type && !opaque {
			return false
		}
	}
	for _, name := range []string{"class", "val", "prototype", "extensible", "values", "propNames"} {
		a, _ := theirs.FieldByName(name)
		if b, _ := ours.FieldByName(name); a.Offset != b.Offset || a.Name == "" {
			return false
		}
	}
	return true
}

// of returns the fields of an ordinary object: goja's own memory. It is nil for
// any other object.
func (l *objectFields) of(o *goja.Object) *plainObject {
	if self := interfaceOf(o); l != nil && self.methods == l.implementation {
		return (*plainObject)(self.data)
	}
	return nil
}

// copied stands behind the last one of the names of an object, where goja looks
// for it before it changes them: then it makes a copy first. So goja protects
// names that are being iterated over, and so do objects have their names
// together that have the same ones.
const copied unistring.String = " "

// marked marks names, behind which there is room for just that.
func marked(names []unistring.String) []unistring.String {
	names[:len(names)+1][len(names)] = copied
	return names
}

// canShare tries whether objects that have their names together stay apart.
func (l *objectFields) canShare(rt *goja.Runtime) bool {
	names := marked(append(make([]unistring.String, 0, 4), "a", "2", "1"))
	objects := make([]*goja.Object, 5)
	for i := range objects {
		objects[i] = rt.NewObject()
		p := l.of(objects[i])
		p.propNames = names
		for _, name := range names {
			p.values[name] = goja.Null()
		}
	}
	if objects[0].Delete("a") != nil || objects[1].Set("b", 1) != nil ||
		objects[2].DefineDataProperty("b", goja.Null(), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE) != nil {
		return false
	}
	objects[3].Keys() // puts them into order
	l.of(objects[4]).lastSorted = len(names)
	if rt.Set("o", objects[4]) != nil {
		return false
	}
	if _, err := rt.RunString("for (const key in o);"); err != nil { // the mark is for that
		return false
	}
	rest := names[:cap(names)]
	return rest[0] == "a" && rest[1] == "2" && rest[2] == "1" && rest[3] == copied
}

// maker makes ordinary objects in a VM.
type maker struct {
	sample *plainObject // an empty one
	made   int
}

// plain makes an ordinary object for n properties. They are to be put into its
// values, and their names into propNames; p is nil if that is not possible. The
// first one is goja's; the others are like a sample, in one piece with their
// fields.
func (m *maker) plain(rt *goja.Runtime, n int) (o *goja.Object, p *plainObject) {
	l := objectLayout()
	const few = 8 // for which an empty map has room
	if m.made++; m.made == 1 || l == nil {
		o = rt.NewObject()
		if p = l.of(o); p != nil && n > few {
			p.values = make(map[unistring.String]goja.Value, n)
		}
		return o, p
	}
	if m.sample == nil {
		m.sample = l.of(rt.NewObject())
	}
	w := &wholeObject{
		implementation: l.implementation,
		runtime:        rt,
		plainObject:    plainObject{class: m.sample.class, prototype: m.sample.prototype, extensible: true},
	}
	o = (*goja.Object)(unsafe.Pointer(w))
	w.fields, w.val = unsafe.Pointer(&w.plainObject), o
	if n > few {
		w.values = make(map[unistring.String]goja.Value, n)
	} else {
		w.values = make(map[unistring.String]goja.Value)
	}
	return o, &w.plainObject
}

// simpleProperties returns an ordinary object if all of its properties are data
// that can be enumerated, and none has a name that goja would put in another
// place, or that is not ASCII.
func simpleProperties(o *goja.Object) *plainObject {
	l := objectLayout()
	p := l.of(o)
	if p == nil {
		return nil
	}
	for _, name := range p.propNames {
		if !l.simple(name, p.values[name]) {
			return nil
		}
	}
	return p
}

func (l *objectFields) simple(name unistring.String, v goja.Value) bool {
	return name != "" && (name[0] < '0' || name[0] > '9') && name.AsUtf16() == nil && reflect.TypeOf(v) != l.special
}

// simpleValue returns a property of an object that had simple properties when
// they were listed; nil if it is gone.
func simpleValue(o *goja.Object, name unistring.String) goja.Value {
	l := objectLayout()
	if p := l.of(o); p != nil {
		if v, ok := p.values[name]; ok && reflect.TypeOf(v) != l.special {
			return v
		}
	}
	return o.Get(string(name))
}
