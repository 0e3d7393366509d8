package pool

import (
	"context"
	"errors"
	"fmt"
	"time"
)

var (
	// ErrClosed is what tasks fail with that are given to a closed pool, or
	// that were still waiting when it was closed.
	ErrClosed = errors.New("pool: the pool is closed")

	// ErrQueueFull is what a task fails with that finds [Options].MaxQueue tasks
	// waiting.
	ErrQueueFull = errors.New("pool: the queue is full")

	// ErrSessionLost is what tasks of a [Session] fail with whose worker has
	// ended.
	ErrSessionLost = errors.New("pool: the session has lost its worker")

	// ErrTerminated is what [Pool.Terminate] and [Pool.Clear] end running
	// tasks with; it comes inside a [*WorkerError].
	ErrTerminated = errors.New("the worker was terminated")

	// ErrAbandoned says that a pool has ended but for workers that could not
	// be made to: their goroutines are in a native function of the engine, and
	// end when that returns.
	ErrAbandoned = errors.New("pool: workers are stuck in native functions and were abandoned")
)

// A CancellationError is what a task fails with that [Promise.Cancel] has
// stopped. It matches [context.Canceled].
type CancellationError struct{}

func (*CancellationError) Error() string { return "pool: the task was cancelled" }

// Is makes the error match [context.Canceled].
func (*CancellationError) Is(target error) bool { return target == context.Canceled }

// A TimeoutError is what a task fails with that ran for longer than it was
// given. It matches [context.DeadlineExceeded].
type TimeoutError struct {
	After time.Duration // what the task was given, from its start
}

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("pool: the task timed out after %v", e.After)
}

// Is makes the error match [context.DeadlineExceeded].
func (*TimeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

// Timeout reports true, as net.Error's does.
func (*TimeoutError) Timeout() bool { return true }

// A WorkerError is what a task fails with whose worker ended before it did.
type WorkerError struct {
	Err error // why: what the script let escape, or what became of the worker
}

func (e *WorkerError) Error() string {
	return fmt.Sprintf("pool: the worker ended before the task did: %v", e.Err)
}

func (e *WorkerError) Unwrap() error { return e.Err }

// A PoolError is what tasks fail with that no worker can run, for none can be
// started: the last [Options].MaxFailures that were tried have failed, or too
// many are stuck. The pool recovers by itself when workers start again.
type PoolError struct {
	Failures int   // workers that have failed within [Options].FailurePeriod
	Err      error // why the last one did: what its script has thrown, for one
}

func (e *PoolError) Error() string {
	if e.Failures > 1 {
		return fmt.Sprintf("pool: no worker can be started: the last %d have failed: %v", e.Failures, e.Err)
	}
	return fmt.Sprintf("pool: no worker can be started: %v", e.Err)
}

func (e *PoolError) Unwrap() error { return e.Err }

// What has become of a worker, where nothing better is known.
var (
	errEnded    = errors.New("it has ended")
	errReplaced = errors.New("it was replaced")
	errStopped  = errors.New("a task on it was stopped")
	errStuck    = errors.New("a task on it was stopped, and did not end within Options.Grace")
	errCallback = errors.New("pool: a function that the pool has called, such as OnEvent, did not return within Options.Grace")
	errFlood    = errors.New("it has sent more events than it may")
)
