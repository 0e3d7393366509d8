package pool

import (
	"context"

	"github.com/wprun/wprun/pool/internal/wire"
)

// hostCalls is what a worker's scripts have asked of the host and not been
// answered yet.
type hostCalls struct {
	ctx context.Context // of calls on behalf of no task; ends with the worker
}

// Call answers a worker's call of a host function.
func (w *worker) Call(m wire.Message) {}

// Cancel does nothing: a host function ends with the context that it was given.
func (w *worker) Cancel(uint64) {}
