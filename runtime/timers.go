package runtime

import (
	"math"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/runtime/internal/eventloop"
)

// timers is a sandbox's side of setTimeout and its kin: Node's Timeout and
// Immediate objects over the loop's timers.
type timers struct {
	timeout, immediate *goja.Object         // prototypes, made at first use
	pending            map[*handle]struct{} // that wait for their time
	byID               map[int64]*handle
	lastID             int64
}

// A handle is the Go side of a Timeout or Immediate object. Its fields are
// unexported, so that a script that finds it can do nothing with it.
type handle struct {
	timer     *eventloop.Timer
	immediate *eventloop.Immediate
	id        int64 // of a timer that was asked for it; else 0
	task      *Task // that made it
	object    *goja.Object
	cleared   bool // for good
}

// hiddenTimer is where an object keeps its Go side.
var hiddenTimer = goja.NewSymbol("timer")

func (s *Sandbox) setTimeout(call goja.FunctionCall) goja.Value  { return s.setTimer(call, false) }
func (s *Sandbox) setInterval(call goja.FunctionCall) goja.Value { return s.setTimer(call, true) }

func (s *Sandbox) setTimer(call goja.FunctionCall, repeat bool) goja.Value {
	h := &handle{task: s.turn.task}
	job := s.callback(h, call, 2)
	delay := 1.0
	if d := call.Argument(1); !goja.IsUndefined(d) {
		delay = d.ToFloat()
	}
	s.wait(h)
	h.timer = s.loop.NewTimer(delay, repeat, func() error {
		if !repeat {
			s.forget(h)
		}
		return job()
	})
	if h.task.ended() {
		s.stop(h)
	}
	return s.newHandle(s.timeoutPrototype(), h)
}

func (s *Sandbox) setImmediate(call goja.FunctionCall) goja.Value {
	h := &handle{task: s.turn.task}
	job := s.callback(h, call, 1)
	s.wait(h)
	h.immediate = s.loop.NewImmediate(func() error {
		s.forget(h)
		return job()
	})
	if h.task.ended() {
		s.stop(h)
	}
	return s.newHandle(s.immediatePrototype(), h)
}

// wait notes that a timer or an immediate waits for its time. Too many of them
// throw.
func (s *Sandbox) wait(h *handle) {
	if s.timers.pending == nil {
		s.timers.pending = make(map[*handle]struct{})
	}
	if limit := s.config.Limits.Timers; len(s.timers.pending) >= limit {
		panic(s.rangeError("More than %d timers are pending", limit))
	}
	s.timers.pending[h] = struct{}{}
}

// forget notes that it does not any more.
func (s *Sandbox) forget(h *handle) {
	delete(s.timers.pending, h)
	delete(s.timers.byID, h.id)
}

// callback returns a job that calls the first argument with those from the
// one numbered extra on, with the handle as this, on behalf of its task.
func (s *Sandbox) callback(h *handle, call goja.FunctionCall, extra int) func() error {
	f, ok := goja.AssertFunction(call.Argument(0))
	if !ok {
		panic(s.argumentError("callback", "of type function", call.Argument(0)))
	}
	var args []goja.Value
	if len(call.Arguments) > extra {
		args = append(args, call.Arguments[extra:]...)
	}
	return s.on(h.task, func() error {
		_, err := f(h.object, args...)
		return err
	})
}

// clearTimer is all three clear functions: each takes what the others made, a
// number or a string that stands for a timer, and anything else, in vain.
func (s *Sandbox) clearTimer(call goja.FunctionCall) goja.Value {
	if h := s.handle(call.Argument(0)); h != nil {
		s.stop(h)
	} else if v := call.Argument(0); goja.IsNumber(v) || goja.IsString(v) {
		if id := v.ToFloat(); id == math.Trunc(id) {
			if h := s.timers.byID[int64(id)]; h != nil {
				s.stop(h)
			}
		}
	}
	return goja.Undefined()
}

func (s *Sandbox) stop(h *handle) {
	h.cleared = true
	if h.timer != nil {
		h.timer.Stop()
	} else {
		h.immediate.Stop()
	}
	s.forget(h)
}

