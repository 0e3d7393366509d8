package jsbridge_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

type celsius float64

type node struct {
	Name string `json:"name"`
	Next *node  `json:"next,omitempty"`
	Kids []*node
}

type asJSON struct{ text string }

func (a asJSON) MarshalJSON() ([]byte, error) { return []byte(a.text), nil }

type asText int

func (a asText) MarshalText() ([]byte, error) {
	if a < 0 {
		return nil, errors.New("negative")
	}
	return fmt.Appendf(nil, "text %d", int(a)), nil
}

type pointerJSON struct{ X int }

func (p *pointerJSON) MarshalJSON() ([]byte, error) { return []byte(`"by pointer"`), nil }

type failure struct{ Code int }

func (f failure) Error() string { return fmt.Sprintf("failure %d", f.Code) }

func ordered(pairs ...any) *jsbridge.Object {
	o := &jsbridge.Object{}
	for i := 0; i < len(pairs); i += 2 {
		o.Set(pairs[i].(string), pairs[i+1])
	}
	return o
}

func mapOf(pairs ...any) *jsbridge.Map {
	m := &jsbridge.Map{}
	for i := 0; i < len(pairs); i += 2 {
		m.Set(pairs[i], pairs[i+1])
	}
	return m
}

func setOf(members ...any) *jsbridge.Set {
	s := &jsbridge.Set{}
	for _, v := range members {
		s.Add(v)
	}
	return s
}

