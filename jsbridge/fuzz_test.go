package jsbridge_test

import (
	"testing"

	"github.com/dop251/goja"
	"github.com/fxamacker/cbor/v2"

	"github.com/wprun/wprun/jsbridge"
)

// FuzzParse: what Parse accepts is well-formed, can be built in Go and in a VM
// without a panic; the rest is an error.
func FuzzParse(f *testing.F) {
	vm := goja.New()
	for _, c := range golden(f)[:50] {
		if v, err := vm.RunString("(" + c.Source + "\n)"); err == nil {
			if clone, err := jsbridge.FromJS(vm, v); err == nil {
				data, _ := clone.CBOR()
				f.Add(data)
			}
		}
	}
	limits := jsbridge.Limits{Depth: 100, Elements: 10_000, Bytes: 1 << 20}
	f.Fuzz(func(t *testing.T, data []byte) {
		clone, err := jsbridge.Parse(data, nil, limits)
		if err != nil {
			return
		}
		if err := cbor.Wellformed(data); err != nil {
			t.Fatalf("Parse accepts %x: %v", data, err)
		}
		var v any
		_ = clone.Into(&v)
		_, _ = clone.JS(goja.New())
		_ = clone.AsError().Error()
	})
}
