package main

import (
	"errors"
	"os"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// process adds to the global of that name what a command-line program needs.
type process struct {
	vm     *goja.Runtime
	object *goja.Object
}

func installProcess(s *runtime.Sandbox, program string, args []string) (*process, error) {
	vm := s.VM()
	object := s.Process()
	p := &process{vm, object}
	executable, err := os.Executable()
	if err != nil {
		executable = "wprun"
	}
	argv := []any{executable, program}
	for _, arg := range args {
		argv = append(argv, arg)
	}
	return p, errors.Join(
		object.Set("argv", vm.NewArray(argv...)),
		object.Set("exitCode", goja.Undefined()),
		object.Set("cwd", s.Function("cwd", 0, func(goja.FunctionCall) goja.Value {
			dir, err := os.Getwd()
			if err != nil {
				s.Throw(err)
			}
			return vm.ToValue(dir)
		})),
		object.Set("exit", func(call goja.FunctionCall) goja.Value {
			code := p.code()
			if v := call.Argument(0); !goja.IsUndefined(v) {
				code = int(v.ToInteger())
			}
			s.Stop(exitError(code & 0xff))
			return goja.Undefined()
		}),
	)
}

// code is what the program has set process.exitCode to; 0 if nothing.
func (p *process) code() (code int) {
	exception := p.vm.Try(func() { // it may have become a getter
		if v := p.object.Get("exitCode"); v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) {
			code = int(v.ToInteger())
		}
	})
	if exception != nil {
		return exitFailed
	}
	return code
}

// failed has a program that ends with an error of its own exit with 1, unless its
// listeners want something else.
func (p *process) failed(err error) {
	if errors.As(err, new(*jsbridge.Error)) {
		_ = p.vm.Try(func() { _ = p.object.Set("exitCode", exitFailed) }) // it may have become a setter
	}
}

func (p *process) exitCode() error {
	if code := p.code() & 0xff; code != 0 {
		return exitError(code)
	}
	return nil
}
