package runtime

import (
	"io"
	"os"
	goruntime "runtime"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/buffer"
)

// Environ returns those of the environment variables of this process that have
// one of the names, for [Config].Env. Names that are not set are left out.
func Environ(names ...string) map[string]string {
	given := make(map[string]string, len(names))
	for _, name := range names {
		if value, ok := os.LookupEnv(name); ok {
			given[name] = value
		}
	}
	return given
}

// Process returns the global object process: nextTick, the environment that the
// sandbox was given, the platform, and where console prints. A host may add to it what it grants. It
// belongs to the sandbox's thread.
func (s *Sandbox) Process() *goja.Object {
	if s.process != nil {
		return s.process
	}
	s.process = s.vm.NewObject()
	env := s.vm.NewObject()
	for name, value := range s.config.Env {
		_ = env.Set(name, value)
	}
	platform := goruntime.GOOS
	if platform == "windows" {
		platform = "win32"
	}
	for name, value := range map[string]any{
		"argv":     s.vm.NewArray(),
		"env":      env,
		"nextTick": s.nextTick,
		"platform": platform,
		"stdout":   s.stream(s.config.Stdout),
		"stderr":   s.stream(s.config.Stderr),
	} {
		_ = s.process.Set(name, value)
	}
	return s.process
}

// stream is process.stdout or stderr: write is all that it has.
func (s *Sandbox) stream(w io.Writer) *goja.Object {
	stream := s.vm.NewObject()
	_ = stream.Set("write", s.named("write", func(call goja.FunctionCall) goja.Value {
		s.print(w, s.text(call.Argument(0)))
		return s.vm.ToValue(true)
	}))
	return stream
}

// text is what a stream is to write: a string, or bytes.
func (s *Sandbox) text(chunk goja.Value) string {
	if text, ok := chunk.(goja.String); ok {
		return text.String()
	}
	if object, ok := chunk.(*goja.Object); ok {
		switch object.Export().(type) {
		case []byte, goja.ArrayBuffer:
			return string(buffer.Bytes(s.vm, object))
		}
	}
	panic(s.argumentError("chunk", "of type string or an instance of Buffer, TypedArray, or DataView", chunk))
}

// nextTick is process.nextTick: its callback runs when the job that runs now is
// done, before its microtasks; or before the next ones, when those run already.
func (s *Sandbox) nextTick(call goja.FunctionCall) goja.Value {
	f, ok := goja.AssertFunction(call.Argument(0))
	if !ok {
		panic(s.argumentError("callback", "of type function", call.Argument(0)))
	}
	args := append([]goja.Value(nil), call.Arguments[1:]...)
	s.turn.ticks = append(s.turn.ticks, s.on(s.turn.task, func() error {
		_, err := f(goja.Undefined(), args...)
		return err
	}))
	return goja.Undefined()
}
