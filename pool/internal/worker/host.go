package worker

import (
	"context"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// offered is the host's modules as this end has them: each function is a call of
// the host.
func (w *worker) offered() ([]runtime.Module, error) {
	modules := make([]runtime.Module, 0, len(w.config.Sandbox.Modules)+1)
	for _, m := range w.config.Sandbox.Modules {
		funcs := make(map[string]any, len(m.Funcs))
		for name, given := range m.Funcs {
			f, err := runtime.NewFunc(m.Name+"."+name, given)
			if err != nil {
				return nil, err
			}
			funcs[name] = runtime.NewRemoteFunc(m.Name+"."+name, f.Length(), f.Async(), func(ctx context.Context, args jsbridge.Clone) func() (jsbridge.Clone, error) {
				return w.callHost(ctx, wire.Message{Method: m.Name, Function: name, Value: args})
			})
		}
		m.Funcs = funcs
		modules = append(modules, m)
	}
	return append(modules, w.module(), w.threads()), nil
}

// callHost calls the host, on the sandbox's thread, and so before the task that
// does is answered. What it returns waits for the answer, or until ctx or the
// worker ends, there or on another goroutine.
func (w *worker) callHost(ctx context.Context, m wire.Message) func() (jsbridge.Clone, error) {
	if c := w.current(); c != nil {
		m.About = c.id
	}
	answer := make(chan wire.Message, 1)
	id := w.peer.Call(m, wire.AnswerFunc(func(m wire.Message) { answer <- m }))
	return func() (jsbridge.Clone, error) {
		select {
		case m := <-answer:
			if m.Kind == wire.Fault {
				return jsbridge.Clone{}, &hostError{m.Value.AsError(), id}
			}
			return m.Value.Once(), nil
		case <-ctx.Done():
			return jsbridge.Clone{}, context.Cause(ctx)
		case <-w.ctx.Done():
			return jsbridge.Clone{}, context.Cause(w.ctx)
		}
	}
}

// A hostError is what a call of the host has failed with.
type hostError struct {
	thrown *jsbridge.Error
	call   uint64 // its number, by which the host knows its own error
}

func (e *hostError) Error() string { return e.thrown.Error() }
func (e *hostError) Unwrap() error { return e.thrown }
