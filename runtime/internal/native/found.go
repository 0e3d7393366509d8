package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// To look at a property may run a script: a getter, or the trap of a proxy. What is
// here looks without that, for who does in a shorter way what no script must be
// able to tell from the long one.

// methodsOf is how an interface says what kind of object it holds.
func (l *carrier) methodsOf(o *goja.Object) unsafe.Pointer {
	return (*face)(unsafe.Add(unsafe.Pointer(o), l.self)).methods
}

// functionMethods is that for native functions, if these have their properties
// where ordinary objects have them.
var functionMethods = sync.OnceValue(func() unsafe.Pointer {
	l := carriers()
	function := goja.New().ToValue(func(goja.FunctionCall) goja.Value { return nil }).(*goja.Object)
	t := implementation(function)
	if l == nil || t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil
	}
	values, ok := t.Elem().FieldByName("values")
	prototype, ok2 := t.Elem().FieldByName("prototype")
	if !ok || !ok2 || offsetOf(t.Elem(), values) != l.values || offsetOf(t.Elem(), prototype) != l.prototype {
		return nil
	}
	return l.methodsOf(function)
})

// Found returns the value of a property, own or inherited. It is nil where there is
// none, and where it cannot tell without a script: it knows its way in ordinary
// objects and native functions.
func Found(o *goja.Object, name unistring.String) goja.Value {
	l, function := carriers(), functionMethods()
	if l == nil || function == nil || templateLayout() == nil {
		return nil
	}
	for o != nil {
		self := (*face)(unsafe.Add(unsafe.Pointer(o), l.self))
		if self.methods != l.implementation && self.methods != function {
			return nil
		}
		if values := *(*map[unistring.String]goja.Value)(unsafe.Add(self.data, l.values)); len(values) > 0 {
			if v, ok := values[name]; ok {
				return plain(v)
			}
		}
		o = *(**goja.Object)(unsafe.Add(self.data, l.prototype))
	}
	return nil
}

// plain is the value of a property as goja keeps it, nil if that is an accessor.
func plain(v goja.Value) goja.Value {
	property := &templateLayout().property
	if reflect.TypeOf(v) != property.typ {
		return v
	}
	p := (*face)(unsafe.Pointer(&v)).data
	if *(*bool)(unsafe.Add(p, property.accessor)) {
		return nil
	}
	return *property.valueOf(p)
}
