package pool

import (
	"context"

	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// A Transport makes workers. The pool calls it from several goroutines.
type Transport interface {
	// Spawn starts one worker and returns a connection to it. The config is
	// what the worker's sandbox is to be given; it is shared and must not be
	// changed. When ctx ends, a Spawn that is under way fails.
	Spawn(ctx context.Context, config runtime.Config) (Conn, error)
}

// A Conn carries messages to one worker and back.
type Conn = wire.Conn

// A Message is one unit of what a pool and a worker say to each other.
type Message = wire.Message
