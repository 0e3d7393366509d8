package native

import (
	"reflect"
	"sync"

	"github.com/dop251/goja"
)

// TypeName says what an object is, whatever it pretends to be: Map, Promise,
// AsyncFunction, Proxy, or what goja's ClassName says. It runs no JavaScript.
//
// A Map and a plain object have the same ClassName; so the Go type that goja
// implements the object with tells.
func TypeName(o *goja.Object) string {
	o.ExportType() // makes an object real that goja creates lazily
	if kind := kinds()[implementation(o)]; kind != "" {
		return kind
	}
	return o.ClassName()
}

// kinds maps the Go types behind objects to what they are: a constant that only
// samples can tell.
var kinds = sync.OnceValue(func() map[reflect.Type]string {
	vm := goja.New()
	m := make(map[reflect.Type]string)
	for _, sample := range [...]struct{ kind, source string }{
		{"Map", "new Map()"}, {"Set", "new Set()"}, {"WeakMap", "new WeakMap()"}, {"WeakSet", "new WeakSet()"},
		{"Map Iterator", "new Map().keys()"}, {"Set Iterator", "new Set().keys()"}, {"Promise", "Promise.resolve()"},
		{"Generator", "(function* () {})()"}, {"GeneratorFunction", "(function* () {})"}, {"GeneratorFunction", "({ * m() {} }).m"},
		{"AsyncFunction", "(async function () {})"}, {"AsyncFunction", "(async () => {})"}, {"AsyncFunction", "({ async m() {} }).m"},
		{"Proxy", "new Proxy({}, {})"}, {"ArrayBuffer", "new ArrayBuffer(0)"},
	} {
		v, err := vm.RunString(sample.source)
		if err != nil {
			continue
		}
		o := v.(*goja.Object)
		o.ExportType()
		m[implementation(o)] = sample.kind
	}
	return m
})