// TestFromGo compares the diagnostic notation, and has every value arrive.
func TestFromGo(t *testing.T) {
	one, text := 1, "x"
	clone, err := jsbridge.FromGo([]any{jsbridge.Undefined, map[string]any{"k": 1}})
	if err != nil {
		t.Fatal(err)
	}
	var nilMap map[string]int
	var nilNode *node
	var nilSlice []int
	var nilError error
	for _, c := range []struct {
		value any
		want  string
	}{
		{nil, "null"},
		{nilMap, "null"}, {nilNode, "null"}, {nilSlice, "null"}, {nilError, "null"}, {[]byte(nil), "null"},
		{true, "true"},
		{1, "1"}, {int8(-5), "-5"}, {int64(maxSafe), "9007199254740991"}, {int64(-maxSafe), "-9007199254740991"},
		{uint8(200), "200"}, {uint64(maxSafe), "9007199254740991"}, {uintptr(7), "7"},
		{1.5, "1.5"}, {2.0, "2"}, {math.Copysign(0, -1), "-0.0"}, {math.NaN(), "NaN"}, {math.Inf(-1), "-Infinity"}, {float32(0.5), "0.5"},
		{1e21, "1.0e+21"}, {float64(1 << 53), "9007199254740992.0"}, {celsius(1.5), "1.5"}, {time.Second, "1000000000"},
		{"é\x00", `"\u00e9\u0000"`}, {json.Number("1.5"), "1.5"}, {json.Number(""), "0"},
		{&one, "1"}, {&text, `"x"`}, {[]*int{&one, &one}, "[1, 1]"},
		{[]int{1, 2}, "[1, 2]"}, {[2]string{"a", "b"}, `["a", "b"]`}, {[]celsius{1}, "[1]"}, {[]any{}, "[]"}, {[3]byte{1, 2, 3}, "[1, 2, 3]"},
		{[]byte{1, 2}, "64(h'0102')"}, {[]byte{}, "64(h'')"}, {[]int8{-1}, "72(h'ff')"}, {[]uint16{1}, "69(h'0100')"}, {[]int16{-2}, "77(h'feff')"},
		{[]uint32{1}, "70(h'01000000')"}, {[]int32{-1}, "78(h'ffffffff')"}, {[]uint64{1}, "71(h'0100000000000000')"},
		{[]int64{-1}, "79(h'ffffffffffffffff')"}, {[]float32{1.5}, "85(h'0000c03f')"}, {[]float64{1.5}, "86(h'000000000000f83f')"},
		{map[string]int{"b": 1, "a": 2, "10": 3, "9": 4}, `{"10": 3, "9": 4, "a": 2, "b": 1}`},
		{map[int]bool{2: true, -1: false}, `{"-1": false, "2": true}`}, {map[asText]int{3: 1}, `{"text 3": 1}`}, {map[any]int{"s": 1, 2: 2}, `{"2": 2, "s": 1}`},
		{map[string]int{"__proto__": 1}, `{"__proto__": 1}`},
		{node{Name: "n"}, `{"name": "n", "Kids": null}`},
		{struct {
			A int `json:"-"`
			//lint:ignore SA5008 a field whose name is a hyphen
			B int `json:"-,"`
			C int `json:"c,omitempty"`
			D *int
			e int
			F time.Time `json:"f,omitzero"`
			G []int     `json:"g,omitempty"`
			H string    `json:",omitempty"`
		}{}, `{"-": 0, "D": null}`},
		{time.UnixMilli(1500), "1(1.5)"}, {time.UnixMilli(-1), "1(-0.001)"}, {time.Date(400000, 1, 1, 0, 0, 0, 0, time.UTC), "1(NaN)"},
		{time.Date(1e9, 1, 1, 0, 0, 0, 0, time.UTC), "1(NaN)"}, {time.Time{}, "1(-62135596800.0)"},
		{big.NewInt(5), "5"}, {*big.NewInt(-5), "-5"}, {new(big.Int).Lsh(big.NewInt(1), 70), "1180591620717411303424"}, {(*big.Int)(nil), "null"},
		{jsbridge.Undefined, "undefined"}, {[]any{jsbridge.Undefined, nil}, "[undefined, null]"},
		{jsbridge.RegExp{Source: "a/b", Flags: "g"}, `21066(["a/b", "g"])`}, {jsbridge.RegExp{}, `21066(["(?:)", ""])`},
		{mapOf("b", 1, 2, "x", nil, []int{}), `259({"b": 1, 2: "x", null: []})`}, {*mapOf(1, 2), "259({1: 2})"},
		{mapOf(math.Copysign(0, -1), 1), "259({0: 1})"},
		{setOf(3, "a", jsbridge.Undefined), `258([3, "a", undefined])`}, {*setOf(), "258([])"},
		{ordered("z", 1, "a", 2), `{"z": 1, "a": 2}`}, {*ordered("q", nil), `{"q": null}`},
		{asJSON{`{"b": [1, null], "a": "x", "b": 2}`}, `{"b": 2, "a": "x"}`}, {json.RawMessage(`[1, 2.5]`), "[1, 2.5]"}, {&asJSON{"1"}, "1"},
		{asText(4), `"text 4"`}, {&url.URL{Host: "h"}, `{"Scheme": "", "Opaque": "", "User": null, "Host": "h", "Path": "", "Fragment": "", "RawQuery": "", "RawPath": "", "RawFragment": "", "ForceQuery": false, "OmitHost": false}`},
		{&struct{ P pointerJSON }{}, `{"P": "by pointer"}`}, {struct{ P pointerJSON }{}, `{"P": {"X": 0}}`},
		{clone, `[undefined, {"k": 1}]`}, {[]any{clone, &clone}, `[[undefined, {"k": 1}], [undefined, {"k": 1}]]`},
		{jsbridge.Clone{}, "undefined"}, {[]any{jsbridge.Clone{}}, "[undefined]"},
		{errors.New("plain"), `27(["Error", {"message": "plain"}, {}])`}, {failure{3}, `27(["Error", {"message": "failure 3"}, {}])`},
		{&failure{3}, `27(["Error", {"message": "failure 3"}, {}])`},
		{fmt.Errorf("outer: %w", io.EOF), `27(["Error", {"message": "outer: EOF", "cause": 27(["Error", {"message": "EOF"}, {}])}, {}])`},
		{errors.Join(io.EOF, failure{1}), `27(["AggregateError", {"message": "EOF\nfailure 1", "errors": [27(["Error", {"message": "EOF"}, {}]), 27(["Error", {"message": "failure 1"}, {}])]}, {}])`},
		{&jsbridge.Error{Name: "TypeError", Message: "m", Stack: "s", Cause: io.EOF}, `27(["TypeError", {"message": "m", "stack": "s", "cause": 27(["Error", {"message": "EOF"}, {}])}, {}])`},
		{&jsbridge.Error{Name: "MyError", Message: "m"}, `27(["Error", {"message": "m", "name": "MyError"}, {}])`},
		{jsbridge.Error{Message: "by value"}, `27(["Error", {"message": "by value"}, {}])`},
		{&jsbridge.CloneError{Reason: "r"}, `27(["Error", {"message": "value: r", "name": "DataCloneError", "code": 25}, {}])`},
		{errors.New("bad \xff"), `27(["Error", {"message": "bad \ufffd"}, {}])`},
	} {
		got, err := jsbridge.FromGo(c.value)
		if err != nil {
			t.Errorf("%T %v: %v", c.value, c.value, err)
			continue
		}
		if got.String() != c.want {
			t.Errorf("%T %v:\n got %v\nwant %s", c.value, c.value, got, c.want)
		}
		send(t, got)
	}
}

