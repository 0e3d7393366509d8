package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// Luggage is what of a [Config] travels to a worker in another process.
type Luggage struct {
	Pool           string
	Number         int
	AbortTimeout   time.Duration
	MaxHeap        int
	Stdout, Stderr bool
	Files          bool // the host reads what is required
	Base           string
	Env            map[string]string
	EndTasks       bool
	Argv           []string
	Data           []byte   // of Config.Data, and
	DataBuffers    [][]byte // what rides beside it
	Limits         runtime.Limits
	Modules        []Offer
}

// An Offer is a module of the host's, by name.
type Offer struct {
	Name  string
	Funcs []OfferedFunc
}

// An OfferedFunc is a function of a module.
type OfferedFunc struct {
	Name   string
	Length int
	Async  bool
}

// File is the method of the host that reads a file for require: its argument is
// the path, its result the content, or undefined where there is none.
const File = "\x00file"

// Pack returns what of a config travels. The error names what cannot.
func (c Config) Pack() (Luggage, error) {
	s := c.Sandbox
	for what, given := range map[string]bool{
		"Mounts":   len(s.Mounts) > 0,
		"Time":     s.Time != nil,
		"Random":   s.Random != nil,
		"Uncaught": s.Uncaught != nil,
	} {
		if given {
			return Luggage{}, fmt.Errorf("a worker in another process cannot be given %s: offer the script functions in a Module", what)
		}
	}
	l := Luggage{
		Pool: c.Pool, Number: c.Number, AbortTimeout: c.AbortTimeout, MaxHeap: c.MaxHeap,
		Stdout: s.Stdout != nil, Stderr: s.Stderr != nil, Files: s.Load != nil,
		Base: s.Base, Env: s.Env, EndTasks: s.EndTasks, Limits: s.Limits,
		Argv: c.Argv,
	}
	l.Data, l.DataBuffers = c.Data.CBOR()
	for _, m := range s.Modules {
		if m.Init != nil {
			return Luggage{}, fmt.Errorf("a worker in another process cannot be given Module %q: its Init works in this process only; offer Funcs", m.Name)
		}
		offer := Offer{Name: m.Name}
		for name, given := range m.Funcs {
			f, err := runtime.NewFunc(m.Name+"."+name, given)
			if err != nil {
				return Luggage{}, err
			}
			offer.Funcs = append(offer.Funcs, OfferedFunc{name, f.Length(), f.Async()})
		}
		l.Modules = append(l.Modules, offer)
	}
	return l, nil
}

// Unpack returns the config that the worker's end has of it.
func (l Luggage) Unpack() (Config, error) {
	data, err := jsbridge.Parse(l.Data, l.DataBuffers, l.Limits.Values)
	if err != nil {
		return Config{}, err
	}
	c := Config{
		Pool: l.Pool, Number: l.Number, AbortTimeout: l.AbortTimeout, MaxHeap: l.MaxHeap,
		Sandbox: runtime.Config{
			Base: l.Base, Env: l.Env, EndTasks: l.EndTasks, Limits: l.Limits,
			Programs: new(runtime.Programs),
		},
		Argv:        l.Argv,
		Data:        data,
		remoteFiles: l.Files,
	}
	if l.Stdout {
		c.Sandbox.Stdout = io.Discard // to be heard, not to be written to
	}
	if l.Stderr {
		c.Sandbox.Stderr = io.Discard
	}
	for _, offer := range l.Modules {
		m := runtime.Module{Name: offer.Name, Funcs: make(map[string]any, len(offer.Funcs))}
		for _, f := range offer.Funcs {
			m.Funcs[f.Name] = runtime.NewRemoteFunc(m.Name+"."+f.Name, f.Length, f.Async, nil) // offered sets how it is called
		}
		c.Sandbox.Modules = append(c.Sandbox.Modules, m)
	}
	return c, nil
}

// readFile has the host read a file, while the sandbox's thread waits.
func (w *worker) readFile(path string) ([]byte, error) {
	args, err := jsbridge.FromGo([]string{path})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", fs.ErrNotExist, err) // no path of a file
	}
	content, err := w.callHost(context.Background(), wire.Message{Method: File, Value: args})()
	if err != nil {
		return nil, errors.New(err.Error()) // not the error of a function of the host's
	}
	var text *[]byte
	if err := content.Into(&text); err != nil || text == nil {
		return nil, fmt.Errorf("%w: %s", fs.ErrNotExist, path)
	}
	return *text, nil
}

// FileReader is what answers a worker's call of [File].
func FileReader(load runtime.Loader) *runtime.Func {
	return runtime.NewRemoteFunc("require", 1, false, func(_ context.Context, args jsbridge.Clone) func() (jsbridge.Clone, error) {
		return func() (jsbridge.Clone, error) {
			var path []string
			if err := args.Into(&path); err != nil || len(path) != 1 {
				return jsbridge.Clone{}, errors.New("a path is expected")
			}
			if load == nil {
				return jsbridge.Clone{}, nil
			}
			content, err := load(path[0])
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return jsbridge.Clone{}, nil
			case err != nil:
				return jsbridge.Clone{}, err
			}
			return jsbridge.FromGo(jsbridge.Moved(content))
		}
	})
}
