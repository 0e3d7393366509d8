package jsbridge_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
	"github.com/fxamacker/cbor/v2"

	"github.com/wprun/wprun/jsbridge"
)

// fuzzLimits are small, so that a finding is an input and not a machine that
// is out of memory.
var fuzzLimits = jsbridge.Limits{Depth: 100, Elements: 10_000, Bytes: 1 << 20}

// FuzzParse: what Parse accepts is well-formed, keeps to the limits, can be
// built in Go and in a VM without a panic, and from there encodes to the same
// bytes time and again; the rest is an error.
func FuzzParse(f *testing.F) {
	vm := goja.New()
	for _, c := range golden(f) {
		if v, err := vm.RunString("(" + c.Source + "\n)"); err == nil {
			if clone, err := jsbridge.FromJS(vm, v); err == nil {
				data, _ := clone.CBOR()
				f.Add(data)
			}
		}
	}
	wellformed, err := cbor.DecOptions{MaxNestedLevels: 1000}.DecMode()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		clone, err := jsbridge.Parse(data, nil, fuzzLimits)
		if err != nil {
			return
		}
		if err := wellformed.Wellformed(data); err != nil {
			t.Fatalf("Parse accepts %x: %v", data, err)
		}
		var v any
		if err := clone.Into(&v); err == nil {
			// Keys that differ in lone surrogates only are one key in Go.
			_, _ = jsbridge.FromGo(v)
		}
		_ = clone.AsError().Error()
		vm := goja.New()
		built, err := clone.JS(vm)
		if err != nil {
			return // an expression that goja does not know
		}
		first := cloned(t, vm, built)
		data1, _ := first.CBOR()
		built, err = first.JS(vm)
		if err != nil {
			t.Fatalf("%v: %v", first, err)
		}
		if data2, _ := cloned(t, vm, built).CBOR(); !bytes.Equal(data1, data2) {
			t.Errorf("%v encodes to\n%x, then to\n%x", clone, data1, data2)
		}
	})
}

// cloned encodes a value that has arrived. One end's limits are the other's,
// hence it must fit.
func cloned(t *testing.T, vm *goja.Runtime, v goja.Value) jsbridge.Clone {
	t.Helper()
	c, err := fuzzLimits.FromJS(vm, v)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// FuzzJS: any JavaScript value arrives with the same description, and the
// clone encodes to the same bytes. The input is a list of choices that a
// script makes a value of.
func FuzzJS(f *testing.F) {
	addChoices(f)
	source, err := os.ReadFile("testdata/random.js")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) > 2000 {
			return
		}
		m, other := newMachine(t), newMachine(t)
		random, _ := goja.AssertFunction(m.eval(string(source)))
		v, err := random(goja.Undefined(), m.rt.ToValue(m.rt.NewArrayBuffer(choices)))
		if err != nil {
			t.Fatal(err)
		}
		want := m.tell(v)
		c, err := jsbridge.FromJS(m.rt, v)
		if err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		back, err := send(t, c).JS(other.rt)
		if err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		if got := other.tell(back); got != want {
			t.Errorf("\n got %s\nwant %s\n via %v", got, want, c)
		}
		again, err := jsbridge.FromJS(other.rt, back)
		if err != nil {
			t.Fatal(err)
		}
		data1, buffers1 := c.CBOR()
		data2, buffers2 := again.CBOR()
		if !bytes.Equal(data1, data2) || !reflect.DeepEqual(buffers1, buffers2) {
			t.Errorf("%s\nencodes to %x, then to\n%x", want, data1, data2)
		}
		var x any
		var limit *jsbridge.LimitError // on holes
		if err := c.Into(&x); err != nil && !errors.As(err, &limit) {
			t.Errorf("%s into any: %v", want, err)
		}
	})
}

