package pool

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// hostFunctions are the functions of one module that scripts may call, by name.
type hostFunctions map[string]*runtime.Func

// hostModules checks the functions of modules, once for all workers.
func hostModules(modules []runtime.Module) ([]runtime.Module, map[string]hostFunctions, error) {
	checked := make([]runtime.Module, 0, len(modules))
	all := make(map[string]hostFunctions, len(modules))
	for _, m := range modules {
		funcs := make(map[string]any, len(m.Funcs))
		all[m.Name] = make(hostFunctions, len(m.Funcs))
		for name, given := range m.Funcs {
			f, err := runtime.NewFunc(m.Name+"."+name, given)
			if err != nil {
				return nil, nil, fmt.Errorf("module %q, function %q: %w", m.Name, name, err)
			}
			funcs[name], all[m.Name][name] = f, f
		}
		m.Funcs = funcs
		checked = append(checked, m)
	}
	return checked, all, nil
}

// How many calls of host functions one worker may have under way, for each takes a
// goroutine of this process, and how many bytes of arguments; one alone may have any
// number.
const (
	maxHostCalls     = 1 << 14
	maxHostCallBytes = 256 << 20
)

// Call answers a worker's call of a host function, which runs on a goroutine of
// its own, with the context of the task on whose behalf it is called.
func (w *worker) Call(m wire.Message) {
	f := w.funcs[m.Method][m.Function]
	if m.Method == far.File {
		f = w.files
	}
	size := int64(m.Value.Size())
	var refused *jsbridge.Error
	switch {
	case f == nil:
		refused = &jsbridge.Error{Name: "Error", Message: fmt.Sprintf("the host offers no function %s.%s", m.Method, m.Function)}
	case w.calls.Load() >= maxHostCalls:
		refused = &jsbridge.Error{Name: "RangeError", Message: fmt.Sprintf("More than %d calls of the host's functions are under way", maxHostCalls)}
	case w.callBytes.Load() > 0 && w.callBytes.Load()+size > maxHostCallBytes:
		refused = &jsbridge.Error{Name: "RangeError", Message: fmt.Sprintf("Calls of the host's functions are under way with more than %d MiB of arguments", maxHostCallBytes>>20)}
	}
	if refused != nil {
		w.peer.Reply(wire.Message{Kind: wire.Fault, ID: m.ID, Value: refused.Value()})
		return
	}
	ctx := w.ctx
	var t *Task
	w.pool.update(func(*state) {
		// The abort listeners of a task that was stopped may call, too.
		if t = w.task(m.About); t != nil && !t.settled {
			ctx = t.hostContext()
		}
	})
	w.calls.Add(1)
	w.callBytes.Add(size)
	w.others.Add(1)
	f.Go(ctx, m.Value, w.pool.settings.worker.Sandbox.Limits.Values, func(value jsbridge.Clone, err error) {
		defer w.others.Done()
		defer w.calls.Add(-1)
		w.callBytes.Add(-size) // before the answer, on which the next call may follow
		if err == nil {
			w.peer.Reply(wire.Message{Kind: wire.Result, ID: m.ID, Value: value})
			return
		}
		if t != nil {
			t.keepError(m.ID, err)
		}
		w.pool.logPanic(ctx, err)
		w.peer.Reply(wire.Message{Kind: wire.Fault, ID: m.ID, Value: runtime.Thrown(err).Value()})
	})
}

// logPanic writes the stack down of a host function that has panicked: the script
// gets to know no more than that it did.
func (p *Pool) logPanic(ctx context.Context, err error) {
	var panicked *runtime.PanicError
	if logger := p.settings.logger; logger != nil && errors.As(err, &panicked) {
		logger.LogAttrs(ctx, slog.LevelError, "host function panicked",
			slog.String("function", panicked.Func), slog.Any("panic", panicked.Value), slog.String("stack", string(panicked.Stack)))
	}
}

// Cancel does nothing: a host function ends with the context that it was given.
func (w *worker) Cancel(uint64) {}

// hostContext is the context of host functions that a task calls. It ends when
// the task settles.
func (t *Task) hostContext() context.Context {
	e := t.more()
	if e.ctx == nil {
		e.ctx, e.end = context.WithCancelCause(t.Context())
	}
	return e.ctx
}

// A hostError is an error that a host function has returned to a task.
type hostError struct {
	call uint64 // the number of its call
	err  error
}

// keptErrors is how many of them are kept, the latest: the one that fails the
// task is mostly the last.
const keptErrors = 16

// keepError keeps an error of a host function, for the case that the task fails
// with it: then [errors.Is] finds it.
func (t *Task) keepError(call uint64, err error) {
	t.pool.update(func(*state) {
		e := t.more()
		if len(e.errors) == keptErrors {
			e.errors = append(e.errors[:0], e.errors[1:]...)
		}
		e.errors = append(e.errors, hostError{call, err})
	})
}

// hostError returns the error that a call of a host function has returned, if it
// is still known.
func (t *Task) hostError(call uint64) (err error) {
	t.pool.update(func(*state) {
		if t.extra == nil {
			return
		}
		for _, e := range t.extra.errors {
			if e.call == call {
				err = e.err
			}
		}
	})
	return err
}
