package pool

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	goruntime "runtime"
	"time"

	far "github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// Options say what a [Pool] is. The zero Options give a pool for offloaded
// functions with one worker for each processor.
type Options struct {
	// Name is what profiles and metrics call the pool.
	Name string

	// Script is the path of the workers' script, a CommonJS module that
	// registers methods with require('workerpool').worker({…}). It may require
	// files in its project: the nearest directory at or above its own that
	// holds a package.json, or else its own directory, and nothing outside of
	// it. The extension .js or .cjs may be left out; a directory means the main of
	// its package.json, or its index.js. Empty means no script: the workers run
	// offloaded functions only. The script is read once; a syntax error, with its
	// line, is an error from [New].
	Script string

	// Files, if not nil, is where Script is found, and what it requires: in
	// place of the file system of this machine. Its root is "/" for scripts.
	Files fs.FS

	// Source, if not empty, is the text of the script, in place of a file: then
	// Script is no more than its name in stack traces, and all that it may
	// require are the Files, if there are any.
	Source string

	// MaxWorkers is the most workers that the pool keeps; zero means one for
	// each processor that Go uses (GOMAXPROCS), or MinWorkers if that is more.
	// Workers are started when tasks wait and none is idle.
	MaxWorkers int

	// MinWorkers is how many workers are started with the pool and kept, tasks
	// or not, so that the first tasks find them ready. One that ends is
	// replaced.
	MinWorkers int

	// TasksPerWorker is how many tasks a worker may have at a time; zero means
	// one. More are for tasks that mostly wait: their JavaScript takes turns. A
	// task is put beside another one only when MaxWorkers are there. One that
	// is stopped and does not yield takes those beside it with it.
	TasksPerWorker int

	// IdleTimeout is how long a worker above MinWorkers may be without a task
	// before it is ended; zero means for ever.
	IdleTimeout time.Duration

	// MaxTasks is how many tasks a worker runs before a new one takes its
	// place; zero means any number.
	MaxTasks int

	// MaxHeap is how many bytes a worker may have added to the heap when it has
	// run a task, or a new one takes its place; zero means any number. See
	// [runtime.Limits].Heap for how they are counted, and for what stops a task.
	MaxHeap int

	// Fresh has each task run in a worker that has run none before. Up to
	// MaxWorkers spares are kept ready beside those that run, while tasks come.
	Fresh bool

	// Queue decides which of the tasks that wait is next; nil means [FIFO].
	Queue Queue

	// MaxQueue is how many tasks may wait for a worker; one more fails with
	// [ErrQueueFull], or waits: see [ExecOptions].Wait. Zero means any number.
	MaxQueue int

	// Transport makes the workers; nil means [Goroutine].
	Transport Transport

	// StartTimeout is how long a worker may take to load its script; zero means
	// one minute.
	StartTimeout time.Duration

	// MaxFailures is how many workers may fail within FailurePeriod before they
	// have run a task: because their script throws when it is loaded, for one.
	// The time that they take to start does not count.
	// Then none is started until the oldest failure is that old, and tasks that
	// no worker is there for fail with a [*PoolError]. Zero means 3, in one
	// second.
	MaxFailures   int
	FailurePeriod time.Duration

	// AbortTimeout is how long the abort listeners of a task that was stopped
	// may take; zero means one second. A script may ask for something else, in
	// the option abortListenerTimeout of worker(): at most one minute.
	AbortTimeout time.Duration

	// Grace is how long a worker whose task was stopped may take to say that
	// it has ended, before it is ended by force and its place is filled; zero
	// means one second. It delays no promise: a task that is stopped settles
	// at once.
	Grace time.Duration

	// MaxAbandoned is how many workers may be stuck in native functions that
	// cannot be interrupted, each on a thread of the processor's. Then none is
	// started, and tasks that no worker is there for fail with a [*PoolError]
	// that matches [ErrAbandoned]. Zero means 8.
	MaxAbandoned int

	// Stdout and Stderr receive what the scripts print with console.log and
	// console.error, each line in one Write, one after the other; nil discards
	// it.
	Stdout, Stderr io.Writer

	// Modules are what the host offers to scripts, each under a name that they
	// can require. Offloaded functions can require, too: these modules, and
	// files as the Script can.
	Modules []runtime.Module

	// Mounts are the files, and Env the environment variables, that scripts are
	// given, as in [runtime.Config]; else there are none.
	Mounts []runtime.Mount
	Env    map[string]string

	// EndTasks has what a task has left in its worker ended with it: its timers,
	// and work of the host that it no longer waits for. Else it goes on there,
	// beside the next tasks, as in Node.
	EndTasks bool

	// Limits bound each worker's script.
	Limits runtime.Limits

	// Observer is told what happens in the pool, and Logger writes it down:
	// workers that are lost as warnings, all else for debugging. Each may be
	// nil.
	Observer Observer
	Logger   *slog.Logger

	// Trace, if not nil, is called with each task that is about to be queued.
	// The context that it returns, made from [Task.Context], takes that one's
	// place there, for the [Observer], the Logger and host functions: it may
	// carry a span. What stops the task stays [ExecOptions].Context. The
	// traceparent (W3C Trace Context) travels with the task; its script finds it
	// as this.worker.traceparent. A [TaskSettled] follows for each task that was
	// traced. Trace may be called from several goroutines; for the parts of a
	// [Pool.Broadcast] it is not.
	Trace func(*Task) (ctx context.Context, traceparent string)

	// OnCreateWorker, if not nil, is called before a worker is started, with
	// its number, and may change what it is given, its Script too; but not what
	// that refers to, which is shared. An error is that of a worker that cannot start.
	// OnTerminateWorker is called when nothing of it is left and the promises of
	// its tasks have settled, with the reason if that was not meant to be. Both may
	// be called from several goroutines, and may block: then that worker waits.
	OnCreateWorker    func(number int, config *WorkerConfig) error
	OnTerminateWorker func(number int, reason error)
}

