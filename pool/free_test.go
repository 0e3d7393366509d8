package pool_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

func ExampleFreeVariables() {
	names, err := pool.FreeVariables("price => Math.round(price * (1 + tax)) + shipping")
	fmt.Println(names, err)
	// Output: [tax shipping] <nil>
}

func TestFreeVariablesOfNoFunction(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	for _, src := range []string{"x =>", "() => { let a; let a }", "f () { [native code] }"} {
		_, err := p.Run(src).Await(t.Context())
		_, got := pool.FreeVariables(src)
		var a, b *jsbridge.Error
		if !errors.As(err, &a) || !errors.As(got, &b) || a.Error() != b.Error() || a.Stack != b.Stack {
			t.Errorf("%s: %+v; running it says %+v", src, got, err)
		}
	}
}

func TestAFreeVariableIsExplained(t *testing.T) {
	const hint = `"tax" is free in the offloaded function, which travels alone; ` +
		`pass it as an argument, or offer it in a module or in the workers' script`
	const src = "price => price * (1 + tax)"
	p := newPool(t, pool.Options{MaxWorkers: 1})
	for name, promise := range map[string]*pool.Promise{
		"Run":          p.Run(src, 1),
		"Exec run":     p.Exec("run", []any{src, []any{1}}, nil),
		"asynchronous": p.Run("async price => { await price; return tax }", 1),
		"method":       p.Run("add (a) { return a + tax }", 1),
		"uncaught":     p.Run("() => new Promise(() => setTimeout(() => tax))"),
	} {
		_, err := promise.Await(t.Context())
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Hint != hint {
			t.Errorf("%s: %#v", name, err)
			continue
		}
		if thrown.Name != "ReferenceError" || thrown.Message != "tax is not defined" || strings.Contains(thrown.Stack, "free") {
			t.Errorf("%s: it is not the engine's error any more: %+v", name, thrown)
		}
		if !strings.HasSuffix(err.Error(), "ReferenceError: tax is not defined: "+hint) {
			t.Errorf("%s: %v", name, err)
		}
		if lines := strings.Split(fmt.Sprintf("%+v", thrown), "\n"); !slices.Contains(lines, "Hint: "+hint) {
			t.Errorf("%s: %+v", name, thrown)
		}
	}
}

func TestOtherErrorsAreNotExplained(t *testing.T) {
	p := newPool(t, pool.Options{Script: mathScript, MaxWorkers: 1})
	for name, promise := range map[string]*pool.Promise{
		"another class":     p.Run("() => { throw new Error('tax is not defined') }"),
		"another message":   p.Run("() => { x; let x = tax }"),
		"declared":          p.Run("() => { let tax; throw new ReferenceError('tax is not defined') }"),
		"not in the text":   p.Run("() => eval('ta' + 'x')"),
		"not an error":      p.Run("() => { throw 'tax is not defined' }"),
		"unknown method":    p.Exec("tax is not defined", nil, nil),
		"no function":       p.Run("tax is not defined"),
		"run of nothing":    p.Exec("run", nil, nil),
		"run of no text":    p.Exec("run", []any{1}, nil),
		"caught and passed": p.Run("() => { try { tax } catch (e) { throw { e } } }"),
	} {
		_, err := promise.Await(t.Context())
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Hint != "" {
			t.Errorf("%s: %#v", name, err)
		}
	}
}
