package jsbridge_test

import (
	"errors"
	"fmt"
	"log"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

// must is for the examples: it returns v when there is no error.
func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func Example() {
	from, to := goja.New(), goja.New() // two VMs that share nothing
	value := must(from.RunString("({ list: [1, 'two'], when: new Date(0) })"))
	clone := must(jsbridge.FromJS(from, value))
	if err := to.Set("value", must(clone.JS(to))); err != nil {
		log.Fatal(err)
	}
	fmt.Println(to.RunString("value.list[1] + ' ' + value.when.getTime()"))
	// Output: two 0 <nil>
}

func ExampleFromGo() {
	type order struct {
		Item  string `json:"item"`
		Count int    `json:"count"`
	}
	fmt.Println(jsbridge.FromGo([]order{{"tea", 2}}))
	_, err := jsbridge.FromGo(map[string]any{"f": func() {}})
	fmt.Println(err)
	// Output:
	// [{"item": "tea", "count": 2}] <nil>
	// value.f: func() cannot be cloned
}

func ExampleFromJS() {
	vm := goja.New()
	fmt.Println(jsbridge.FromJS(vm, must(vm.RunString("[1, -0, 'x', undefined]"))))
	_, err := jsbridge.FromJS(vm, must(vm.RunString("({ items: [1, { cb () {} }] })")))
	fmt.Println(err)
	// Output:
	// [1, -0.0, "x", undefined] <nil>
	// value.items[1].cb: function cannot be cloned
}

func ExamplePrepare() {
	vm := goja.New()
	if err := jsbridge.Prepare(vm); err != nil {
		log.Fatal(err)
	}
	// What a script does to the built-in objects later does not matter.
	value := must(vm.RunString("Map.prototype.forEach = null; new Map([[1, 2]])"))
	fmt.Println(jsbridge.FromJS(vm, value))
	// Output: 259({1: 2}) <nil>
}

func ExampleParse() {
	data, buffers := must(jsbridge.FromGo("sent")).CBOR()
	fmt.Println(jsbridge.Parse(data, buffers, jsbridge.Limits{}))
	_, err := jsbridge.Parse([]byte{0x9b, 0xff}, nil, jsbridge.Limits{})
	fmt.Println(err != nil)
	// Output:
	// "sent" <nil>
	// true
}

func ExampleClone_Into() {
	clone := must(jsbridge.FromGo(map[string]any{"item": "tea", "count": 2}))
	var order struct {
		Item  string
		Count int
	}
	fmt.Println(clone.Into(&order), order)
	var wrong struct{ Item int }
	fmt.Println(clone.Into(&wrong))
	// Output:
	// <nil> {tea 2}
	// jsbridge: Into: field Item: string into int
}

func ExampleClone_JS() {
	vm := goja.New()
	fmt.Println(must(jsbridge.FromGo([]int{1, 2})).JS(vm))
	// Output: 1,2 <nil>
}

func ExampleClone_JSArray() {
	vm := goja.New()
	fmt.Println(must(jsbridge.FromGo([]any{1, "b"})).JSArray(vm))
	// Output: [1 b] <nil>
}

func ExampleClone_CBOR() {
	data, _ := must(jsbridge.FromGo([]any{true, nil})).CBOR()
	fmt.Printf("% x\n", data)
	// Output: 82 f5 f6
}

func ExampleClone_Size() {
	fmt.Println(must(jsbridge.FromGo("four")).Size())
	// Output: 5
}

func ExampleClone_String() {
	fmt.Println(must(jsbridge.FromGo([]any{1.5, "x"})).String())
	// Output: [1.5, "x"]
}

func ExampleClone_AsError() {
	fmt.Println(must(jsbridge.FromGo("just text")).AsError())
	fmt.Println(must(jsbridge.FromGo(&jsbridge.Error{Name: "TypeError", Message: "wrong"})).AsError())
	// Output:
	// just text
	// TypeError: wrong
}

func ExampleLimits_FromGo() {
	_, err := jsbridge.Limits{Depth: 2}.FromGo([]any{[]any{[]any{}}})
	var tooBig *jsbridge.LimitError
	fmt.Println(errors.As(err, &tooBig), tooBig.What)
	// Output: true depth
}

func ExampleLimits_FromJS() {
	vm := goja.New()
	buffer := must(vm.RunString("buffer = new ArrayBuffer(8)"))
	clone := must(jsbridge.Limits{}.FromJS(vm, buffer, buffer)) // moved, not copied
	fmt.Println(clone.Size() >= 8, must(vm.RunString("buffer.byteLength")))
	// Output: true 0
}

func ExampleErrorFromJS() {
	vm := goja.New()
	_, err := vm.RunString("throw new RangeError('too far', { cause: 'the map' })")
	var exception *goja.Exception
	if errors.As(err, &exception) {
		thrown := jsbridge.ErrorFromJS(vm, exception.Value())
		fmt.Println(thrown, "because of", thrown.Cause)
	}
	// Output: RangeError: too far because of the map
}

func ExampleError_JS() {
	vm := goja.New()
	thrown := &jsbridge.Error{Name: "TypeError", Message: "from Go"}
	if err := vm.Set("e", thrown.JS(vm)); err != nil {
		log.Fatal(err)
	}
	fmt.Println(vm.RunString("e instanceof TypeError && e.message"))
	// Output: from Go <nil>
}

func ExampleError_Value() {
	thrown := must(jsbridge.FromGo(map[string]int{"code": 7})).AsError()
	fmt.Println(thrown.Value())
	// Output: {"code": 7}
}

func ExampleCloneError_At() {
	_, err := jsbridge.FromGo([]any{func() {}})
	var refused *jsbridge.CloneError
	if errors.As(err, &refused) {
		fmt.Println(refused.At("arguments"))
	}
	// Output: arguments[0]: func() cannot be cloned
}

func ExampleMap() {
	var m jsbridge.Map
	m.Set("z", 1)
	m.Set(2, "two")
	m.Delete("missing")
	for key, value := range m.All() {
		fmt.Println(key, value)
	}
	fmt.Println(m.Len())
	// Output:
	// z 1
	// 2 two
	// 2
}

func ExampleObject() {
	var o jsbridge.Object
	vm := goja.New()
	clone := must(jsbridge.FromJS(vm, must(vm.RunString("({ z: 1, a: 2 })"))))
	fmt.Println(clone.Into(&o))
	for key, value := range o.All() {
		fmt.Println(key, value)
	}
	// Output:
	// <nil>
	// z 1
	// a 2
}
