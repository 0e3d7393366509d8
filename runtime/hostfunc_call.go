package runtime

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

// Call calls the function on this goroutine: it fills the parameters with the
// elements of args, an array, and encodes the result under the limits; no
// result is undefined. The result shares nothing with what the function keeps,
// and is to be built once, as what [jsbridge.Clone.Once] returns, unless the
// function itself returned a Clone.
//
// The error is what the function returned, as it is; a *[PanicError]; a
// TypeError, as [*jsbridge.Error], for an argument that does not fit, which
// counts arguments from 1; or what [jsbridge.Limits.FromGo] has against the
// result. A function that calls runtime.Goexit ends this goroutine; see
// [Func.Go].
func (f *Func) Call(ctx context.Context, args jsbridge.Clone, limits jsbridge.Limits) (jsbridge.Clone, error) {
	return f.finish(f.begin(ctx, args, limits))
}

// finish calls what begin has returned.
func (f *Func) finish(wait func() (jsbridge.Clone, error)) (result jsbridge.Clone, err error) {
	defer func() {
		if r := recover(); r != nil {
			result, err = jsbridge.Clone{}, newPanicError(f.name, r)
		}
	}()
	return wait()
}

// Go calls the function on a goroutine of its own, and there done with what
// [Func.Call] returns, or with a *[PanicError] if the function calls
// runtime.Goexit. The goroutine ends with the function and done; the end of ctx
// is what asks it to.
func (f *Func) Go(ctx context.Context, args jsbridge.Clone, limits jsbridge.Limits, done func(jsbridge.Clone, error)) {
	wait := f.begin(ctx, args, limits)
	go func() { // as documented: nothing else ends it, and whoever needs it waits for done
		var result jsbridge.Clone
		var err error = &PanicError{Func: f.name, Value: errGoexit}
		defer func() { done(result, err) }()
		result, err = f.finish(wait)
	}()
}

var errGoexit = errors.New("runtime.Goexit was called")

// PanicError is the error of a call of a Go function that has panicked.
type PanicError struct {
	Func  string // its name: "db.query"
	Value any    // what it panicked with; of a value of goja's, only its type as text
	Stack []byte // as [debug.Stack] writes it; nil for runtime.Goexit
}

func newPanicError(name string, value any) *PanicError {
	switch value.(type) {
	case goja.Value, *goja.Exception: // it belongs to the VM's goroutine
		value = fmt.Sprintf("%T", value)
	}
	return &PanicError{Func: name, Value: value, Stack: debug.Stack()}
}

// Error is, for example, "the host function db.query panicked: no connection".
func (e *PanicError) Error() string {
	return fmt.Sprintf("the host function %s panicked: %v", e.Func, e.Value)
}

// Unwrap returns the Value if it is an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// goFunc calls an ordinary Go function.
type goFunc struct {
	name string
	f    reflect.Value
	signature
}

func (g *goFunc) begin(ctx context.Context, args jsbridge.Clone, limits jsbridge.Limits) func() (jsbridge.Clone, error) {
	return func() (jsbridge.Clone, error) { return g.call(ctx, args, limits) }
}

func (g *goFunc) call(ctx context.Context, args jsbridge.Clone, limits jsbridge.Limits) (jsbridge.Clone, error) {
	in, err := g.arguments(ctx, args)
	if err != nil {
		return jsbridge.Clone{}, err
	}
	out := g.f.Call(in)
	if g.fails {
		if err, _ := out[len(out)-1].Interface().(error); err != nil {
			return jsbridge.Clone{}, err
		}
	}
	if !g.result {
		return jsbridge.Clone{}, nil
	}
	value := out[0].Interface()
	result, err := limits.FromGo(value)
	if refused := (*jsbridge.CloneError)(nil); errors.As(err, &refused) {
		return jsbridge.Clone{}, refused.At("result")
	}
	if _, mayBeKept := value.(jsbridge.Clone); mayBeKept {
		return result, err
	}
	return result.Once(), err
}

// arguments decodes what the function is to be called with.
func (g *goFunc) arguments(ctx context.Context, args jsbridge.Clone) ([]reflect.Value, error) {
	given, err := args.Elements()
	if err != nil {
		return nil, err
	}
	in := make([]reflect.Value, 0, 1+len(g.params)+given.Len())
	if g.context {
		in = append(in, reflect.ValueOf(ctx))
	}
	next := func(t reflect.Type) error {
		v := reflect.New(t)
		if err := given.Into(v.Interface()); err != nil {
			number := len(in) + 1
			if g.context {
				number--
			}
			return argumentMisfit(number, g.name, err)
		}
		in = append(in, v.Elem())
		return nil
	}
	for _, t := range g.params {
		if err := next(t); err != nil {
			return nil, err
		}
	}
	for g.variadic != nil && given.Len() > 0 {
		if err := next(g.variadic); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// argumentMisfit is the error for an argument that a parameter has no place
// for.
func argumentMisfit(number int, name string, err error) error {
	if limit := (*jsbridge.LimitError)(nil); errors.As(err, &limit) {
		return err
	}
	why := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "jsbridge: "), "Into: ")
	return &jsbridge.Error{Name: "TypeError", Message: fmt.Sprintf("argument %d of %s: %s", number, name, why)}
}
