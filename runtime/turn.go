package runtime

import (
	"errors"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/eventloop"
	"github.com/wprun/wprun/runtime/internal/native"
)

// A turn is one job of the loop with what follows from it, in Node's order:
// the job, the callbacks of process.nextTick, the microtasks, and again as long
// as there are any. Rejections that nobody handles are told of when all of them are
// done.
//
// All turns of a run are inside of one call of a native function by a function of
// JavaScript. So goja does not run the microtasks by itself, for it does so when
// its outermost call returns; and at the bottom of the stack there is always a
// native function, on which the overflow of the stack can be caught: see
// nameOfTurn.
type turn struct {
	machine  native.Machine
	call     goja.Callable // calls function
	function *goja.Object  // calls run
	args     []goja.Value  // function
	name     goja.Value    // turnFrame
	run      func()        // what is inside of the call; nil when nothing is

	count int // of turns so far
	ticks []func() error
	kept  []*goja.Object // that were seen through a WeakRef, which is not to change within a turn
	task  *Task          // on whose behalf the script runs, nil for nobody's
	store goja.Value     // of AsyncLocalStorage for what runs, nil where there is none

	overflowing bool // the error for an overflow of the stack is being made
}

// turnFrame is the name of what stands at the bottom of the stack. Stacks that
// people see leave it out.
const turnFrame = "wprun:turn"

var turnProgram = goja.MustCompile(turnFrame, "(turn => { turn() })", false)

// nothingProgram is a place where an interrupt takes effect.
var nothingProgram = goja.MustCompile(turnFrame, "0", false)

func (s *Sandbox) installTurn() error {
	machine, err := native.MachineOf(s.vm)
	if err != nil {
		return err
	}
	s.turn.machine = machine
	s.turn.name = s.vm.ToValue(turnFrame)
	caller, err := s.vm.RunProgram(turnProgram)
	if err != nil {
		return err
	}
	s.turn.call, _ = goja.AssertFunction(caller)
	s.turn.function = s.vm.ToValue(func(goja.FunctionCall) goja.Value {
		s.turn.run()
		s.turn.machine.Keep()
		return goja.Undefined()
	}).(*goja.Object)
	getter := s.vm.ToValue(func(goja.FunctionCall) goja.Value { return s.nameOfTurn() })
	s.turn.args = []goja.Value{s.turn.function}
	return s.turn.function.DefineAccessorProperty("name", getter, nil, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// nameOfTurn is the name of the native function that a turn is a call of. goja
// asks for the names of all native functions on the stack when it notes where
// the script is, and it does so just before it ends a script whose calls lie
// too deep in each other. That end cannot be caught in JavaScript; an error
// that a getter throws can.
func (s *Sandbox) nameOfTurn() goja.Value {
	m := s.turn.machine
	// An interrupted script must not be given an error, and goja holds a lock
	// while it notes where that one was.
	if m.CallDepth() > s.config.Limits.Stack && !s.turn.overflowing && !m.Interrupted() {
		s.turn.overflowing = true
		defer func() { s.turn.overflowing = false }()
		panic(s.rangeError("Maximum call stack size exceeded"))
	}
	return s.turn.name
}

// poll is for native functions that take long: it panics if the script was
// interrupted, as an instruction of the script would.
func (s *Sandbox) poll() {
	if !s.turn.machine.Interrupted() {
		return
	}
	if err := s.interruption(); err != nil {
		panic(err)
	}
}

// interruption is the error of a script that is interrupted: the next instruction
// ends with it.
func (s *Sandbox) interruption() error {
	_, err := s.vm.RunProgram(nothingProgram)
	return err
}

// within calls f, which runs turns, inside of a call into the VM, and turns
// whatever else comes out of it into an error.
func (s *Sandbox) within(f func() error) (err error) {
	t := &s.turn
	var result error
	returned := false
	t.run = func() {
		result = f()
		returned = true
	}
	defer func() {
		t.run = nil
		if r := recover(); r != nil {
			err = s.breakDown(r)
		}
	}()
	_, err = t.call(goja.Undefined(), t.args...)
	t.machine.Reuse()
	if returned { // an interrupt that came behind that is too late
		return result
	}
	return s.ending(err)
}

// ending is the error that ends the loop when a call into the VM has ended with err.
func (s *Sandbox) ending(err error) error {
	thrown, stopped := s.classify(err)
	if stopped != nil {
		return stopped
	}
	return thrown
}

// take runs a job, with its turn. An error ends the loop.
func (s *Sandbox) take(job eventloop.Job) (err error) {
	t := &s.turn
	t.count++
	goesOn := false
	s.heap.Begin()
	defer func() {
		if s.heap.End() {
			s.vm.ClearInterrupt() // one that came too late would hit the next turn
		}
		t.task, t.kept, t.store = nil, nil, nil
		t.machine.Trim()
		if !goesOn {
			// The loop ends as a process would: what was to follow does not.
			t.machine.DropMicrotasks()
			t.ticks = nil
			s.rejections.endTurn()
		}
	}()
	if err = s.runTurn(job); err == nil && t.machine.Interrupted() {
		err = s.ending(s.interruption())
	}
	goesOn = err == nil
	return err
}

// errNested is for Go code that a script has called, and that would run a
// script with the methods for everybody else.
var errNested = errors.New("runtime: the sandbox is running already: on its thread, call functions with goja's AssertFunction, or use Post")

// runTurn is what a turn does.
func (s *Sandbox) runTurn(job eventloop.Job) error {
	t := &s.turn
	err := s.report(job.Do())
	for err == nil {
		t.task, t.store = nil, nil
		switch {
		case len(t.ticks) > 0:
			tick := t.ticks[0]
			t.ticks = t.ticks[1:]
			err = s.report(tick())
		case t.machine.RunMicrotasks():
		case s.rejections.due():
			err = s.tellOfRejections()
		default:
			t.ticks = nil // its memory
			s.rejections.endTurn()
			return nil
		}
	}
	return err
}

// report decides about an error that no script has caught: it ends the loop,
// unless a listener of the script's or the host takes it.
func (s *Sandbox) report(err error) error {
	if err == nil {
		return nil
	}
	taken, err := s.offer(err)
	if taken {
		return nil
	}
	return s.decide(err)
}

// decide is report for an error that no listener of the script's takes.
func (s *Sandbox) decide(err error) error {
	thrown, stopped := s.classify(err)
	switch {
	case stopped != nil:
		return stopped
	case s.config.Uncaught != nil:
		return s.config.Uncaught(thrown)
	}
	return thrown
}
