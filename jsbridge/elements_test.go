package jsbridge_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"reflect"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

func TestElements(t *testing.T) {
	m := newMachine(t)
	e, err := m.clone(`(o => [2, , 'text', o, o])({ a: 1 })`).Elements()
	if err != nil {
		t.Fatal(err)
	}
	var (
		n           int
		hole, after any
		text        string
		first       map[string]int
		again       map[string]int
		kept        = 5
	)
	if e.Len() != 5 {
		t.Error(e.Len())
	}
	for _, dst := range []any{&n, &hole, &text, &first, &again, &after, &kept} {
		if err := e.Into(dst); err != nil {
			t.Fatal(err)
		}
	}
	if n != 2 || hole != jsbridge.Undefined || text != "text" || after != jsbridge.Undefined || kept != 5 || e.Len() != 0 {
		t.Error(n, hole, text, after, kept, e.Len())
	}
	if first["a"]++; again["a"] != 2 {
		t.Error("one object has become two")
	}
}

func TestElementsOfUnusualArrays(t *testing.T) {
	m := newMachine(t)
	for source, want := range map[string]int{
		`Object.assign([1, 2], { extra: 3 })`: 2,
		`(b => { b.push(b); return b })([1])`: 2,
		`[]`:                                  0,
		`'text'`:                              -1,
		`({})`:                                -1,
		`new Uint8Array(2)`:                   -1,
		`new Set([1])`:                        -1,
		`new Error('e')`:                      -1,
		`undefined`:                           -1,
		`Object.assign([], { 1e9: 1 })`:       -1,
	} {
		e, err := m.clone(source).Elements()
		switch {
		case want < 0 && err == nil:
			t.Errorf("%s: no error", source)
		case want >= 0 && (err != nil || e.Len() != want):
			t.Errorf("%s: %v", source, err)
		}
	}
	e, err := m.clone(`[1, { deep: ['x'] }]`).Elements()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	var typed struct{ Deep []int }
	err = errors.Join(e.Into(&n), e.Into(&typed))
	var misfit *jsbridge.IntoError
	if !errors.As(err, &misfit) || misfit.Path != "Deep[0]" {
		t.Error(err)
	}
	if err := e.Into(n); err == nil || !strings.Contains(err.Error(), "pointer") {
		t.Error(err)
	}
}