// settings are options that have been checked, with their defaults.
type settings struct {
	minWorkers     int
	maxWorkers     int
	tasksPerWorker int
	idleTimeout    time.Duration
	maxTasks       int
	fresh          bool
	queue          Queue
	maxQueue       int
	transport      Transport
	startTimeout   time.Duration
	maxFailures    int
	failurePeriod  time.Duration
	grace          time.Duration
	maxAbandoned   int
	stdout, stderr io.Writer
	script         *scriptFile
	worker         WorkerConfig
	funcs          map[string]hostFunctions
	files          *runtime.Func // reads a file for a worker in another process
	observer       Observer
	logger         *slog.Logger
	trace          func(*Task) (context.Context, string)

	onCreateWorker    func(int, *WorkerConfig) error
	onTerminateWorker func(int, error)
}

func (o Options) check() (*settings, error) {
	if err := o.checkNumbers(); err != nil {
		return nil, err
	}
	s := &settings{
		minWorkers:     o.MinWorkers,
		maxWorkers:     cmp.Or(o.MaxWorkers, max(goruntime.GOMAXPROCS(0), o.MinWorkers)),
		tasksPerWorker: cmp.Or(o.TasksPerWorker, 1),
		idleTimeout:    o.IdleTimeout,
		maxTasks:       o.MaxTasks,
		fresh:          o.Fresh,
		queue:          o.Queue,
		maxQueue:       o.MaxQueue,
		transport:      o.Transport,
		startTimeout:   cmp.Or(o.StartTimeout, time.Minute),
		maxFailures:    cmp.Or(o.MaxFailures, 3),
		failurePeriod:  cmp.Or(o.FailurePeriod, time.Second),
		grace:          cmp.Or(o.Grace, time.Second),
		maxAbandoned:   cmp.Or(o.MaxAbandoned, 8),
		stdout:         shared(o.Stdout),
		stderr:         shared(o.Stderr),
		observer:       observerOf(o.Observer, o.Logger),
		logger:         o.Logger,
		trace:          o.Trace,
		worker: WorkerConfig{
			Sandbox: runtime.Config{
				Stdout:   o.Stdout,
				Stderr:   o.Stderr,
				Modules:  o.Modules,
				Mounts:   o.Mounts,
				Env:      o.Env,
				EndTasks: o.EndTasks,
				Base:     "/",
				Limits:   o.Limits,
				Programs: new(runtime.Programs),
			},
			AbortTimeout: cmp.Or(o.AbortTimeout, time.Second),
			MaxHeap:      o.MaxHeap,
			Pool:         o.Name,
		},
		onCreateWorker:    o.OnCreateWorker,
		onTerminateWorker: o.OnTerminateWorker,
	}
	if s.fresh {
		s.maxTasks = 1
	}
	if s.queue == nil {
		s.queue = FIFO()
	}
	if s.transport == nil {
		s.transport = Goroutine{}
	}
	var err error
	if s.script, err = (scriptOption{o.Script, o.Files, o.Source}).read(&s.worker.Sandbox); err != nil {
		return nil, fmt.Errorf("pool: Options.Script: %w", err)
	}
	if s.script != nil {
		s.worker.Script = s.script.path
	}
	err = s.worker.Sandbox.Check()
	if err == nil {
		s.worker.Sandbox.Modules, s.funcs, err = hostModules(o.Modules)
	}
	s.files = far.FileReader(s.worker.Sandbox.Load)
	if opener, ok := s.transport.(Opener); ok && err == nil {
		s.transport, err = opener.Open(s.worker)
	}
	if err != nil {
		return nil, fmt.Errorf("pool: Options: %w", err)
	}
	return s, nil
}

// checkNumbers says which option cannot be what it is.
func (o Options) checkNumbers() error {
	for _, x := range [...]struct {
		name  string
		value int
	}{
		{"MinWorkers", o.MinWorkers}, {"MaxWorkers", o.MaxWorkers}, {"TasksPerWorker", o.TasksPerWorker},
		{"MaxTasks", o.MaxTasks}, {"MaxHeap", o.MaxHeap}, {"MaxQueue", o.MaxQueue},
		{"MaxFailures", o.MaxFailures}, {"MaxAbandoned", o.MaxAbandoned},
	} {
		if x.value < 0 {
			return fmt.Errorf("pool: Options.%s is %d; it must not be negative", x.name, x.value)
		}
	}
	for _, x := range [...]struct {
		name  string
		value time.Duration
	}{
		{"IdleTimeout", o.IdleTimeout}, {"StartTimeout", o.StartTimeout}, {"FailurePeriod", o.FailurePeriod},
		{"AbortTimeout", o.AbortTimeout}, {"Grace", o.Grace},
	} {
		if x.value < 0 {
			return fmt.Errorf("pool: Options.%s is %v; it must not be negative", x.name, x.value)
		}
	}
	switch {
	case o.MaxWorkers > 0 && o.MaxWorkers < o.MinWorkers:
		return fmt.Errorf("pool: Options.MinWorkers is %d, which is more than MaxWorkers, %d", o.MinWorkers, o.MaxWorkers)
	case o.Fresh && (o.MaxTasks > 1 || o.TasksPerWorker > 1):
		return errors.New("pool: Options.Fresh gives each task a worker of its own: MaxTasks and TasksPerWorker must be 0 or 1")
	}
	return nil
}
