package pool

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	goruntime "runtime"
	"time"

	"github.com/wprun/wprun/runtime"
)

// Options say what a [Pool] is. The zero Options give a pool for offloaded
// functions with one worker for each processor.
type Options struct {
	// Script is the path of the workers' script, a CommonJS module that
	// registers methods with require('workerpool').worker({…}). It may require
	// files in its project: the nearest directory at or above its own that
	// holds a package.json, or else its own directory, and nothing outside of
	// it. Empty means no script: the workers run offloaded functions only.
	Script string

	// MaxWorkers is the most workers that the pool keeps; zero means one for
	// each processor that Go uses (GOMAXPROCS). Workers are started when tasks
	// wait and none is idle.
	MaxWorkers int

	// MinWorkers is how many workers are started with the pool and kept, tasks
	// or not, so that the first tasks find them ready. One that ends is
	// replaced, unless it could not start: then the next task tries again.
	MinWorkers int

	// IdleTimeout is how long a worker above MinWorkers may be without a task
	// before it is ended; zero means for ever.
	IdleTimeout time.Duration

	// MaxTasks is how many tasks a worker runs before a new one takes its
	// place; zero means any number. One makes every task run in a worker that
	// has seen no other.
	MaxTasks int

	// MaxQueue is how many tasks may wait for a worker; one more fails with
	// [ErrQueueFull]. Zero means any number.
	MaxQueue int

	// Transport makes the workers; nil means [Goroutine].
	Transport Transport

	// Grace is how long a worker whose task was stopped may take to say that
	// it has ended, before it is ended by force and its place is filled; zero
	// means one second. It delays no promise: a task that is stopped settles
	// at once.
	Grace time.Duration

	// Stdout and Stderr receive what the scripts print with console.log and
	// console.error, each line in one Write; nil discards it. Several workers
	// write at the same time: see [os.File], or guard the writer.
	Stdout, Stderr io.Writer

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
}

// settings are options that have been checked, with their defaults.
type settings struct {
	minWorkers  int
	maxWorkers  int
	idleTimeout time.Duration
	maxTasks    int
	maxQueue    int
	transport   Transport
	grace       time.Duration
	script      *scriptFile
	config      runtime.Config
}

// A scriptFile is what a worker loads when it starts.
type scriptFile struct{ path, source string }

func (o Options) check() (*settings, error) {
	s := &settings{
		minWorkers:  o.MinWorkers,
		maxWorkers:  o.MaxWorkers,
		idleTimeout: o.IdleTimeout,
		maxTasks:    o.MaxTasks,
		maxQueue:    o.MaxQueue,
		transport:   o.Transport,
		grace:       o.Grace,
		config: runtime.Config{
			Stdout:   o.Stdout,
			Stderr:   o.Stderr,
			Mounts:   o.Mounts,
			Env:      o.Env,
			EndTasks: o.EndTasks,
			Limits:   o.Limits,
			Programs: new(runtime.Programs),
		},
	}
	for _, number := range [...]struct {
		name  string
		value int
	}{
		{"MinWorkers", o.MinWorkers}, {"MaxWorkers", o.MaxWorkers}, {"MaxTasks", o.MaxTasks}, {"MaxQueue", o.MaxQueue},
	} {
		if number.value < 0 {
			return nil, fmt.Errorf("pool: Options.%s is %d; it must not be negative", number.name, number.value)
		}
	}
	if o.IdleTimeout < 0 {
		return nil, fmt.Errorf("pool: Options.IdleTimeout is %v; it must not be negative", o.IdleTimeout)
	}
	switch {
	case o.MaxWorkers == 0:
		s.maxWorkers = max(goruntime.GOMAXPROCS(0), o.MinWorkers)
	case o.MaxWorkers < o.MinWorkers:
		return nil, fmt.Errorf("pool: Options.MinWorkers is %d, which is more than MaxWorkers, %d", o.MinWorkers, o.MaxWorkers)
	}
	switch {
	case o.Grace < 0:
		return nil, fmt.Errorf("pool: Options.Grace is %v; it must not be negative", o.Grace)
	case o.Grace == 0:
		s.grace = time.Second
	}
	if s.transport == nil {
		s.transport = Goroutine{}
	}
	if o.Script != "" {
		if err := s.readScript(o.Script); err != nil {
			return nil, fmt.Errorf("pool: Options.Script: %w", err)
		}
	}
	if err := s.config.Check(); err != nil {
		return nil, fmt.Errorf("pool: Options: %w", err)
	}
	return s, nil
}

// readScript reads and compiles the script, so that a missing file or a syntax
// error is known before any worker starts.
func (s *settings) readScript(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	s.script = &scriptFile{path: path, source: string(source)}
	if _, err := s.config.Programs.CompileModule(path, s.script.source); err != nil {
		return err
	}
	s.config.Load, err = runtime.DirLoader(projectOf(path))
	return err
}

// projectOf returns the directory whose files a script may require.
func projectOf(path string) string {
	own := filepath.Dir(path)
	for dir := own; ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(filepath.Join(dir, "package.json")); err == nil && info.Mode().IsRegular() {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return own
		}
	}
}
