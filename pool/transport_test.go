package pool_test

import (
	"cmp"
	"flag"
	"math/rand/v2"
	"testing"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/pooltest"
)

func TestGoroutine(t *testing.T) { pooltest.Exercise(t, pool.Goroutine{}) }

var (
	ledgerTasks = flag.Int("ledger.tasks", 0, "how many tasks TestLedger gives; 0 means as many as it has time for")
	ledgerSeed  = flag.Uint64("ledger.seed", 0, "what TestLedger does to them; 0 means something new each time")
)

func TestLedger(t *testing.T) {
	tasks := 100_000
	if raceEnabled || testing.Short() {
		tasks = 10_000
	}
	pooltest.Ledger(t, pool.Goroutine{}, cmp.Or(*ledgerTasks, tasks), cmp.Or(*ledgerSeed, rand.Uint64()))
}
