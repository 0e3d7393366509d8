package pooltest

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

func (x exercise) promises(t *testing.T) {
	p := x.pool(t, pool.Options{MaxWorkers: 2})
	value := func(n int) *pool.Promise { return p.Run("n => n", n) }
	fail := func(text string) *pool.Promise { return p.Run("text => { throw new Error(text) }", text) }
	never := func() *pool.Promise { return p.Run(forever) }

	t.Run("one settlement", func(t *testing.T) {
		for i := range 100 {
			var settled atomic.Int32
			promise := p.Run("n => { for (let i = 0; i < n; i++); return n }", 1000*i)
			last := promise.Finally(func() { settled.Add(1) }).Finally(func() {})
			go promise.Cancel() // ends at once
			promise.Timeout(time.Duration(i) * time.Microsecond)
			<-last.Done()
			same(t, settled.Load(), 1)
			first, _ := promise.Await(t.Context())
			promise.Cancel()
			again, _ := promise.Await(t.Context())
			same(t, again, first)
		}
	})
	t.Run("callbacks in order", func(t *testing.T) {
		promise := value(1)
		var got []int // one callback after the other: no lock
		for i := range 100 {
			promise.Finally(func() { got = append(got, i) })
		}
		<-promise.Finally(func() { got = append(got, 100) }).Done()
		for i, n := range got {
			same(t, n, i)
		}
		same(t, len(got), 101)
	})
	t.Run("callbacks may call the pool", func(t *testing.T) {
		same(t, await[int](t, value(1).Then(func(v any) (any, error) {
			p.Stats()
			n, err := pool.Await[int](t.Context(), value(2))
			return n + int(v.(float64)), err
		})), 3)
	})
	t.Run("chains", func(t *testing.T) {
		broken := errors.New("broken")
		same(t, await[int](t, value(20).
			Then(func(v any) (any, error) { return v.(float64) + 1, nil }).
			Then(func(v any) (any, error) { return p.Run("n => n * 2", v), nil }).
			Finally(func() {})), 42)
		fails(t, value(1).Then(func(any) (any, error) { return nil, broken }).
			Then(func(any) (any, error) { t.Error("called"); return nil, nil }), broken)
		same(t, await[string](t, fail("x").Catch(func(err error) (any, error) { return err.Error(), nil })), "Error: x")
	})
	t.Run("All and its kin", func(t *testing.T) {
		stuck := never()
		defer stuck.Cancel()
		same(t, await[[]int](t, pool.All(value(1), value(2), value(3))), []int{1, 2, 3})
		if err := fails(t, pool.All(value(1), stuck, fail("first")), nil); !strings.Contains(err.Error(), "first") {
			t.Fatal(err)
		}
		same(t, await[int](t, pool.Race(stuck, value(5))), 5)
		same(t, await[int](t, pool.Any(fail("a"), stuck, value(6))), 6)
		if err := fails(t, pool.Any(fail("a"), fail("b")), nil); !strings.Contains(err.Error(), "a\nError: b") {
			t.Fatal(err)
		}
		settled := await[[]pool.Settled](t, pool.AllSettled(value(1), fail("c")))
		if len(settled) != 2 || settled[0].Value != 1.0 || settled[0].Err != nil || settled[1].Err == nil {
			t.Fatalf("%+v", settled)
		}
		all := pool.All(never(), never(), never())
		all.Then(func(v any) (any, error) { return v, nil }).Cancel()
		fails(t, all, context.Canceled)
	})
	t.Run("errors of stopping", func(t *testing.T) {
		cancelled := never()
		cancelled.Then(func(v any) (any, error) { return v, nil }).Cancel()
		if err := fails(t, cancelled, context.Canceled); !errors.As(err, new(*pool.CancellationError)) {
			t.Fatalf("%T: %v", err, err)
		}
		var timeout *pool.TimeoutError
		err := fails(t, never().Timeout(time.Millisecond), context.DeadlineExceeded)
		if !errors.As(err, &timeout) || timeout.After != time.Millisecond {
			t.Fatalf("%T: %v", err, err)
		}
		cause := errors.New("the user has left")
		ctx, cancel := context.WithCancelCause(t.Context())
		running := p.Exec("run", []any{loop}, &pool.ExecOptions{Context: ctx})
		cancel(cause)
		same(t, fails(t, running, nil), cause)
		same(t, fails(t, p.Exec("run", []any{loop}, &pool.ExecOptions{Context: ctx}), nil), cause)
		alive(t, p)
	})
}
