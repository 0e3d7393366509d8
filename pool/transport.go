package pool

import (
	"context"

	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// A Transport makes workers. The pool calls it from several goroutines.
type Transport interface {
	// Spawn starts one worker and returns a connection to it. When ctx ends, a
	// Spawn that is under way fails.
	Spawn(ctx context.Context, config WorkerConfig) (Conn, error)
}

// An Opener is a [Transport] that prepares itself: [New] opens it with what its
// workers will be given, unless [Options].OnCreateWorker changes that, and the
// pool uses the Transport that it returns. What cannot be given is an error. If
// the result has a method Close() error, the pool calls it when its last worker
// has ended.
type Opener interface {
	Transport
	Open(config WorkerConfig) (Transport, error)
}

// A WorkerConfig is what one worker is given.
type WorkerConfig = far.Config

// A Conn carries messages to one worker and back.
type Conn = wire.Conn

// A Message is one unit of what a pool and a worker say to each other.
type Message = wire.Message
