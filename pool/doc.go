// Package pool runs JavaScript off the caller's goroutine.
//
// A [Pool] keeps workers; each is a sandboxed JavaScript VM. A task is the
// source text of a function, or the name of a method that the workers' script
// has registered, with arguments; a [Promise] is its result.
//
//	p, err := pool.New(pool.Options{})
//	defer p.Close(ctx)
//	n, err := pool.Await[int](ctx, p.Run("(a, b) => a * b", 6, 7)) // 42
//
// A task that throws rejects its promise with a [*jsbridge.Error]; one that
// runs for too long can be cancelled or given a timeout, whatever it does; a
// worker that dies rejects its task with a [*WorkerError] and is replaced.
//
// # How it works
//
// One struct holds the state of a pool and is touched only inside update,
// which hands waiting tasks to idle workers before it unlocks. A worker is
// reached by messages over a [Conn] that a [Transport] has made; [Goroutine]
// is the one that runs workers in this process. Each worker has a goroutine
// that receives its answers; the pool has none.
//
// All methods of Pool and Promise may be called from any goroutine.
package pool
