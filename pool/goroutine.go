package pool

import (
	"context"

	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// Goroutine is the [Transport] whose workers are goroutines of this process.
// They start in microseconds and share compiled programs, and values reach
// them without being copied twice. What a script can do to such a worker, it
// can do to the process, as far as memory goes: it is for code that may be
// careless, not for code that may be hostile.
type Goroutine struct{}

// Spawn starts a worker. It never fails.
func (Goroutine) Spawn(_ context.Context, config WorkerConfig) (Conn, error) {
	near, end := wire.Pipe()
	go far.Serve(end, config) // ends when near is closed, or by itself; near.Recv waits for it
	return near, nil
}
