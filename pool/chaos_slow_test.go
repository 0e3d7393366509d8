//go:build slow && linux

package pool_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/pooltest"
)

func TestSlowChaos(t *testing.T) { chaos(t, 10_000, rand.Uint64()) }

func TestSlowLedger(t *testing.T) {
	nothingIsLeft(t)
	pooltest.Ledger(t, pool.Process{}, 2_000, rand.Uint64())
}

// A result and a timeout come at the same time, again and again.
func TestSlowTimeouts(t *testing.T) {
	for name, x := range map[string]struct {
		transport pool.Transport
		tasks     int
		most      time.Duration
	}{
		"goroutine": {pool.Goroutine{}, 100_000, 200 * time.Microsecond},
		"process":   {pool.Process{}, 1_000, 2 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			b := keepBooks(t, pool.Options{MaxWorkers: 2, MaxFailures: 1 << 30, Transport: x.transport}, pool.Process{})
			inTime := 0
			for i := range x.tasks {
				limit := time.Duration(rand.Int64N(int64(x.most)))
				v, err := pool.Await[int](t.Context(), b.Run("n => n", i).Timeout(limit))
				switch {
				case err == nil && v == i:
					inTime++
				case !errors.Is(err, context.DeadlineExceeded):
					t.Fatalf("task %d: %v, %v", i, v, err)
				}
			}
			t.Logf("%d of %d were in time", inTime, x.tasks)
		})
	}
}
