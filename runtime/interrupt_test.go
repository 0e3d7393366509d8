package runtime_test

import (
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

var interruptRuns = flag.Int("runs", 4_000, "how often TestRandomInterrupts runs a script")

// TestRandomInterrupts: whenever a run is interrupted, it ends with its own
// cause, and the next one is not touched.
func TestRandomInterrupts(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	scripts := []*runtime.Program{
		compile(t, "{ let i = 0; for (let k = 0; k < 2000; k++) i += k; i }"),
		compile(t, "(async () => { for (let k = 0; k < 100; k++) await null; return 1999000 })()"),
		compile(t, "[...Array(300).keys()].map(x => x * 2).sort().length === 300 ? 1999000 : 0"),
		compile(t, "new Promise(resolve => { let n = 0; const tick = () => ++n < 20 ? process.nextTick(tick) : setImmediate(resolve, 1999000); tick() })"),
		compile(t, "'a'.repeat(300).replace(/(?=a)a/g, 'b').length === 300 ? 1999000 : 0"),
		compile(t, "function f(n) { try { return n > 200 ? 1999000 : f(n + 1) } finally { n++ } } f(0)"),
	}
	var s *runtime.Sandbox
	interrupted, finished := 0, 0
	for i := range *interruptRuns {
		if i%500 == 0 {
			s = newSandbox(t, runtime.Config{})
		}
		cause := errors.New("stop " + strings.Repeat("i", i%7))
		ctx, cancel := context.WithCancelCause(t.Context())
		timer := time.AfterFunc(time.Duration(random.IntN(200))*time.Microsecond, func() { cancel(cause) })
		result, err := s.Run(ctx, scripts[random.IntN(len(scripts))])
		switch {
		case err == nil:
			finished++
			if result.String() != "1999000" {
				t.Fatalf("run %d: %s", i, result)
			}
		case err == cause:
			interrupted++
		default:
			t.Fatalf("run %d: %T: %v, not %v", i, err, err, cause)
		}
		timer.Stop()
		cancel(nil)
		// At once, without any context that could end: an interrupt that was
		// left over would show.
		if i%3 == 0 {
			if got := eval[int](t, s, "40 + 2"); got != 42 {
				t.Fatal(got)
			}
		}
	}
	t.Logf("%d interrupted, %d finished", interrupted, finished)
	if interrupted == 0 || finished == 0 {
		t.Error("the test has lost its point")
	}
}
