package pooltest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

// functions is about functions of the host that scripts call.
func (x exercise) functions(t *testing.T) {
	type key struct{}
	own := errors.New("own")
	entered := make(chan context.Context, 1)
	stay := func(ctx context.Context) error {
		entered <- ctx
		<-ctx.Done()
		return context.Cause(ctx)
	}
	p := x.pool(t, pool.Options{MaxWorkers: 2, Modules: []runtime.Module{{Name: "host", Funcs: map[string]any{
		"join":   func(parts []string, by string) string { return strings.Join(parts, by) },
		"value":  func(ctx context.Context) any { return ctx.Value(key{}) },
		"fail":   func() error { return own },
		"panics": func() { panic("at the host") },
		"later":  runtime.Async(func(n int) int { return n + 1 }),
		"stay":   stay,
		"async":  runtime.Async(stay),
	}}}})
	with := func(ctx context.Context, src string) *pool.Promise {
		return p.Exec("run", []any{src}, &pool.ExecOptions{Context: ctx})
	}
	t.Run("values", func(t *testing.T) {
		same(t, await[string](t, p.Run("() => require('host').join(['a', 'b'], '+')")), "a+b")
		same(t, await[[]int](t, p.Run("() => Promise.all([1, 2, 3].map(require('host').later))")), []int{2, 3, 4})
		ctx := context.WithValue(t.Context(), key{}, "carried")
		same(t, await[string](t, with(ctx, "async () => { await null; return require('host').value() }")), "carried")
	})
	t.Run("errors", func(t *testing.T) {
		same(t, await[string](t, p.Run("() => { try { require('host').fail() } catch (e) { return e.message } }")), "own")
		fails(t, p.Run("() => require('host').fail()"), own) // it is found again in Go
		var panicked *runtime.PanicError
		if err := fails(t, p.Run("() => require('host').panics()"), nil); !errors.As(err, &panicked) {
			t.Fatalf("%T: %v", err, err)
		}
		var thrown *jsbridge.Error
		if err := fails(t, p.Run("() => require('host').join(1, 2)"), nil); !errors.As(err, &thrown) || thrown.Name != "TypeError" {
			t.Fatalf("%T: %v", err, err)
		}
		alive(t, p)
	})
	t.Run("they end with their task", func(t *testing.T) {
		for _, src := range []string{"() => require('host').stay()", "() => require('host').async()"} {
			promise := p.Run(src)
			inside := <-entered
			promise.Cancel()
			fails(t, promise, context.Canceled)
			<-inside.Done()
			same(t, errors.Is(context.Cause(inside), context.Canceled), true)
		}
		promise := p.Run("() => { require('host').async().catch(() => {}); return 'does not wait' }")
		inside := <-entered
		same(t, await[string](t, promise), "does not wait")
		<-inside.Done()
	})
	t.Run("they end with their worker", func(t *testing.T) {
		promise := p.Run("() => { setTimeout(() => { throw new Error('uncaught') }); return require('host').async() }")
		inside := <-entered
		fails(t, promise, nil)
		<-inside.Done()
		promise = p.Run("() => require('host').stay()")
		inside = <-entered
		p.Clear(true)
		fails(t, promise, pool.ErrTerminated)
		<-inside.Done()
		alive(t, p)
	})
}
