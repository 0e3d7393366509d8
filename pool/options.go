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
	maxWorkers int
	transport  Transport
	grace      time.Duration
	script     *scriptFile
	config     runtime.Config
}

// A scriptFile is what a worker loads when it starts.
type scriptFile struct{ path, source string }

func (o Options) check() (*settings, error) {
	s := &settings{
		maxWorkers: o.MaxWorkers,
		transport:  o.Transport,
		grace:      o.Grace,
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
	switch {
	case o.MaxWorkers < 0:
		return nil, fmt.Errorf("pool: Options.MaxWorkers is %d; it must not be negative", o.MaxWorkers)
	case o.MaxWorkers == 0:
		s.maxWorkers = goruntime.GOMAXPROCS(0)
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
