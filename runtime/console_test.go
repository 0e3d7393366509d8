package runtime_test

import (
	goruntime "runtime"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

// TestConsoleErrors: what goes to standard error, in groups too, and how long
// something took, told by a given clock.
func TestConsoleErrors(t *testing.T) {
	var out, errors strings.Builder
	now := time.Unix(0, 0)
	s := newSandbox(t, runtime.Config{Stdout: &out, Stderr: &errors, Time: func() time.Time { return now }})
	eval[any](t, s, `
		console.warn('warned', { a: 1 }); console.error('%s failed', 'it')
		console.assert(false); console.assert(0, 'because %d', 5); console.assert('', { a: 1 }); console.assert(1, 'no')
		console.group(); console.error('in\na group'); console.groupEnd()
		console.countReset('x'); console.time('t'); console.time('t'); console.timeEnd('u'); console.timeLog('v')`)
	eval[any](t, s, "(function traced() { console.trace('here', 1) })()")
	for _, took := range []time.Duration{1500 * time.Microsecond, 2 * time.Second, 90 * time.Second, 2*time.Hour + 3*time.Minute} {
		now = now.Add(took)
		eval[any](t, s, "console.timeLog('t', 'so far', [1]); console.timeEnd('t'); console.time('t'); 0")
	}
	const wantErrors = `warned { a: 1 }
it failed
Assertion failed
Assertion failed: because 5
Assertion failed: { a: 1 }
  in
  a group
Warning: Count for 'x' does not exist
Warning: Label 't' already exists for console.time()
Warning: No such label 'u' for console.timeEnd()
Warning: No such label 'v' for console.timeLog()
Trace: here 1
    at traced (`
	if !strings.HasPrefix(errors.String(), wantErrors) {
		t.Errorf("standard error is\n%s", &errors)
	}
	const want = `t: 1.5ms so far [ 1 ]
t: 1.5ms
t: 2.000s so far [ 1 ]
t: 2.000s
t: 1:30.000 (m:ss.mmm) so far [ 1 ]
t: 1:30.000 (m:ss.mmm)
t: 2:03:00 (h:mm:ss) so far [ 1 ]
t: 2:03:00 (h:mm:ss)
`
	if out.String() != want {
		t.Errorf("standard output is\n%s", &out)
	}
}

// TestBytesOfOutput: bytes are written as they are, whatever they mean.
func TestBytesOfOutput(t *testing.T) {
	var out strings.Builder
	s := newSandbox(t, runtime.Config{Stdout: &out})
	eval[bool](t, s, `process.stdout.write(Buffer.from('<€>')); process.stdout.write(Buffer.from('€').subarray(0, 2)); process.stdout.write(new Uint16Array([0x80ff, 0xfe]))`)
	if want := "<€>\xe2\x82\xff\x80\xfe\x00"; out.String() != want {
		t.Errorf("%q and not %q", &out, want)
	}
}

// TestWeakRefs: the target of a WeakRef stays within a turn, and for good where
// time is given.
func TestWeakRefs(t *testing.T) {
	s := newSandbox(t, runtime.Config{Time: func() time.Time { return time.Unix(0, 0) }})
	eval[any](t, s, "var ref = new WeakRef({ kept: true }); 0")
	goruntime.GC()
	if !eval[bool](t, s, "ref.deref().kept") {
		t.Error("it has gone")
	}
	s = newSandbox(t, runtime.Config{})
	eval[any](t, s, "var ref = new WeakRef({ kept: true }); 0")
	for range 10 {
		goruntime.GC()
		if eval[bool](t, s, "ref.deref() === undefined") {
			return
		}
	}
	t.Error("it stays for ever")
}
