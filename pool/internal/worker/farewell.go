package worker

import (
	"context"
	"fmt"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
)

// sayFarewell calls what the script has registered as onTerminate, when its loop
// has ended, and waits for what that returns: until hosted ends, for the host
// closes the connection when it takes too long.
func (w *worker) sayFarewell(hosted context.Context) {
	if w.onTerminate == nil {
		return
	}
	ctx, said := context.WithCancel(hosted)
	defer said()
	w.sandbox.Start(func(vm *goja.Runtime) (goja.Value, error) {
		return w.onTerminate(goja.Undefined(), vm.ToValue(0))
	}, func(jsbridge.Clone, error) { said() })
	_ = w.sandbox.Wait(ctx) // an error in there has nobody left to hear of it
}

// An exitCode is why the loop of a script ends that has called process.exit.
type exitCode int64

func (c exitCode) Error() string { return fmt.Sprintf("process.exit(%d)", int64(c)) }

func (c exitCode) value() jsbridge.Clone {
	value, _ := jsbridge.FromGo(float64(c)) // a number cannot fail to be encoded
	return value
}

// installProcess gives the global process what a worker's script can do and see
// of it.
func (w *worker) installProcess() error {
	process := w.sandbox.Process()
	exit := func(call goja.FunctionCall) goja.Value {
		w.sandbox.Stop(exitCode(call.Argument(0).ToInteger()))
		return goja.Undefined()
	}
	if err := process.Set("exit", exit); err != nil {
		return err
	}
	argv := []any{"wprun", ""} // without arguments
	if w.config.Argv != nil {
		argv = argv[:0]
	}
	for _, arg := range w.config.Argv {
		argv = append(argv, arg)
	}
	w.argv = w.sandbox.VM().NewArray(argv...)
	return process.Set("argv", w.argv)
}