func (s *Sandbox) queueMicrotask(call goja.FunctionCall) goja.Value {
	f, ok := goja.AssertFunction(call.Argument(0))
	if !ok {
		panic(s.argumentError("callback", "of type function", call.Argument(0)))
	}
	task, store := s.turn.task, s.turn.store
	s.turn.machine.AddMicrotask(func() {
		s.turn.task, s.turn.store = task, store
		_, err := f(goja.Undefined())
		s.turn.task, s.turn.store = nil, nil
		if _, ok := err.(*goja.Exception); ok {
			if err = s.report(err); err != nil {
				s.Stop(err)
				err = s.interruption()
			}
		}
		if err != nil {
			panic(err) // an interrupt ends the microtasks, too
		}
	})
	return goja.Undefined()
}

func (s *Sandbox) newHandle(prototype *goja.Object, h *handle) *goja.Object {
	object := s.vm.CreateObject(prototype)
	h.object = object
	_ = object.DefineDataPropertySymbol(hiddenTimer, s.vm.ToValue(h), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return object
}

func (s *Sandbox) handle(v goja.Value) *handle {
	object, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	if _, isProxy := object.Export().(goja.Proxy); isProxy {
		return nil // its traps would run
	}
	hidden := object.GetSymbol(hiddenTimer)
	if hidden == nil {
		return nil
	}
	h, _ := hidden.Export().(*handle)
	return h
}

func (s *Sandbox) timeoutPrototype() *goja.Object {
	if s.timers.timeout != nil {
		return s.timers.timeout
	}
	p := s.handlePrototype("Timeout",
		func(h *handle, ref bool) { h.timer.SetRef(ref) },
		func(h *handle) bool { return h.timer.HasRef() })
	s.method(p, "refresh", func(this *goja.Object, h *handle) goja.Value {
		if !h.task.ended() && !h.cleared {
			s.forget(h)
			s.wait(h)
			h.timer.Refresh()
		}
		return this
	})
	s.method(p, "close", func(this *goja.Object, h *handle) goja.Value {
		s.stop(h)
		return this
	})
	toPrimitive := s.native(func(call goja.FunctionCall) goja.Value {
		h := s.handle(call.This)
		if h == nil || h.timer == nil {
			return goja.NaN()
		}
		if h.id == 0 {
			s.timers.lastID++
			h.id = s.timers.lastID
			if s.timers.byID == nil {
				s.timers.byID = make(map[int64]*handle)
			}
			s.timers.byID[h.id] = h
		}
		return s.vm.ToValue(h.id)
	})
	_ = p.DefineDataPropertySymbol(goja.SymToPrimitive, toPrimitive, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	s.timers.timeout = p
	return p
}

func (s *Sandbox) immediatePrototype() *goja.Object {
	if s.timers.immediate == nil {
		s.timers.immediate = s.handlePrototype("Immediate",
			func(h *handle, ref bool) { h.immediate.SetRef(ref) },
			func(h *handle) bool { return h.immediate.HasRef() })
	}
	return s.timers.immediate
}

// handlePrototype makes the prototype of a class that scripts cannot
// construct, with ref, unref and hasRef.
func (s *Sandbox) handlePrototype(class string, setRef func(*handle, bool), hasRef func(*handle) bool) *goja.Object {
	p := s.vm.NewObject()
	constructor := s.vm.ToValue(func(goja.ConstructorCall) *goja.Object {
		panic(s.vm.NewTypeError("Illegal constructor"))
	}).(*goja.Object)
	_ = constructor.DefineDataProperty("name", s.vm.ToValue(class), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = p.DefineDataProperty("constructor", constructor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	setTo := func(ref bool) func(*goja.Object, *handle) goja.Value {
		return func(this *goja.Object, h *handle) goja.Value {
			setRef(h, ref)
			return this
		}
	}
	s.method(p, "ref", setTo(true))
	s.method(p, "unref", setTo(false))
	s.method(p, "hasRef", func(_ *goja.Object, h *handle) goja.Value { return s.vm.ToValue(hasRef(h)) })
	_ = p.DefineDataPropertySymbol(dispose, s.named("[nodejs.dispose]", func(call goja.FunctionCall) goja.Value {
		if h := s.handle(call.This); h != nil {
			s.stop(h)
		}
		return goja.Undefined()
	}), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return p
}

func (s *Sandbox) method(prototype *goja.Object, name string, f func(this *goja.Object, h *handle) goja.Value) {
	native := func(call goja.FunctionCall) goja.Value {
		h := s.handle(call.This)
		if h == nil {
			panic(s.vm.NewTypeError("Illegal invocation"))
		}
		return f(call.This.(*goja.Object), h)
	}
	_ = prototype.DefineDataProperty(name, s.native(native), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}