// TestFromJSArray: it is what an array of the values becomes.
func TestFromJSArray(t *testing.T) {
	rt := goja.New()
	o := rt.NewObject()
	_ = o.Set("self", o)
	values := []goja.Value{rt.ToValue(1), goja.Undefined(), o, rt.ToValue("text"), o, rt.ToValue([]any{o})}
	want, err := jsbridge.FromJS(rt, rt.NewArray(values[0], values[1], values[2], values[3], values[4], values[5]))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := (jsbridge.Limits{}).FromJSArray(rt, values); err != nil || got.String() != want.String() {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
	if got, err := (jsbridge.Limits{}).FromJSArray(rt, nil); err != nil || got.String() != "[]" {
		t.Error(got, err)
	}
	thrower, err := rt.RunString("({ get x() { throw new RangeError('mine') } })")
	if err != nil {
		t.Fatal(err)
	}
	for want, v := range map[string]goja.Value{
		"value[1].f: function cannot be cloned": rt.ToValue(map[string]any{"f": func() {}}),
		"RangeError: mine":                      thrower,
	} {
		if _, err := (jsbridge.Limits{}).FromJSArray(rt, []goja.Value{goja.Null(), v}); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := (jsbridge.Limits{Elements: 3}).FromJSArray(rt, values); err == nil {
		t.Error("more elements than the limit")
	}
}

func ExampleElements() {
	args, err := jsbridge.FromGo([]any{"pen", 3, []string{"blue"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	elements, err := args.Elements()
	if err != nil {
		fmt.Println(err)
		return
	}
	var name string
	var count int
	fmt.Println(elements.Into(&name), elements.Into(&count), name, count, elements.Len())
	// Output: <nil> <nil> pen 3 1
}

type selfish struct {
	Next *selfish
	List []selfish
	Bad  chan int `json:",omitempty"`
}

type encodesItself chan int

func (encodesItself) MarshalJSON() ([]byte, error)  { return []byte("1"), nil }
func (*encodesItself) UnmarshalJSON(_ []byte) error { return nil }

// TestTypesThatCannotCross: what the two checks say is what the codecs do.
func TestTypesThatCannotCross(t *testing.T) {
	for _, c := range []struct {
		typ      reflect.Type
		into     bool
		fromToo  bool
		instance any // to encode, where the zero value says too little
	}{
		{typ: reflect.TypeFor[any](), into: true, fromToo: true},
		{typ: reflect.TypeFor[celsius](), into: true, fromToo: true},
		{typ: reflect.TypeFor[uintptr](), into: true, fromToo: true},
		{typ: reflect.TypeFor[struct{}](), into: true, fromToo: true},
		{typ: reflect.TypeFor[[3]string](), into: true, fromToo: true},
		{typ: reflect.TypeFor[selfish](), into: true, fromToo: true},
		{typ: reflect.TypeFor[map[int][]*selfish](), into: true, fromToo: true},
		{typ: reflect.TypeFor[encodesItself](), into: true, fromToo: true},
		{typ: reflect.TypeFor[*encodesItself](), into: true, fromToo: true},
		{typ: reflect.TypeFor[time.Time](), into: true, fromToo: true},
		{typ: reflect.TypeFor[*big.Int](), into: true, fromToo: true},
		{typ: reflect.TypeFor[jsbridge.Clone](), into: true, fromToo: true},
		{typ: reflect.TypeFor[jsbridge.Moved](), into: true, fromToo: true},
		{typ: reflect.TypeFor[*jsbridge.Map](), into: true, fromToo: true},
		{typ: reflect.TypeFor[json.RawMessage](), into: true, fromToo: true, instance: json.RawMessage("1")},
		{typ: reflect.TypeFor[error](), into: true, fromToo: true},
		{typ: reflect.TypeFor[fmt.Stringer](), into: true, fromToo: true},
		{typ: reflect.TypeFor[io.Reader](), fromToo: true}, // its dynamic type decides
		{typ: reflect.TypeFor[map[celsius]int](), into: true, instance: map[celsius]int{1: 1}},
		{typ: reflect.TypeFor[struct{ C chan int }](), into: true},
		{typ: reflect.TypeFor[chan int]()},
		{typ: reflect.TypeFor[[]chan int](), instance: []chan int{nil}},
		{typ: reflect.TypeFor[map[string]func()](), instance: map[string]func(){"": nil}},
		{typ: reflect.TypeFor[*complex128](), instance: new(complex128)},
		{typ: reflect.TypeFor[unsafe.Pointer]()},
		{typ: reflect.TypeFor[goja.Value](), instance: goja.Undefined()},
		{typ: reflect.TypeFor[*goja.Object](), instance: new(goja.Object)},
		{typ: reflect.TypeFor[*sql.DB]()},
	} {
		if bad := jsbridge.Unfillable(c.typ); (bad == nil) != c.into {
			t.Errorf("Unfillable(%s) = %v", c.typ, bad)
		}
		if bad := jsbridge.Unclonable(c.typ); (bad == nil) != c.fromToo {
			t.Errorf("Unclonable(%s) = %v", c.typ, bad)
		}
		if c.instance == nil {
			c.instance = reflect.Zero(c.typ).Interface()
		}
		if _, err := jsbridge.FromGo(c.instance); (err == nil) != c.fromToo && c.typ != reflect.TypeFor[*sql.DB]() {
			t.Errorf("FromGo(%s): %v", c.typ, err)
		}
	}
	if bad := jsbridge.Unfillable(reflect.TypeFor[map[string][]chan int]()); bad != reflect.TypeFor[chan int]() {
		t.Error(bad)
	}
}
