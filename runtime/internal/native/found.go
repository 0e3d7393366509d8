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

// functionMethods and promiseMethods are that for native functions and promises, if
// these have their properties where ordinary objects have them.
var (
	functionMethods = sync.OnceValue(func() unsafe.Pointer {
		return methodsLike(goja.New().ToValue(func(goja.FunctionCall) goja.Value { return nil }).(*goja.Object))
	})
	promiseMethods = sync.OnceValue(func() unsafe.Pointer {
		vm := goja.New()
		promise, _, _ := vm.NewPromise()
		return methodsLike(vm.ToValue(promise).(*goja.Object))
	})
)

func methodsLike(o *goja.Object) unsafe.Pointer {
	l, t := carriers(), implementation(o)
	if l == nil || t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil
	}
	values, ok := t.Elem().FieldByName("values")
	prototype, ok2 := t.Elem().FieldByName("prototype")
	if !ok || !ok2 || offsetOf(t.Elem(), values) != l.values || offsetOf(t.Elem(), prototype) != l.prototype {
		return nil
	}
	return l.methodsOf(o)
}

// Found returns the value of a property, own or inherited. It is nil where there is
// none, and where it cannot tell without a script: it knows its way in ordinary
// objects, native functions and promises.
func Found(o *goja.Object, name unistring.String) goja.Value {
	l, function, promise := carriers(), functionMethods(), promiseMethods()
	if l == nil || templateLayout() == nil {
		return nil
	}
	for o != nil {
		self := (*face)(unsafe.Add(unsafe.Pointer(o), l.self))
		if m := self.methods; m != l.implementation && m != function && m != promise {
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

// OwnGetter returns the getter of a property of a native function. It is nil if that
// has none.
func OwnGetter(function *goja.Object, symbol *goja.Symbol) *goja.Object {
	l := denseLayout()
	if l == nil || carriers().methodsOf(function) != functionMethods() {
		return nil
	}
	v, property := l.symbol(function, symbol), &templateLayout().property
	if v == nil || reflect.TypeOf(v) != property.typ {
		return nil
	}
	return *property.getterOf((*face)(unsafe.Pointer(&v)).data)
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