// addChoices gives a fuzzer lists of choices to begin with.
func addChoices(f *testing.F) {
	for i := range 64 {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		choices := make([]byte, 1<<(i%10))
		for i := range choices {
			choices[i] = byte(r.Uint32())
		}
		f.Add(choices)
	}
}

// FuzzGo: any Go value comes back as it was. The input is the seed and the
// choices that the value is made of.
func FuzzGo(f *testing.F) {
	addChoices(f)
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) > 5000 {
			return
		}
		g := &goValues{choices: choices}
		var want various
		g.fill(reflect.ValueOf(&want).Elem(), 0)
		c, err := jsbridge.FromGo(want)
		if err != nil {
			t.Fatal(err)
		}
		var got various
		if err := send(t, c).Into(&got); err != nil {
			t.Fatalf("%v: %v", c, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("\n got %#v\nwant %#v\n via %v", got, want, c)
		}
		again, err := jsbridge.FromGo(got)
		if err != nil {
			t.Fatal(err)
		}
		if again.String() != c.String() {
			t.Errorf("encodes to %v, then to\n%v", c, again)
		}
		vm := goja.New() // and on the way through a VM
		v, err := c.JS(vm)
		if err != nil {
			t.Fatal(err)
		}
		if c, err = jsbridge.FromJS(vm, v); err != nil {
			t.Fatal(err)
		}
		var through various
		if err := c.Into(&through); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(through, want) {
			t.Errorf("through a VM\n got %#v\nwant %#v\n via %v", through, want, c)
		}
	})
}

// various has a field of each sort that comes back as it was.
type various struct {
	Bool      bool
	Int       int8
	Int16     int16 `json:"i16"`
	Int32     int32 `json:",omitempty"`
	Int64     int64
	Uint      uint8
	Uint64    uint64
	Float     float64
	Float32   float32
	String    string
	Duration  time.Duration
	Time      time.Time
	Big       *big.Int
	Bytes     []byte
	Bytes2    []byte
	Floats    []float64
	Longs     []int64
	Ulongs    []uint64
	Shorts    []int16
	Ints      []int
	Names     []string
	Array     [3]int16
	Map       map[string]int32
	Numbered  map[int]string
	Structs   []small
	Pointer   *various
	Pointer2  *small
	Pointer3  **float64
	Any       any
	Clone     jsbridge.Clone
	RegExp    jsbridge.RegExp
	Undefined jsbridge.UndefinedType
	embedded
	*Embedded2 `json:"embedded2"`
	_          int
}

type small struct {
	A string `json:"a,omitempty"`
	B *small `json:"b"`
}

type embedded struct{ Inside float64 }

type Embedded2 struct{ More map[string]any }

// goValues makes values of choices. When these have run out, it makes zeros.
type goValues struct{ choices []byte }

func (g *goValues) byte() byte {
	if len(g.choices) == 0 {
		return 0
	}
	b := g.choices[0]
	g.choices = g.choices[1:]
	return b
}

func (g *goValues) bits() uint64 {
	var b [8]byte
	n := copy(b[:], g.choices)
	g.choices = g.choices[n:]
	return binary.LittleEndian.Uint64(b[:])
}

func (g *goValues) text() string {
	n := min(int(g.byte()%20), len(g.choices))
	s := string(g.choices[:n])
	g.choices = g.choices[n:]
	return strings.ToValidUTF8(s, "é")
}

func (g *goValues) float() float64 {
	f := math.Float64frombits(g.bits())
	if f != f { // which does not equal itself
		return 0.5
	}
	return f
}

const maxDateMS = 8_640_000_000_000_000