const maxSafe = 1<<53 - 1

// TestFromGoIdentity encodes what occurs more than once.
func TestFromGoIdentity(t *testing.T) {
	loop := &node{Name: "loop"}
	loop.Next = loop
	list := []any{1, nil}
	list[1] = list
	object := map[string]any{}
	object["self"] = object
	pointer := &object
	shared := &node{Name: "s"}
	bytes := []byte{1}
	m := mapOf("k", 1)
	m.Set("self", m)
	named := ordered("a", 1)
	named.Set("self", named)
	empty := []int{}
	text := "x"
	type pair struct{ A, B any }
	for _, c := range []struct {
		value any
		want  string
	}{
		{loop, `28({"name": "loop", "next": 29(0), "Kids": null})`},
		{list, `28([1, 29(0)])`},
		{object, `28({"self": 29(0)})`},
		{pair{pointer, pointer}, `{"A": 28({"self": 29(0)}), "B": 29(0)}`},
		{pair{&pointer, pointer}, `{"A": 28({"self": 29(0)}), "B": 29(0)}`},
		{pair{object, &pointer}, `{"A": 28({"self": 29(0)}), "B": 29(0)}`},
		{[]*node{shared, {Name: "o", Kids: []*node{shared}}}, `[28({"name": "s", "Kids": null}), {"name": "o", "Kids": [29(0)]}]`},
		{pair{bytes, bytes}, `{"A": 28(64(h'01')), "B": 29(0)}`},
		{pair{bytes, bytes[:0]}, `{"A": 64(h'01'), "B": 64(h'')}`},
		{pair{m, m}, `{"A": 28(259({"k": 1, "self": 29(0)})), "B": 29(0)}`},
		{named, `28({"a": 1, "self": 29(0)})`},
		{pair{empty, empty}, `{"A": [], "B": []}`},
		{pair{&struct{}{}, &struct{}{}}, `{"A": {}, "B": {}}`},
		{pair{&text, &text}, `{"A": "x", "B": "x"}`},
		{pair{list[:1], list[:1]}, `{"A": 28([1]), "B": 29(0)}`},
		{pair{&shared.Name, shared}, `{"A": "s", "B": {"name": "s", "Kids": null}}`},
		{pair{big.NewInt(1), []*big.Int{}}, `{"A": 1, "B": []}`},
	} {
		got, err := jsbridge.FromGo(c.value)
		if err != nil {
			t.Errorf("%T: %v", c.value, err)
			continue
		}
		if got.String() != c.want {
			t.Errorf("%T:\n got %v\nwant %s", c.value, got, c.want)
		}
		send(t, got)
	}
}

