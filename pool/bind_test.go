package pool_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

type order struct {
	Item  string `json:"item"`
	Count int    `json:"count"`
}

type price struct {
	Total    float64 `json:"total"`
	Currency string  `json:"currency"`
}

const shop = `require('workerpool').worker({
	price: order => { if (order.count < 0) throw new RangeError('count'); return { total: order.count * 1.5, currency: 'EUR' } },
	sum: (...numbers) => numbers.reduce((a, b) => a + b, 0),
	noted: text => { globalThis.last = text },
	last: () => globalThis.last,
	never: () => new Promise(() => {}),
	tenant: () => require('host').value(),
})`

// The same functions of Go, on each transport.
func TestBind(t *testing.T) {
	for _, transport := range []pool.Transport{pool.Goroutine{}, pool.Process{}} {
		p := newPool(t, pool.Options{Source: shop, MaxWorkers: 1, Transport: transport, Modules: []runtime.Module{hostModule(nil)}})

		of := bind[func(context.Context, order) (price, error)](t, p, "price")
		if got, err := of(t.Context(), order{"apple", 2}); err != nil || got != (price{3, "EUR"}) {
			t.Error(got, err)
		}
		_, err := of(t.Context(), order{"apple", -1})
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Name != "RangeError" {
			t.Errorf("%T: %v", err, err)
		}
		sum := bind[func(context.Context, ...int) (int, error)](t, p, "sum")
		if got, err := sum(t.Context(), 1, 2, 3); err != nil || got != 6 {
			t.Error(got, err)
		}
		var none context.Context
		if got, err := sum(none); err != nil || got != 0 {
			t.Error(got, err)
		}
		if err := bind[func(context.Context, string) error](t, p, "noted")(t.Context(), "this"); err != nil {
			t.Error(err)
		}
		if got, err := bind[func(context.Context) (any, error)](t, p, "last")(t.Context()); err != nil || got != "this" {
			t.Error(got, err)
		}
		// A result that is not what the function says is an error, not a zero.
		if _, err := bind[func(context.Context) (int, error)](t, p, "last")(t.Context()); err == nil {
			t.Error("a text became a number")
		}
		ctx := context.WithValue(t.Context(), contextKey{}, "ours")
		if got, err := bind[func(context.Context) (string, error)](t, p, "tenant")(ctx); err != nil || got != "ours" {
			t.Error(got, err)
		}
		stopped, stop := context.WithCancelCause(t.Context())
		stop(errors.New("no more"))
		if err := bind[func(context.Context) error](t, p, "never")(stopped); err == nil || err.Error() != "no more" {
			t.Error(err)
		}
	}
}

func bind[F any](t *testing.T, c pool.Caller, method string) F {
	t.Helper()
	f, err := pool.Bind[F](c, method)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// What cannot work is an error when it is bound.
func TestBindRefuses(t *testing.T) {
	p := newPool(t, pool.Options{Source: shop, MaxWorkers: 1})
	refused := func(_ any, err error) error { return err }
	for want, err := range map[string]error{
		"it is no function":                   refused(pool.Bind[int](p, "price")),
		"first parameter":                     refused(pool.Bind[func(order) (price, error)](p, "price")),
		"last result":                         refused(pool.Bind[func(context.Context, order) price](p, "price")),
		"at most one result":                  refused(pool.Bind[func(context.Context) (int, int, error)](p, "price")),
		"parameter 2 cannot be sent: chan":    refused(pool.Bind[func(context.Context, int, chan int) error](p, "price")),
		"the result cannot be a func()":       refused(pool.Bind[func(context.Context) (func(), error)](p, "price")),
		`"prise": no such method: the script`: refused(pool.Bind[func(context.Context) error](p, "prise")),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	if _, err := pool.Bind[func(context.Context) error](p, "prise"); !errors.Is(err, pool.ErrNoMethod) {
		t.Error(err)
	}
	if s := p.Stats(); s.Failed > 0 {
		t.Errorf("%d calls have failed", s.Failed)
	}
	broken := newPool(t, pool.Options{Source: "throw new RangeError('while loading')", MaxWorkers: 1})
	_, err := pool.Bind[func(context.Context) error](broken, "price")
	if thrown := (*jsbridge.Error)(nil); !errors.As(err, &thrown) || thrown.Message != "while loading" {
		t.Error(err)
	}
}
