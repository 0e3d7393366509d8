package jsapi

import (
	"errors"
	"io/fs"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

// outcome says how a task has ended, in the words of task.js.
func (b *bridge) outcome(promise *pool.Promise) (kind string, value goja.Value) {
	clone, err := promise.Result()
	if err == nil {
		if value, err = clone.JS(b.sandbox.VM()); err == nil {
			return "result", value
		}
	}
	return b.failure(err)
}

// failure is the outcome of what has failed.
func (b *bridge) failure(err error) (kind string, value goja.Value) {
	vm := b.sandbox.VM()
	var (
		timeout   *pool.TimeoutError
		cancelled *pool.CancellationError
		worker    *pool.WorkerError
		exit      *pool.ExitError
		thrown    *jsbridge.Error
		refused   *jsbridge.CloneError
		missing   *fs.PathError
	)
	switch {
	case errors.As(err, &timeout):
		return "timeout", vm.ToValue(float64(timeout.After) / float64(time.Millisecond))
	case errors.As(err, &cancelled):
		return "cancelled", goja.Undefined()
	case errors.Is(err, pool.ErrClosed):
		return "pool terminated", goja.Undefined()
	case errors.Is(err, pool.ErrTerminated):
		return "worker terminated", goja.Undefined()
	case errors.Is(err, runtime.ErrMemory):
		return "out of memory", vm.ToValue(err.Error())
	case errors.As(err, &worker):
		switch {
		case errors.As(err, &exit):
			return "worker ended", b.exitOf(exit)
		case errors.As(err, &thrown):
			return "worker error", thrownValue(vm, thrown)
		}
		return "worker lost", vm.ToValue(worker.Err.Error())
	case errors.As(err, &thrown):
		return "error", thrownValue(vm, thrown)
	case errors.As(err, &refused):
		return "error", refused.JS(vm)
	case errors.As(err, &exit): // while it loaded its script
		return "worker ended", b.exitOf(exit)
	case errors.As(err, &missing) && errors.Is(missing, fs.ErrNotExist):
		cause := (&jsbridge.Error{Name: "Error", Message: "Cannot find module '" + missing.Path + "'"}).JS(vm)
		_ = cause.(*goja.Object).Set("code", "MODULE_NOT_FOUND")
		return "worker error", cause
	}
	return "error", (&jsbridge.Error{Name: "Error", Message: err.Error()}).JS(vm)
}

// exitOf is what a program is told of how a worker has ended.
func (b *bridge) exitOf(exit *pool.ExitError) goja.Value {
	object := b.sandbox.VM().NewObject()
	if exit.Code >= 0 {
		_ = object.Set("exitCode", exit.Code)
	}
	_ = object.Set("reason", exit.Error())
	_ = object.Set("stdout", exit.Stdout)
	_ = object.Set("stderr", exit.Stderr)
	return object
}

// taskError is the error that the program gets for an outcome of failure's.
func (b *bridge) taskError(kind string, value, script goja.Value) goja.Value {
	made, err := b.errorOf(goja.Undefined(), b.sandbox.VM().ToValue(kind), value, script)
	if err != nil {
		panic(err)
	}
	return made
}
