package jsbridge_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/netip"
	"reflect"
	"strings"

	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
)

// upper unmarshals JSON and text its own way.
type upper string

func (u *upper) UnmarshalText(text []byte) error {
	if string(text) == "bad" {
		return errors.New("bad text")
	}
	*u = upper(strings.ToUpper(string(text)))
	return nil
}

type rawLength int

func (r *rawLength) UnmarshalJSON(text []byte) error {
	*r = rawLength(len(text))
	return nil
}

type price struct{ Price float64 }

type order struct {
	ID     int64 `json:"id"`
	Items  []price
	Tags   map[string]bool
	Next   *order
	Any    any
	Hidden string `json:"-"`
}

type Price struct{ Price float64 }

type embedding struct {
	*Price
	order
}

// TestInto decodes into types.
func TestInto(t *testing.T) {
	m := newMachine(t)
	seven := 7
	for _, c := range []struct {
		source string
		want   any // of the type to decode into
	}{
		{`1`, 1}, {`1`, int8(1)}, {`255`, uint8(255)}, {`-9007199254740991`, int64(-9007199254740991)}, {`1.5`, 1.5}, {`0.5`, float32(0.5)}, {`3`, uintptr(3)},
		{`7`, &seven}, {`null`, (*int)(nil)}, {`undefined`, 0}, {`null`, ""},
		{`12n`, 12}, {`-12n`, int64(-12)}, {`2n ** 63n`, uint64(1 << 63)}, {`4n`, 4.0}, {`5n`, *big.NewInt(5)}, {`6`, big.NewInt(6)},
		{`'é'`, "é"}, {`'\ud800'`, "\ufffd"}, {`new String('s')`, "s"}, {`new Number(3)`, 3}, {`true`, true}, {`new Boolean(false)`, false},
		{`[1, 2]`, []int{1, 2}}, {`[1, , 2]`, []int{1, 0, 2}}, {`[1, 2, 3]`, [2]int{1, 2}}, {`[1]`, [2]int{1, 0}}, {`[]`, []string{}}, {`null`, []int(nil)},
		{`[1, 'a', null, undefined]`, []any{1.0, "a", nil, jsbridge.Undefined}},
		{`Object.assign([1, 2], {x: 1})`, []int{1, 2}}, {`(() => { const a = []; a[50] = 1; return a })()`, append(make([]int, 50), 1)},
		{`new Uint8Array([1, 2])`, []byte{1, 2}}, {`new Uint8Array([1, 2])`, []int{1, 2}}, {`new Float64Array([1.5])`, []float32{1.5}}, {`new Int16Array([-3])`, [1]int64{-3}},
		{`new BigInt64Array([-1n])`, []int64{-1}}, {`new BigUint64Array([1n])`, []int{1}}, {`new Float32Array([0.5])`, []any{0.5}}, {`new ArrayBuffer(2)`, []byte{0, 0}}, {`new DataView(new ArrayBuffer(3), 1)`, []byte{0, 0}},
		{`({a: 1, b: 2})`, map[string]int{"a": 1, "b": 2}}, {`({1: 'x'})`, map[int]string{1: "x"}}, {`({k: 1})`, map[upper]int{"K": 1}}, {`({k: 1})`, map[any]any{"k": 1.0}},
		{`new Map([[1, 'a'], [2, 'b']])`, map[int]string{1: "a", 2: "b"}}, {`new Set(['a', 'b'])`, []string{"a", "b"}}, {`new Set([1])`, map[int]bool{1: true}}, {`new Set([1])`, map[float64]struct{}{1: {}}},
		{`({id: 5, items: [{price: 1.5}], TAGS: {x: true}, next: {ID: 6}, any: {z: [1]}, Hidden: 'no', other: 1})`,
			order{ID: 5, Items: []price{{1.5}}, Tags: map[string]bool{"x": true}, Next: &order{ID: 6}, Any: map[string]any{"z": []any{1.0}}}},
		{`({Price: 2, id: 3})`, embedding{&Price{2}, order{ID: 3}}}, {`({id: 3})`, embedding{nil, order{ID: 3}}},
		{`new Date(1500)`, time.UnixMilli(1500).UTC()}, {`new Date(NaN)`, time.Time{}}, {`'2020-01-02T03:04:05Z'`, time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)},
		{`/a+/gi`, jsbridge.RegExp{Source: "a+", Flags: "gi"}},
		{`'10.0.0.1'`, netip.MustParseAddr("10.0.0.1")}, {`'abc'`, upper("ABC")}, {`['a', 'b']`, []upper{"A", "B"}},
		{`({a: [1, 'x', undefined, new Date(0), 5n]})`, json.RawMessage(`{"a":[1,"x",null,"1970-01-01T00:00:00.000Z",5]}`)}, {`[1,2]`, rawLength(5)},
		{`({'<&>': '<b> & "c"'})`, json.RawMessage(`{"<&>":"<b> & \"c\""}`)},
		{`3.25`, json.Number("3.25")}, {`10n ** 20n`, json.Number("100000000000000000000")},
		{`undefined`, any(jsbridge.Undefined)}, {`[null]`, []*int{nil}}, {`5`, any(5.0)},
	} {
		dst := reflect.New(reflect.TypeOf(c.want))
		if err := send(t, m.clone(c.source)).Into(dst.Interface()); err != nil {
			t.Errorf("%s into %T: %v", c.source, c.want, err)
			continue
		}
		if got := dst.Elem().Interface(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s into %T:\n got %#v\nwant %#v", c.source, c.want, got, c.want)
		}
	}
}