func (g *goValues) fill(v reflect.Value, depth int) {
	switch v.Type() {
	case reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.UnixMilli(int64(g.bits()) % maxDateMS).UTC()))
		return
	case reflect.TypeFor[*big.Int]():
		n := new(big.Int).SetBytes([]byte(g.text()))
		if g.byte()%2 == 0 {
			n.Neg(n)
		}
		if n.Sign() == 0 {
			n = new(big.Int) // reflect.DeepEqual sees how a zero was made
		}
		v.Set(reflect.ValueOf(n))
		return
	case reflect.TypeFor[jsbridge.Clone]():
		return
	case reflect.TypeFor[jsbridge.RegExp]():
		v.Set(reflect.ValueOf(jsbridge.RegExp{Source: "a" + strings.Repeat("b+", int(g.byte()%4)), Flags: []string{"", "g", "gi", "m"}[g.byte()%4]}))
		return
	case reflect.TypeFor[any]():
		if x := g.any(depth); x != nil {
			v.Set(reflect.ValueOf(x))
		}
		return
	}
	deeper := depth < 4 && g.byte()%3 > 0
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(g.byte()%2 == 1)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Int:
		v.SetInt(int64(g.bits()) % (1 << 53) >> (64 - min(v.Type().Bits(), 64)))
	case reflect.Uint8, reflect.Uint64:
		if v.Kind() == reflect.Uint8 {
			v.SetUint(uint64(g.byte()))
		} else {
			v.SetUint(g.bits() % (1 << 53))
		}
	case reflect.Float64:
		v.SetFloat(g.float())
	case reflect.Float32:
		if f := math.Float32frombits(uint32(g.bits())); f == f {
			v.SetFloat(float64(f))
		}
	case reflect.String:
		v.SetString(g.text())
	case reflect.Array:
		for i := range v.Len() {
			g.fill(v.Index(i), depth+1)
		}
	case reflect.Slice:
		if !deeper {
			return
		}
		n := int(g.byte() % 6)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			if v.Type().Elem().Kind() == reflect.Int64 || v.Type().Elem().Kind() == reflect.Uint64 {
				binary.Decode(binary.LittleEndian.AppendUint64(nil, g.bits()), binary.LittleEndian, v.Index(i).Addr().Interface())
			} else {
				g.fill(v.Index(i), depth+1)
			}
		}
	case reflect.Map:
		if !deeper {
			return
		}
		v.Set(reflect.MakeMap(v.Type()))
		for range g.byte() % 6 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			g.fill(key, depth+1)
			g.fill(value, depth+1)
			v.SetMapIndex(key, value)
		}
	case reflect.Pointer:
		if deeper {
			v.Set(reflect.New(v.Type().Elem()))
			g.fill(v.Elem(), depth+1)
			if v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil() { // null, too
				v.SetZero()
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				g.fill(v.Field(i), depth+1)
			} else if v.Type().Field(i).Anonymous {
				g.fill(v.Field(i).Field(0), depth+1)
			}
		}
	}
}

// any makes a value in its natural form.
func (g *goValues) any(depth int) any {
	kinds := byte(17)
	if depth > 5 {
		kinds = 11
	}
	switch g.byte() % kinds {
	case 1:
		return jsbridge.Undefined
	case 2:
		return g.byte()%2 == 0
	case 3:
		return float64(int8(g.byte()))
	case 4:
		return g.float()
	case 5, 6:
		return g.text()
	case 7:
		return new(big.Int).SetUint64(g.bits())
	case 8:
		return time.UnixMilli(int64(g.bits()) % maxDateMS).UTC()
	case 9:
		return []byte(g.text())
	case 10:
		return []float64{g.float(), 1}
	case 11, 12:
		list := make([]any, g.byte()%6)
		for i := range list {
			list[i] = g.any(depth + 1)
		}
		return list
	case 13, 14:
		m := map[string]any{}
		for range g.byte() % 6 {
			m[g.text()] = g.any(depth + 1)
		}
		return m
	case 15:
		m := &jsbridge.Map{}
		for range g.byte() % 6 {
			m.Set(g.text(), g.any(depth+1))
		}
		return m
	case 16:
		s := &jsbridge.Set{}
		for range g.byte() % 6 {
			s.Add(g.text())
		}
		return s
	}
	return nil
}
