package pooltest

import (
	"bytes"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

func (x exercise) values(t *testing.T) {
	p := x.pool(t, pool.Options{MaxWorkers: 1})
	t.Run("there and back", func(t *testing.T) {
		when := time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)
		for _, v := range []any{
			nil, true, "text \u2028 é \U0001f600", 0.1, math.Inf(-1), big.NewInt(0).Lsh(big.NewInt(1), 100), when,
			[]any{1.0, []any{}, "a"}, map[string]any{"a": 1.0, "__proto__": map[string]any{"b": nil}},
			[]byte{1, 2, 255}, []float64{1.5, math.NaN()}, jsbridge.Undefined,
		} {
			same(t, await[any](t, p.Run("x => x", v)), v)
		}
		large := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
		if got := await[[]byte](t, p.Run("x => x", large)); !bytes.Equal(got, large) {
			t.Fatalf("%d bytes came back", len(got))
		}
		type item struct {
			Name  string  `json:"name"`
			Price float64 `json:"price"`
		}
		same(t, await[[]item](t, p.Run("items => items.reverse()", []item{{"pen", 1.5}, {"book", 20}})), "[{book 20} {pen 1.5}]")
		same(t, await[bool](t, p.Run("() => { const a = {}; a.self = a; return a }").
			Then(func(v any) (any, error) {
				m := v.(map[string]any)
				return m["self"].(map[string]any)["self"] != nil, nil
			})), true)
	})
	t.Run("what cannot cross", func(t *testing.T) {
		var refused *jsbridge.CloneError
		if err := fails(t, p.Run("x => x", map[string]any{"a": make(chan int)}), nil); !errors.As(err, &refused) {
			t.Fatalf("%T: %v", err, err)
		}
		var thrown *jsbridge.Error
		if err := fails(t, p.Run("() => ({ f: () => 1 })"), nil); !errors.As(err, &thrown) || thrown.Name != "DataCloneError" {
			t.Fatalf("%T: %v", err, err)
		}
		if err := fails(t, p.Run("() => ({ get x() { throw new TypeError('in a getter') } })"), nil); !errors.As(err, &thrown) || thrown.Message != "in a getter" {
			t.Fatalf("%T: %v", err, err)
		}
	})
	t.Run("what is thrown", func(t *testing.T) {
		err := fails(t, p.Run("function f() {\n  throw new TypeError('wrong', { cause: new RangeError('why') })\n}"), nil)
		var thrown, cause *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Name != "TypeError" || thrown.Message != "wrong" || !errors.As(thrown.Cause, &cause) || cause.Message != "why" {
			t.Fatalf("%#v", err)
		}
		if !strings.Contains(thrown.Stack, "\n    at f (<offloaded>:2:9)") {
			t.Errorf("stack:\n%s", thrown.Stack)
		}
		err = fails(t, p.Run("async () => { await null; throw { code: 7 } }"), nil)
		var value struct{ Code int }
		if !errors.As(err, &thrown) || thrown.Value().Into(&value) != nil || value.Code != 7 {
			t.Fatalf("%#v", err)
		}
		for src, name := range map[string]string{"(a, b => a": "SyntaxError", "42": "TypeError", "": "SyntaxError"} {
			if err := fails(t, p.Run(src), nil); !errors.As(err, &thrown) || thrown.Name != name {
				t.Errorf("%q: %v", src, err)
			}
		}
		if err := fails(t, p.Exec("toString", nil, nil), nil); !strings.Contains(err.Error(), `Unknown method "toString"`) {
			t.Error(err)
		}
	})
	t.Run("of a call that is in transit", func(t *testing.T) {
		args, err := jsbridge.FromGo([]any{"in transit"})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // it is not used up
			same(t, await[int](t, p.Submit(pool.Call{Function: "s => s.length", Args: args}, nil)), 10)
		}
	})
	t.Run("methods", func(t *testing.T) {
		p := x.pool(t, pool.Options{Script: script(t, "require('workerpool').worker({ a: () => 1, async b () { return 2 } })")})
		methods, err := p.Methods(t.Context())
		same(t, []any{methods, err}, "[[run methods a b] <nil>]")
		same(t, await[int](t, p.Exec("a", nil, nil))+await[int](t, p.Exec("b", nil, nil)), 3)
	})
}