// TestIntoErrors names the place, what was there and what it does not fit.
func TestIntoErrors(t *testing.T) {
	m := newMachine(t)
	for _, c := range []struct {
		source string
		into   any
		want   string
	}{
		{`({Items: [{}, {}, {Price: 'free'}]})`, new(order), "jsbridge: Into: field Items[2].Price: string into float64"},
		{`({next: {next: {Items: 5}}})`, new(order), "jsbridge: Into: field Next.Next.Items: number 5 into []jsbridge_test.price"},
		{`({tags: {a: 1}})`, new(order), `jsbridge: Into: field Tags["a"]: number 1 into bool`},
		{`({id: 1.5})`, new(order), "jsbridge: Into: field ID: number 1.5 into int64: not an integer"},
		{`({Price: true})`, new(embedding), "jsbridge: Into: field Price: boolean into float64"},
		{`300`, new(uint8), "jsbridge: Into: number 300 into uint8: out of range"},
		{`-1`, new(uint), "jsbridge: Into: number -1 into uint: out of range"},
		{`1e300`, new(float32), "jsbridge: Into: number 1e+300 into float32: out of range"},
		{`Infinity`, new(int), "jsbridge: Into: number Infinity into int: out of range"},
		{`NaN`, new(int), "jsbridge: Into: number NaN into int: not an integer"},
		{`2n ** 64n`, new(int64), "jsbridge: Into: bigint 18446744073709551616 into int64: out of range"},
		{`2n ** 53n + 1n`, new(float64), "jsbridge: Into: bigint 9007199254740993 into float64: not exact"},
		{`new Uint16Array([1, 256])`, new([]uint8), "jsbridge: Into: field [1]: number 256 into uint8: out of range"},
		{`'x'`, new([]byte), "jsbridge: Into: string into []uint8"},
		{`({})`, new([]int), "jsbridge: Into: object into []int"},
		{`[]`, new(map[string]int), "jsbridge: Into: array into map[string]int"},
		{`new Map([[{}, 1]])`, new(map[any]int), "jsbridge: Into: object into interface {}: not a key that Go can hash"},
		{`new Map`, new(order), "jsbridge: Into: Map into jsbridge_test.order"},
		{`new Set([1])`, new(map[int]string), "jsbridge: Into: Set into map[int]string"},
		{`({a: 1})`, new(map[int]int), `jsbridge: Into: key "a" into int`},
		{`({300: 1})`, new(map[uint8]int), `jsbridge: Into: key "300" into uint8`},
		{`new Date(0)`, new(string), "jsbridge: Into: Date into string"},
		{`/x/`, new(string), "jsbridge: Into: RegExp into string"},
		{`1`, new(time.Time), "jsbridge: Into: number 1 into time.Time"},
		{`new Error('e')`, new(string), "jsbridge: Into: Error into string"},
		{`'x'`, new(jsbridge.Error), "jsbridge: Into: string into jsbridge.Error"},
		{`[]`, new(jsbridge.Map), "jsbridge: Into: array into jsbridge.Map"},
		{`1`, new(fmt.Stringer), "jsbridge: Into: number 1 into fmt.Stringer"},
		{`1`, new(chan int), "jsbridge: Into: number 1 into chan int"},
		{`['x', 'bad']`, new([]upper), "jsbridge: jsbridge_test.upper.UnmarshalText: bad text"},
		{`1`, new(upper), "jsbridge: Into: number 1 into jsbridge_test.upper"},
		{`1`, 5, "jsbridge: Into needs a pointer that is not nil, not int"},
		{`1`, (*int)(nil), "jsbridge: Into needs a pointer that is not nil, not *int"},
		{`1`, nil, "jsbridge: Into needs a pointer that is not nil, not <nil>"},
	} {
		err := m.clone(c.source).Into(c.into)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s into %T:\n got %v\nwant %s", c.source, c.into, err, c.want)
		}
	}
}

