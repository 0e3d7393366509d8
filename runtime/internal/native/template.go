package native

import (
	"reflect"
	"slices"
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
	Names      map[string]Hook
	Symbols    map[*goja.Symbol]Hook
	Every      Hook       // of each object that is made, getters and setters too, after the others
	Properties []Property // that goja does not have, behind its own
	Global     bool       // they are those of the global object

	once             sync.Once
	original, hooked unsafe.Pointer // templates
}

// factory is how a template makes a property.
type factory = func(*goja.Runtime) goja.Value

// templateFields tell where goja has templates and what is in them.
type templateFields struct {
	typ                        reflect.Type // of templates
	propNames, props, symProps uintptr
	objects                    map[reflect.Type]objectFields // that have a template
	property                   propertyFields
}

// objectFields tell where an object has its template, and the names of its
// properties, once they are not those of the template.
type objectFields struct{ template, propNames uintptr }

var templateLayout = sync.OnceValue(func() *templateFields {
	vm := goja.New()
	l := &templateFields{objects: make(map[reflect.Type]objectFields)}
	function := vm.ToValue(func(goja.FunctionCall) goja.Value { return nil }).(*goja.Object)
	for _, sample := range [...]*goja.Object{vm.GlobalObject(), function.Prototype(), vm.NewArray().Prototype()} {
		t := implementation(sample)
		if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
			return nil
		}
		template, ok := t.Elem().FieldByName("tmpl")
		names, ok2 := t.Elem().FieldByName("propNames")
		if !ok || !ok2 || template.Type.Kind() != reflect.Pointer || names.Type != reflect.TypeFor[[]unistring.String]() {
			return nil
		}
		l.typ = template.Type.Elem()
		l.objects[t] = objectFields{offsetOf(t.Elem(), template), offsetOf(t.Elem(), names)}
	}
	if l.typ.Kind() != reflect.Struct {
		return nil
	}
	names, ok := l.typ.FieldByName("propNames")
	props, ok2 := l.typ.FieldByName("props")
	symProps, ok3 := l.typ.FieldByName("symProps")
	if !ok || !ok2 || !ok3 || names.Type != reflect.TypeFor[[]unistring.String]() ||
		!isFactories(props.Type, reflect.TypeFor[unistring.String]()) || !isFactories(symProps.Type, reflect.TypeFor[*goja.Symbol]()) {
		return nil
	}
	l.propNames, l.props, l.symProps = names.Offset, props.Offset, symProps.Offset
	// Any template will do to see what its factories make.
	global := vm.GlobalObject()
	template := *(*unsafe.Pointer)(unsafe.Add(pointer(global), l.objects[implementation(global)].template))
	made := (*(*map[unistring.String]factory)(unsafe.Add(template, l.props)))["globalThis"](vm)
	if l.property, ok = propertyLayout(reflect.TypeOf(made)); !ok {
		return nil
	}
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
	f, ok := l.objects[implementation(o)]
	if !ok {
		return ErrUnknown
	}
	template := (*unsafe.Pointer)(unsafe.Add(pointer(o), f.template))
	h.once.Do(func() {
		h.original = *template
		h.hooked = h.copyOf(l, *template)
	})
	if *template != h.original && *template != h.hooked || h.hooked == nil {
		return ErrUnknown
	}
	*template = h.hooked
	if h.Global {
		// goja takes them from the template when it needs them, but not if the
		// first property that the global object is given is a variable.
		*(*[]unistring.String)(unsafe.Add(pointer(o), f.propNames)) = slices.Clone(*(*[]unistring.String)(unsafe.Add(h.hooked, l.propNames)))
	}
	return nil
}

// copyOf returns a copy of a template, with the hooks, or nil if it lacks one of
// those that are hooked.
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
	for i := range h.Properties {
		property := &h.Properties[i]
		name := unistring.NewFromString(property.Name)
		if (*props)[name] != nil {
			return nil
		}
		(*props)[name] = property.factory(&l.property)
		propNames := (*[]unistring.String)(unsafe.Add(p, l.propNames))
		*propNames = append(slices.Clip(*propNames), name)
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
		if reflect.TypeOf(v) != l.property.typ {
			return v
		}
		p := reflect.ValueOf(v).UnsafePointer()
		value, _ := (*l.property.valueOf(p)).(*goja.Object)
		getter, setter := *l.property.getterOf(p), *l.property.setterOf(p)
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
