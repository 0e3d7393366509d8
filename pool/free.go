package pool

import (
	"strings"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// FreeVariables lists, without running it, the variables that a function uses
// but does not declare, and that are no globals of every worker: what it would
// miss in a worker, for it travels alone. They come in the order of their first
// use, and the globals of an [Options].Script are among them. A text that [Run]
// would not accept is a [*jsbridge.Error], the same one.
//
// A function that has free variables can be run all the same: the branch that
// uses them may never be taken. [runtime.FreeVariables] says what exactly
// counts, and where the variables are used.
func FreeVariables(src string) ([]string, error) {
	free, err := runtime.FreeVariables(far.Offloaded, src)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(free))
	for i, v := range free {
		names[i] = v.Name
	}
	return names, nil
}

// explain returns a task's error, with a Hint if it says that a variable is not
// defined which is free in the function that the task has offloaded. It parses
// that function, so it is nothing to do inside update.
func explain(call *wire.Message, err error) error {
	switch e := err.(type) {
	case *WorkerError: // the function threw when nobody could catch it
		if thrown, ok := e.Err.(*jsbridge.Error); ok {
			hinted := *e
			hinted.Err = explain(call, thrown)
			return &hinted
		}
	case *jsbridge.Error:
		name, ok := strings.CutSuffix(e.Message, " is not defined")
		if !ok || e.Name != "ReferenceError" {
			break
		}
		free, _ := runtime.FreeVariables(far.Offloaded, functionOf(call))
		for _, v := range free {
			if v.Name == name {
				hinted := *e
				hinted.Hint = v.Hint()
				return &hinted
			}
		}
	}
	return err
}

// functionOf is the text of the function that a call offloads, or empty.
func functionOf(call *wire.Message) string {
	if call.Method != far.Run {
		return call.Function
	}
	var args []any
	if err := call.Value.Into(&args); err != nil || len(args) == 0 {
		return ""
	}
	src, _ := args[0].(string)
	return src
}