// TestIntoShares keeps what is one object in JavaScript one thing in Go.
func TestIntoShares(t *testing.T) {
	m := newMachine(t)
	type ring struct {
		Name string
		Next *ring
	}
	var r ring
	if err := m.clone(`(() => { const a = {Name: 'a'}, b = {Name: 'b', Next: a}; a.Next = b; return a })()`).Into(&r); err != nil {
		t.Fatal(err)
	}
	if r.Next.Name != "b" || r.Next.Next != &r {
		t.Errorf("got %v", r)
	}
	var list []map[string]any
	if err := m.clone(`(() => { const o = {}; o.self = o; return [o, o] })()`).Into(&list); err != nil {
		t.Fatal(err)
	}
	list[0]["x"] = 1
	if list[1]["x"] != 1 {
		t.Error("two maps of one object")
	}
	if list[0]["self"].(map[string]any)["x"] != nil && fmt.Sprintf("%p", list[0]["self"]) != fmt.Sprintf("%p", list[0]) {
		t.Error("an object within itself is another one")
	}
	var cyclic []any
	if err := m.clone(`(() => { const a = [1]; a.push(a); return a })()`).Into(&cyclic); err != nil {
		t.Fatal(err)
	}
	if inner := cyclic[1].([]any); &inner[0] != &cyclic[0] {
		t.Error("an array within itself is another one")
	}
}

// TestIntoKeepsOrder reads what has an order.
func TestIntoKeepsOrder(t *testing.T) {
	m := newMachine(t)
	c := m.clone(`({z: {b: 1, a: 2}, m: new Map([[{k: 1}, 'object'], [2, 'number'], ['2', 'string']]), s: new Set([3, 1, 2]), 5: 0})`)
	var o jsbridge.Object
	if err := c.Into(&o); err != nil {
		t.Fatal(err)
	}
	again, err := jsbridge.FromGo(&o)
	if err != nil {
		t.Fatal(err)
	}
	if again.String() != c.String() {
		t.Errorf("got %v, want %v", again, c)
	}
	v, _ := o.Get("m")
	if got, _ := v.(*jsbridge.Map).Get(2); got != "number" {
		t.Errorf("key 2: %v", got)
	}
}

// TestScalarsAreReadAlike reads values by themselves, as elements and as fields,
// of which the latter two have a way of their own.
func TestScalarsAreReadAlike(t *testing.T) {
	m := newMachine(t)
	for _, source := range []string{
		`0`, `-0`, `1`, `-1`, `127`, `128`, `-128`, `-129`, `255`, `256`, `65536`, `2 ** 31`, `-(2 ** 31) - 1`, `2 ** 53 - 1`, `1 - 2 ** 53`,
		`2 ** 53`, `2 ** 63`, `2 ** 64`, `-(2 ** 63)`, `1.5`, `0.1`, `1e39`, `1e300`, `NaN`, `Infinity`, `-Infinity`,
		`5n`, `2n ** 64n`, `true`, `false`, `null`, `undefined`, `'text'`, `''`, `'\ud800'`, `new Number(5)`, `{}`, `[]`, `new Date(0)`,
	} {
		alone, element, field := m.clone("("+source+")"), m.clone("["+source+"]"), m.clone("({F: "+source+"})")
		for _, typ := range []reflect.Type{
			reflect.TypeFor[bool](), reflect.TypeFor[string](), reflect.TypeFor[int](), reflect.TypeFor[int8](), reflect.TypeFor[int16](),
			reflect.TypeFor[int32](), reflect.TypeFor[int64](), reflect.TypeFor[uint](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](),
			reflect.TypeFor[uint32](), reflect.TypeFor[uint64](), reflect.TypeFor[uintptr](), reflect.TypeFor[float32](), reflect.TypeFor[float64](),
			reflect.TypeFor[time.Duration](), reflect.TypeFor[upper](), reflect.TypeFor[json.Number](),
		} {
			want := reflect.New(typ)
			wantErr := alone.Into(want.Interface())
			list := reflect.New(reflect.SliceOf(typ))
			compare(t, source, wantErr, "[0]", element.Into(list.Interface()), want.Elem(), list.Elem().Index(0))
			structure := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "F", Type: typ}}))
			compare(t, source, wantErr, "F", field.Into(structure.Interface()), want.Elem(), structure.Elem().Field(0))
		}
	}
}

// compare reports what differs between a value that was read alone, and one at a
// path.
func compare(t *testing.T, source string, wantErr error, path string, err error, want, got reflect.Value) {
	t.Helper()
	if wantErr != nil {
		text := strings.Replace(wantErr.Error(), "Into: ", "Into: field "+path+": ", 1)
		if err == nil || err.Error() != text {
			t.Errorf("%s into %s: %v, want %s", source, want.Type(), err, text)
		}
	} else if err != nil || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want) {
		t.Errorf("%s into %s: %#v %v, want %#v", source, want.Type(), got, err, want)
	}
}
