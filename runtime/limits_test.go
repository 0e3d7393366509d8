package runtime_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// TestLimits: each limit is one because it is said so, and a script can catch
// what exceeds it. Those of timers, output and the heap have tests of their own.
func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		limits    runtime.Limits
		fits      string
		too, text string
	}{
		"Stack":           {runtime.Limits{Stack: 50}, "(function f(n) { return n && f(n - 1) })(40)", "(function f(n) { return n && f(n - 1) })(60)", "Maximum call stack size exceeded"},
		"Nesting":         {runtime.Limits{Nesting: 10}, "eval('['.repeat(9) + ']'.repeat(9))", "eval('['.repeat(11) + ']'.repeat(11))", "Maximum call stack size exceeded: the source is nested too deep at line 1"},
		"Nesting of JSON": {runtime.Limits{Nesting: 10}, "JSON.parse('['.repeat(9) + ']'.repeat(9))", "JSON.parse('['.repeat(11) + ']'.repeat(11))", "Maximum call stack size exceeded"},
		"Source":          {runtime.Limits{Source: 100}, "eval('/*' + '*'.repeat(90) + '*/')", "eval('/*' + '*'.repeat(100) + '*/')", "Source is longer than the limit of 100 bytes"},
		"String":          {runtime.Limits{String: 100}, "'ab'.repeat(50)", "'ab'.repeat(51)", "Invalid string length"},
		"Array":           {runtime.Limits{Array: 100}, "new Array(100).indexOf(1)", "new Array(101).indexOf(1)", "Invalid array length"},
		"Buffer":          {runtime.Limits{Buffer: 100}, "new Float64Array(12)", "new Float64Array(13)", "Array buffer allocation failed"},
	} {
		s := newSandbox(t, runtime.Config{Limits: c.limits})
		eval[any](t, s, c.fits+"; null")
		if got := eval[string](t, s, "{ let said; try { "+c.too+"; said = 'nothing' } catch (e) { said = String(e) } said }"); got != "RangeError: "+c.text {
			t.Errorf("%s: %s", name, got)
		}
	}
	s := newSandbox(t, runtime.Config{Limits: runtime.Limits{Values: jsbridge.Limits{Depth: 3}}})
	var refused *jsbridge.LimitError
	if err := fails(t, s, "[[[[1]]]]"); !errors.As(err, &refused) {
		t.Errorf("%T: %v", err, err)
	}
	if _, err := runtime.New(runtime.Config{Limits: runtime.Limits{Heap: -1}}); err == nil || !strings.Contains(err.Error(), "Limits.Heap") {
		t.Error(err)
	}
}

// TestCauses: what an error was caused by can be read in Go, as deep as it goes.
func TestCauses(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	err := fails(t, s, `
		function low() { throw new RangeError('low', { cause: 'a text' }) }
		function high() { try { low() } catch (e) { throw new Error('high', { cause: e }) } }
		high()`)
	var e *jsbridge.Error
	if !errors.As(err, &e) || e.Message != "high" || !strings.Contains(e.Stack, "\n    at high (test.js:3:") || !strings.Contains(e.Excerpt, "throw new Error('high'") {
		t.Fatalf("%+v", err)
	}
	if !errors.As(e.Cause, &e) || e.Name != "RangeError" || !strings.Contains(e.Stack, "\n    at low (test.js:2:") {
		t.Fatalf("%+v", e)
	}
	if e.Cause == nil || e.Cause.Error() != "a text" {
		t.Errorf("%v", e.Cause)
	}
}
