package pool

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/wprun/wprun/jsbridge"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// A Caller calls methods of a script by their name: a [*Pool], a [*Session].
type Caller interface {
	Exec(method string, args []any, options *ExecOptions) *Promise
}

// ErrNoMethod is what [Bind] fails with when the script does not have the method.
var ErrNoMethod = errors.New("no such method")

// Bind makes a method of a script a function of Go, of type F:
//
//	func(ctx context.Context, order Order) (Price, error)
//
// Its first parameter is a context, which stops the call when it ends; its last
// result is an error. Between them are any number of parameters, also variadic
// ones, and at most one result; they are copied as [jsbridge.FromGo] and
// [jsbridge.Clone.Into] do it. The function may be called from any goroutine.
//
// Bind checks the type, and asks a worker for its methods, which starts one if
// there is none. So what is wrong with either is an error now, not with the
// first call; a method that is missing matches [ErrNoMethod].
func Bind[F any](c Caller, method string) (F, error) {
	var f F
	t := reflect.TypeFor[F]()
	if err := checkBound(t); err != nil {
		return f, fmt.Errorf("pool: Bind %q to %v: %w", method, t, err)
	}
	names, err := Await[[]string](context.Background(), c.Exec(far.Methods, nil, &ExecOptions{Wait: true}))
	if err == nil && !slices.Contains(names, method) {
		err = fmt.Errorf("%w: the script has %s", ErrNoMethod, strings.Join(names, ", "))
	}
	if err != nil {
		return f, fmt.Errorf("pool: Bind %q: %w", method, err)
	}
	bound := reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value { return callBound(c, method, t, in) })
	return bound.Interface().(F), nil
}

// checkBound says what is wrong with the type of a function.
func checkBound(t reflect.Type) error {
	switch {
	case t.Kind() != reflect.Func:
		return errors.New("it is no function")
	case t.NumIn() == 0 || t.In(0) != reflect.TypeFor[context.Context]():
		return errors.New("its first parameter must be a context.Context")
	case t.NumOut() == 0 || t.Out(t.NumOut()-1) != reflect.TypeFor[error]():
		return errors.New("its last result must be an error")
	case t.NumOut() > 2:
		return errors.New("it must have at most one result beside the error")
	}
	for i := 1; i < t.NumIn(); i++ {
		if bad := jsbridge.Unclonable(t.In(i)); bad != nil {
			return fmt.Errorf("parameter %d cannot be sent: %v", i, bad)
		}
	}
	if t.NumOut() == 2 {
		if bad := jsbridge.Unfillable(t.Out(0)); bad != nil {
			return fmt.Errorf("the result cannot be a %v", bad)
		}
	}
	return nil
}

// callBound is a call of a bound function.
func callBound(c Caller, method string, t reflect.Type, in []reflect.Value) []reflect.Value {
	ctx, _ := in[0].Interface().(context.Context)
	if ctx == nil {
		ctx = context.Background()
	}
	args := make([]any, 0, len(in))
	for i, v := range in[1:] {
		if i == len(in)-2 && t.IsVariadic() {
			for j := range v.Len() {
				args = append(args, v.Index(j).Interface())
			}
			continue
		}
		args = append(args, v.Interface())
	}
	out := make([]reflect.Value, t.NumOut())
	o, err := c.Exec(method, args, &ExecOptions{Context: ctx}).wait(ctx)
	if len(out) == 2 {
		result := reflect.New(t.Out(0))
		if err == nil {
			err = o.into(result.Interface())
		}
		out[0] = result.Elem()
	}
	failed := reflect.New(reflect.TypeFor[error]()).Elem()
	if err != nil {
		failed.Set(reflect.ValueOf(err))
	}
	out[len(out)-1] = failed
	return out
}
