package pool_test

import (
	"testing"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/pooltest"
)

func TestGoroutine(t *testing.T) { pooltest.Exercise(t, pool.Goroutine{}) }