// TestFromGoRefuses expects errors that name the place.
func TestFromGoRefuses(t *testing.T) {
	type recursive *recursive
	var self recursive
	self = &self
	vm := goja.New()
	type S struct {
		Items []any `json:"items"`
	}
	for _, c := range []struct {
		value any
		want  string
	}{
		{make(chan int), "value: chan int cannot be cloned"},
		{func() {}, "value: func() cannot be cloned"},
		{S{[]any{1, map[string]any{"cb x": func() {}}}}, `value.items[1]["cb x"]: func() cannot be cloned`},
		{[]any{complex(1, 2)}, "value[0]: complex128 cannot be cloned"},
		{int64(maxSafe + 1), "value: int64 9007199254740992 is not a safe integer and cannot be cloned; use *big.Int"},
		{[]any{uint64(math.MaxUint64)}, "value[0]: uint64 18446744073709551615 is not a safe integer and cannot be cloned; use *big.Int"},
		{"bad \xff", "value: string that is not UTF-8 cannot be cloned"},
		{map[string]int{"\xff": 1}, `value["\xff"]: key that is not UTF-8 cannot be cloned`},
		{map[float64]int{1: 1}, "value: map with keys of type float64 cannot be cloned; use jsbridge.Map"},
		{map[any]int{"1": 1, 1: 2}, "value[1]: key that two map keys share cannot be cloned"},
		{self, "value: pointer to itself cannot be cloned"},
		{vm.NewObject(), "value: *goja.Object cannot be cloned; use FromJS"},
		{[]any{vm.ToValue(1)}, "value[0]: goja.valueInt cannot be cloned; use FromJS"},
		{json.Number("x"), `value: json.Number "x" is not a number and cannot be cloned`},
		{jsbridge.RegExp{Source: "a", Flags: "gg"}, `value: RegExp with the flags "gg" cannot be cloned`},
		{jsbridge.RegExp{Source: strings.Repeat("(", 600)}, "value: RegExp with groups nested that deep cannot be cloned"},
		{mapOf("a", make(chan int)), "value<Map value 0>: chan int cannot be cloned"},
		{mapOf(make(chan int), "a"), "value<Map key 0>: chan int cannot be cloned"},
		{setOf(1, func() {}), "value<Set member 1>: func() cannot be cloned"},
		{setOf("text 1", asText(1)), "value<Set member 1>: key that occurs twice cannot be cloned"},
		{ordered("o", ordered("f", func() {})), "value.o.f: func() cannot be cloned"},
		{&jsbridge.Error{Cause: &jsbridge.Error{Errors: []error{}}, Message: "x", Errors: nil}, ""},
		{asText(-1), "jsbridge: jsbridge_test.asText.MarshalText: negative"},
		{asJSON{"{"}, "jsbridge: jsbridge_test.asJSON.MarshalJSON: unexpected end of JSON input"},
		{asJSON{"1 2"}, "jsbridge: jsbridge_test.asJSON.MarshalJSON: invalid character '2' after top-level value"},
	} {
		_, err := jsbridge.FromGo(c.value)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%T:\n got %s\nwant %s", c.value, got, c.want)
		}
	}
}

// Structs that embed others in all the ways that have rules.
type (
	Base struct {
		ID   int `json:"id"`
		Name string
	}
	Tagged struct {
		Name string `json:"Name"`
	}
	Deep    struct{ Base }
	private struct{ Inside int }
	A       struct{ Conflict, OnlyA int }
	B       struct{ Conflict, OnlyB int }
	AgainA  struct{ A }
	AgainB  struct{ A }
)

// TestStructsAsEncodingJSON compares the fields of structs with those that
// encoding/json finds.
func TestStructsAsEncodingJSON(t *testing.T) {
	for _, v := range []any{
		struct {
			Base
			Name int
		}{Base{1, "base"}, 2},
		struct {
			Base
			Tagged
		}{Base{1, "base"}, Tagged{"tagged"}},
		struct{ *Base }{&Base{ID: 1}},
		struct{ *Base }{},
		struct {
			Deep
			Name string
		}{Deep{Base{1, "deep"}}, "top"},
		struct{ private }{private{5}},
		struct{ *private }{&private{5}},
		struct {
			A
			B
		}{A{1, 2}, B{3, 4}},
		struct {
			AgainA
			AgainB
		}{},
		struct {
			Base `json:"base"`
		}{Base{1, "n"}},
		struct {
			time.Time
			X int
		}{time.Unix(0, 0).UTC(), 1},
		struct {
			OE1 int             `json:",omitempty"`
			OE2 *int            `json:",omitempty"`
			OE3 map[string]int  `json:",omitempty"`
			OE4 struct{}        `json:",omitempty"`
			OE5 [0]int          `json:",omitempty"`
			OE6 any             `json:",omitempty"`
			OZ1 time.Time       `json:",omitzero"`
			OZ2 struct{ X int } `json:",omitzero"`
			OZ3 []int           `json:",omitzero"`
		}{OZ3: []int{}},
		map[string]any{"a": []any{1.5, nil, "x", true, map[string]any{}}},
		map[int]string{3: "c", 20: "b"},
		[]Base{{1, "a"}, {2, "b"}},
		&node{Name: "a", Kids: []*node{{Name: "b"}, nil}},
	} {
		c, err := jsbridge.FromGo(v)
		if err != nil {
			t.Errorf("%T: %v", v, err)
			continue
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var got, want any
		if err := c.Into(&got); err != nil {
			t.Errorf("%T: %v", v, err)
		}
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%T:\n got %v\nwant %v", v, got, want)
		}
	}
}
