package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// A far sandbox knows only the names of functions that are somewhere else, and
// which of them are asynchronous.
func far(t testing.TB, near map[string]*runtime.Func) *runtime.Sandbox {
	funcs := make(map[string]any)
	for name, f := range near {
		funcs[name] = runtime.NewRemoteFunc("h."+name, f.Length(), f.Async(), func(ctx context.Context, args jsbridge.Clone) func() (jsbridge.Clone, error) {
			var (
				result jsbridge.Clone
				err    error
			)
			answered := make(chan struct{})
			f.Go(ctx, args, jsbridge.Limits{}, func(value jsbridge.Clone, failed error) {
				defer close(answered)
				if result = value; failed != nil {
					err = (&jsbridge.Error{Name: "Error", Message: failed.Error()}).Value().AsError()
				}
			})
			return func() (jsbridge.Clone, error) {
				<-answered
				return result, err
			}
		})
	}
	return hostSandbox(t, funcs)
}

// TestFarFunctions: to a script a call that is passed on is like any other.
// Several sandboxes call the same functions at the same time.
func TestFarFunctions(t *testing.T) {
	near := make(map[string]*runtime.Func)
	for name, f := range map[string]any{
		"add":    shapes["add"],
		"moved":  shapes["moved"],
		"noRows": shapes["noRows"],
		"later":  runtime.Async(shapes["join"]),
		"wait":   func(ctx context.Context) error { <-ctx.Done(); return context.Cause(ctx) },
	} {
		var err error
		if near[name], err = runtime.NewFunc("h."+name, f); err != nil {
			t.Fatal(err)
		}
	}
	var sandboxes sync.WaitGroup
	for range 4 {
		sandboxes.Go(func() { // ends by itself, and is waited for
			s := far(t, near)
			for i := range 20 {
				if got := eval[int](t, s, fmt.Sprintf("h.add(%d, 1)", i)); got != i+1 {
					t.Error(got)
				}
				if got := eval[string](t, s, "h.later('-', 'a', 'b')"); got != "a-b" {
					t.Error(got)
				}
			}
			if got := eval[[]byte](t, s, "h.moved(1e5)"); len(got) != 1e5 {
				t.Error(len(got))
			}
			if err := fails(t, s, "h.noRows()"); err.Error() != "Error: user 5: sql: no rows in result set" {
				t.Error(err)
			}
			enough := errors.New("enough")
			ctx, cancel := context.WithCancelCause(t.Context())
			go cancel(enough) // ends at once
			if _, err := s.Run(ctx, compile(t, "h.wait()")); err != enough {
				t.Error(err)
			}
		})
	}
	sandboxes.Wait()
}
