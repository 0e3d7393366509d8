package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// goja makes the properties of most built-in objects when they are first asked
// for, from a template that all VMs share. A Hook is told of each that is made.

// A Hook is called when a property has been made in a VM, with its value, or the
// setter if it is an accessor.
type Hook func(rt *goja.Runtime, made *goja.Object)

// Hooks are those of one sort of object, such as String.prototype, in all VMs.
// They must not be changed once they are in use.
type Hooks struct {
	Names   map[string]Hook
	Symbols map[*goja.Symbol]Hook
	Every   Hook // of each object that is made, getters and setters too, after the others

	once             sync.Once
	original, hooked unsafe.Pointer // templates
}

// factory is how a template makes a property.
type factory = func(*goja.Runtime) goja.Value

// templateFields tell where goja has templates and what is in them.
type templateFields struct {
	typ                           reflect.Type // of templates
	props, symProps               uintptr
	property                      reflect.Type // what factories return, or nearly all of them
	value, getterFunc, setterFunc uintptr      // in it
}

var templateLayout = sync.OnceValue(func() *templateFields {
	object := implementation(goja.New().GlobalObject())
	if object.Kind() != reflect.Pointer || object.Elem().Kind() != reflect.Struct {
		return nil
	}
	tmpl, ok := object.Elem().FieldByName("tmpl")
	if !ok || tmpl.Type.Kind() != reflect.Pointer || tmpl.Type.Elem().Kind() != reflect.Struct {
		return nil
	}
	t := tmpl.Type.Elem()
	props, ok := t.FieldByName("props")
	if !ok || !isFactories(props.Type, reflect.TypeFor[unistring.String]()) {
		return nil
	}
	symProps, ok := t.FieldByName("symProps")
	if !ok || !isFactories(symProps.Type, reflect.TypeFor[*goja.Symbol]()) {
		return nil
	}
	l := &templateFields{typ: t, props: props.Offset, symProps: symProps.Offset}
	// Any template will do to see what its factories make.
	global := reflect.ValueOf(goja.New().GlobalObject()).Elem().Field(0).Elem()
	template := *(*unsafe.Pointer)(unsafe.Add(global.UnsafePointer(), offsetOf(object.Elem(), tmpl)))
	made := (*(*map[unistring.String]factory)(unsafe.Add(template, l.props)))["globalThis"](goja.New())
	l.property = reflect.TypeOf(made)
	if l.property.Kind() != reflect.Pointer || l.property.Elem().Kind() != reflect.Struct {
		return nil
	}
	value, ok := l.property.Elem().FieldByName("value")
	if !ok || value.Type != reflect.TypeFor[goja.Value]() {
		return nil
	}
	setter, ok := l.property.Elem().FieldByName("setterFunc")
	if !ok || setter.Type != reflect.TypeFor[*goja.Object]() {
		return nil
	}
	getter, ok := l.property.Elem().FieldByName("getterFunc")
	if !ok || getter.Type != reflect.TypeFor[*goja.Object]() {
		return nil
	}
	l.value, l.getterFunc, l.setterFunc = value.Offset, getter.Offset, setter.Offset
	return l
})

func isFactories(t, key reflect.Type) bool {
	return t.Kind() == reflect.Map && t.Key() == key && t.Elem().ConvertibleTo(reflect.TypeFor[factory]())
}

// offsetOf is where a field is that may lie in embedded structs.
func offsetOf(t reflect.Type, f reflect.StructField) (offset uintptr) {
	for _, i := range f.Index {
		inner := t.Field(i)
		offset += inner.Offset
		t = inner.Type
	}
	return offset
}

// Hook has the hooks told of what is made of an object's template in its VM. It
// is to be used before a script runs.
func (h *Hooks) Hook(o *goja.Object) error {
	l := templateLayout()
	if l == nil || o == nil {
		return ErrUnknown
	}
	o.ExportType()
	t := implementation(o)
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return ErrUnknown
	}
	f, ok := t.Elem().FieldByName("tmpl")
	if !ok || f.Type != reflect.PointerTo(l.typ) {
		return ErrUnknown
	}
	object := reflect.ValueOf(o).Elem().Field(0).Elem().UnsafePointer()
	template := (*unsafe.Pointer)(unsafe.Add(object, offsetOf(t.Elem(), f)))
	h.once.Do(func() {
		h.original = *template
		h.hooked = h.copyOf(l, *template)
	})
	if *template != h.original && *template != h.hooked || h.hooked == nil {
		return ErrUnknown
	}
	*template = h.hooked
	return nil
}

// copyOf returns a copy of a template, with the hooks, or nil if it lacks one of
// the properties.
func (h *Hooks) copyOf(l *templateFields, template unsafe.Pointer) unsafe.Pointer {
	hooked := reflect.New(l.typ)
	hooked.Elem().Set(reflect.NewAt(l.typ, template).Elem())
	p := hooked.UnsafePointer()
	props := (*map[unistring.String]factory)(unsafe.Add(p, l.props))
	names := make(map[unistring.String]Hook, len(h.Names))
	for name, hook := range h.Names {
		names[unistring.NewFromString(name)] = hook
	}
	symbols := (*map[*goja.Symbol]factory)(unsafe.Add(p, l.symProps))
	if !hookAll(l, props, names, h.Every) || !hookAll(l, symbols, h.Symbols, h.Every) {
		return nil
	}
	return p
}

// hookAll replaces a map of factories by one that calls the hooks. It fails if
// the map lacks one that has a hook.
func hookAll[K comparable](l *templateFields, factories *map[K]factory, hooks map[K]Hook, every Hook) bool {
	copied := make(map[K]factory, len(*factories))
	for key, make := range *factories {
		copied[key] = l.hooked(make, hooks[key], every)
	}
	for key := range hooks {
		if copied[key] == nil {
			return false
		}
	}
	if *factories != nil {
		*factories = copied
	}
	return true
}

func (l *templateFields) hooked(make factory, hook, every Hook) factory {
	if hook == nil && every == nil {
		return make
	}
	return func(rt *goja.Runtime) goja.Value {
		v := make(rt)
		if reflect.TypeOf(v) != l.property {
			return v
		}
		p := reflect.ValueOf(v).UnsafePointer()
		value, _ := (*(*goja.Value)(unsafe.Add(p, l.value))).(*goja.Object)
		getter, setter := *(**goja.Object)(unsafe.Add(p, l.getterFunc)), *(**goja.Object)(unsafe.Add(p, l.setterFunc))
		switch {
		case hook == nil:
		case value != nil:
			hook(rt, value)
		case setter != nil:
			hook(rt, setter)
		}
		for _, made := range [...]*goja.Object{value, getter, setter} {
			if made != nil && every != nil {
				every(rt, made)
			}
		}
		return v
	}
}

// Tracker returns what [goja.Runtime.SetAsyncContextTracker] was given: the one
// thing of a VM that leads back to what belongs to it.
func Tracker(rt *goja.Runtime) goja.AsyncContextTracker {
	offset := trackerOffset()
	if offset < 0 {
		return nil
	}
	return *(*goja.AsyncContextTracker)(unsafe.Add(unsafe.Pointer(rt), offset))
}

var trackerOffset = sync.OnceValue(func() int {
	f, ok := reflect.TypeFor[goja.Runtime]().FieldByName("asyncContextTracker")
	if !ok || f.Type != reflect.TypeFor[goja.AsyncContextTracker]() {
		return -1
	}
	return int(f.Offset)
})
