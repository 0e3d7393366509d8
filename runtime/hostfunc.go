package runtime

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/wprun/wprun/jsbridge"
)

// A Func is a Go function that scripts may call, checked and ready to be
// called: what [Module].Funcs are turned into. Make one with [NewFunc]. It is
// immutable; any goroutines may call it, and the function in it, at the same
// time.
type Func struct {
	name   string
	async  bool
	params int // that are filled with arguments, but for a variadic one
	begin  func(ctx context.Context, args jsbridge.Clone, limits jsbridge.Limits) func() (jsbridge.Clone, error)
}

// An AsyncFunc is a function that [Async] has marked.
type AsyncFunc struct{ f any }

// Async marks a function of [Module].Funcs as one that takes its time: when a
// script calls it, it runs on a goroutine of its own, and the call returns a
// promise at once. Without it the sandbox's thread waits for the function.
//
// Its context is that of the run that began the script's task, and ends with
// the task, too (see [Task.End]); then the answer is dropped, but the goroutine
// lives until the function returns. Until it has answered, the sandbox is held
// as with [Sandbox.Hold].
func Async(f any) AsyncFunc { return AsyncFunc{f} }

// NewRemoteFunc makes a Func that is somewhere else. Its begin passes a call on
// to there, with all arguments as one array in transit: at once, on the
// goroutine of the caller, which for a script is the sandbox's thread. What it
// returns is called later, possibly elsewhere, and waits for the result. The
// name is for the messages of errors, the length is what scripts see as the
// function's, and async says that they get a promise.
func NewRemoteFunc(name string, length int, async bool, begin func(context.Context, jsbridge.Clone) func() (jsbridge.Clone, error)) *Func {
	return &Func{name: name, params: length, async: async, begin: func(ctx context.Context, args jsbridge.Clone, _ jsbridge.Limits) func() (jsbridge.Clone, error) {
		return begin(ctx, args)
	}}
}

// NewFunc makes a Func of whatever [Module].Funcs may hold. The name is for the
// messages of errors: "db.query". The error says what is wrong with f; its
// parameters count from 1, a context included.
func NewFunc(name string, f any) (*Func, error) {
	switch f := f.(type) {
	case *Func:
		if f == nil {
			return nil, errNilFunc
		}
		return f, nil
	case AsyncFunc:
		inner, err := NewFunc(name, f.f)
		if err != nil {
			return nil, err
		}
		marked := *inner
		marked.async = true
		return &marked, nil
	}
	v := reflect.ValueOf(f)
	if v.Kind() != reflect.Func {
		return nil, fmt.Errorf("it is a %T and no function", f)
	}
	if v.IsNil() {
		return nil, errNilFunc
	}
	sig, err := signatureOf(v.Type())
	if err != nil {
		return nil, err
	}
	g := &goFunc{name: name, f: v, signature: sig}
	return &Func{name: name, params: len(sig.params), begin: g.begin}, nil
}

var errNilFunc = errors.New("it is nil")

// Async reports whether the function was marked with [Async].
func (f *Func) Async() bool { return f.async }

// Length is how many arguments the function takes, but for variadic ones.
func (f *Func) Length() int { return f.params }

// A signature says what a Go function takes and gives.
type signature struct {
	context  bool           // comes first
	params   []reflect.Type // but for the context, and
	variadic reflect.Type   // what the last one is a slice of, if it is variadic; else nil
	result   bool           // comes first
	fails    bool           // an error comes last
}

// signatureOf reads the type of a function, or says what is wrong with it.
func signatureOf(t reflect.Type) (signature, error) {
	var sig signature
	for i := range t.NumIn() {
		p := t.In(i)
		switch {
		case p == reflect.TypeFor[context.Context]():
			if i > 0 {
				return sig, fmt.Errorf("parameter %d is a context.Context, which must come first", i+1)
			}
			sig.context = true
			continue
		case t.IsVariadic() && i == t.NumIn()-1:
			p = p.Elem()
			sig.variadic = p
		default:
			sig.params = append(sig.params, p)
		}
		if bad := jsbridge.Unfillable(p); bad != nil {
			return sig, fmt.Errorf("parameter %d is %s can fill", i+1, notCrossing(p, bad, "no value"))
		}
	}
	outs := t.NumOut()
	if outs > 0 && t.Out(outs-1) == reflect.TypeFor[error]() {
		sig.fails = true
		outs--
	}
	for i := range outs {
		if t.Out(i) == reflect.TypeFor[error]() {
			return sig, fmt.Errorf("result %d is an error, which must come last", i+1)
		}
	}
	switch {
	case outs > 1:
		return sig, fmt.Errorf("it has %d results beside the error; a script can get one", outs)
	case outs == 1:
		sig.result = true
		if bad := jsbridge.Unclonable(t.Out(0)); bad != nil {
			return sig, fmt.Errorf("the result is %s can take", notCrossing(t.Out(0), bad, "no script"))
		}
	}
	return sig, nil
}

// notCrossing tells of a type that cannot cross because of one in it.
func notCrossing(t, bad reflect.Type, nobody string) string {
	if t == bad {
		return fmt.Sprintf("a %s, which %s", t, nobody)
	}
	return fmt.Sprintf("a %s, whose %s %s", t, bad, nobody)
}
