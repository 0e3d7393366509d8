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
// worker that dies rejects its task with a [*WorkerError] and is replaced; when
// none can be started, tasks fail with a [*PoolError].
//
// [Options] say how many workers there are and how long they live, which task is
// next, and what scripts are given; [ExecOptions] are for one task. [Map] and
// [ForEach] run many tasks with a bound on what is under way, a [Session] keeps
// one worker, [Pool.Broadcast] reaches them all. [Stats], an [Observer] and a
// logger tell what happens; packages prompool and otelpool pass it on. [Bind]
// makes a method a function of Go. Package plugin hosts scripts of others, and
// loads them anew while they are called.
//
// # How it works
//
// One struct holds the state of a pool and is touched only inside update,
// which hands waiting tasks to idle workers before it unlocks. A worker is
// reached by messages over a [Conn] that a [Transport] has made; [Goroutine]
// is the one that runs workers in this process, [Process] gives each one of its
// own, which the operating system restricts. Each worker has a goroutine that
// receives its answers; the pool has none.
//
// All methods of Pool and Promise may be called from any goroutine.
package pool
