package jsbridge_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

// benchmarkJS measures the way of a value from one VM to another.
func benchmarkJS(b *testing.B, source string) {
	from, to := newMachine(b), newMachine(b)
	v := from.eval("(" + source + ")")
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := jsbridge.FromJS(from.rt, v); err != nil {
				b.Fatal(err)
			}
		}
	})
	c, err := jsbridge.FromJS(from.rt, v)
	if err != nil {
		b.Fatal(err)
	}
	data, buffers := c.CBOR()
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := jsbridge.Parse(data, buffers, jsbridge.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("build", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := c.JS(to.rt); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("go", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var x any
			if err := c.Into(&x); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkPair(b *testing.B) { benchmarkJS(b, `[3, 4]`) }

func BenchmarkText(b *testing.B) { benchmarkJS(b, `'x'.repeat(1 << 20)`) }

func BenchmarkObjects(b *testing.B) {
	benchmarkJS(b, `Array.from({length: 10000}, (_, i) => ({id: i, name: 'name ' + i, ok: true}))`)
}

func BenchmarkBytes(b *testing.B) { benchmarkJS(b, `new Uint8Array(1 << 20)`) }

// BenchmarkBytesMoved moves one megabyte back and forth between two VMs.
func BenchmarkBytesMoved(b *testing.B) {
	here, there := newMachine(b), newMachine(b)
	v := here.eval(`new Uint8Array(1 << 20)`)
	b.ReportAllocs()
	for b.Loop() {
		c, err := jsbridge.Limits{}.FromJS(here.rt, v, v.(*goja.Object).Get("buffer"))
		if err != nil {
			b.Fatal(err)
		}
		if v, err = c.JS(there.rt); err != nil {
			b.Fatal(err)
		}
		here, there = there, here
	}
}

// BenchmarkArguments is what the arguments of a trivial task cost.
func BenchmarkArguments(b *testing.B) {
	m := newMachine(b)
	b.ReportAllocs()
	for b.Loop() {
		c, err := jsbridge.FromGo([]any{3, 4})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := c.JSArray(m.rt); err != nil {
			b.Fatal(err)
		}
	}
}

type record struct {
	ID, Parent, Version               int64
	Name, Title, City, Country, Phone string
	Price, Weight, Height, Width      float64
	Active, Deleted                   bool
	Tags                              []string
	Scores                            []float64
	Created, Changed                  time.Time
	Labels                            map[string]string
	Owner                             *record
}

// BenchmarkStruct is a Go struct of 20 fields, there and back.
func BenchmarkStruct(b *testing.B) {
	r := record{
		ID: 1, Name: "a name", Title: "a title", City: "Delft", Country: "NL", Price: 12.5, Weight: 3,
		Tags: []string{"a", "b", "c"}, Scores: []float64{1, 2, 3}, Created: time.Unix(1, 0), Labels: map[string]string{"k": "v", "l": "w"},
	}
	benchmarkGo(b, &r, new(record))
}

// BenchmarkStructs is ten thousand small Go structs, there and back.
func BenchmarkStructs(b *testing.B) {
	type object struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
		On   bool   `json:"on"`
	}
	list := make([]object, 10_000)
	for i := range list {
		list[i] = object{i, fmt.Sprint("name ", i), i%2 == 0}
	}
	benchmarkGo(b, &list, new([]object))
}

// benchmarkGo measures the way of a value from Go, and back into what is there.
func benchmarkGo(b *testing.B, value, back any) {
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := jsbridge.FromGo(value); err != nil {
				b.Fatal(err)
			}
		}
	})
	c, err := jsbridge.FromGo(value)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			reflect.ValueOf(back).Elem().SetZero()
			if err := c.Into(back); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkPrepare is what a VM costs that notes the built-in objects.
func BenchmarkPrepare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := jsbridge.Prepare(goja.New()); err != nil {
			b.Fatal(err)
		}
	}
}
