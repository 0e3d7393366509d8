package runtime

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime/internal/eventloop"
	"github.com/wprun/wprun/runtime/internal/guard"
	"github.com/wprun/wprun/runtime/internal/heap"
	"github.com/wprun/wprun/runtime/internal/native"
)

// A Sandbox is one JavaScript VM with its event loop. Create it with [New].
//
// [Sandbox.Run], [Sandbox.Call] and [Sandbox.Wait] turn the calling goroutine
// into the sandbox's JavaScript thread until they return; one goroutine at a
// time may be in them. [Sandbox.Start] and [Sandbox.Post] hand work to that
// thread from any goroutine. The other methods belong to the thread: call them
// only from what runs on it.
//
// An error that a script lets escape from a timer or a callback, and a promise
// that is rejected and handled by nobody, end the method that runs the loop
// with that error, as they would end a Node process.
//
// A Sandbox needs no closing: the garbage collector takes it when nothing
// refers to it any more.
type Sandbox struct {
	config   Config
	vm       *goja.Runtime
	loop     *eventloop.Loop
	heap     *heap.Runner
	guard    *guard.Guard
	modules  *modules
	mounts   mounts
	timers   timers
	programs map[string]*Program        // that ran here, or do not compile, by name, for the lines that errors show
	spots    map[spotKey]spot           // of errors in these
	bare     map[*Program]goja.Callable // functions that nothing can tell from new ones

	construct                native.Construct  // the constructor Error of goja, once it is made
	functionText             native.Call       // what goja has for Function.prototype.toString, once it is made,
	toString                 *goja.Object      // which is this one
	texts                    [8]functionText   // of functions that were asked for, and
	nextText                 int               // where the next one goes
	mended                   map[string]string // texts of functions that are whole, by those of goja
	stackGetter, stackSetter goja.Value        // of errors
	errorClass               *goja.Object      // the constructor Error, once it is made
	limiting                 bool              // its stackTraceLimit is being asked for
	preparing                bool              // its prepareStackTrace runs
	iteratorPrototype        *goja.Object      // %IteratorPrototype%, once a script may have it
	console                  *console          // once it is made
	inspect                  *goja.Object      // util.inspect, once it is made
	inspectDefaults          *goja.Object      // util.inspect.defaultOptions, once they are asked for
	inspectCustom            *goja.Symbol      // Symbol.for('nodejs.util.inspect.custom'), once Symbol is made

	awaits     *native.Awaits // once a script has awaited something
	turn       turn
	rejections rejections
	run        run          // that is under way
	process    *goja.Object // the global process, when it has been asked for
	events     processEvents
	exiting    bool         // process has emitted exit
	origin     *goja.Symbol // where an error object has the error of Go that it was made for
	unsettled  int          // tasks whose outcome is not known
	taskHolds  int          // of Hold, on behalf of tasks
	hostCalls  int          // asynchronous ones that are under way
	standard   [2]standard  // process.stdout and process.stderr
	output     int          // bytes that the script has printed

	broken error // why the VM's state can no longer be trusted
}

// ErrBroken is matched by the errors of a sandbox whose VM has failed inside
// the engine. Its state can no longer be trusted: it refuses to run anything.
var ErrBroken = errors.New("runtime: the sandbox is broken")

// ErrMemory is matched by the error of a run that was interrupted because it
// added more to the memory of this process than [Limits].Heap allows.
var ErrMemory = errors.New("runtime: the script was stopped, for it needs more memory than Limits.Heap allows")

// New returns a sandbox with fresh globals. It fails when config contradicts
// itself.
func New(config Config) (*Sandbox, error) {
	if err := config.Check(); err != nil {
		return nil, err
	}
	config = config.withDefaults()
	var mounted mounts
	for _, m := range config.Mounts {
		m, _ = m.check()
		mounted = append(mounted, m)
	}
	slices.SortStableFunc(mounted, func(a, b Mount) int { return len(b.Path) - len(a.Path) })
	if config.Load == nil && len(mounted) > 0 {
		config.Load = mounted.load
	}
	s := &Sandbox{
		config:   config,
		mounts:   mounted,
		vm:       goja.New(),
		programs: make(map[string]*Program),
	}
	s.loop = eventloop.New(s.take, config.Time, s.nothingElse)
	if config.Time != nil {
		s.vm.SetTimeSource(s.loop.Time)
	}
	if config.Random != nil {
		s.vm.SetRandSource(config.Random)
	}
	s.heap = heap.NewRunner(config.Limits.Heap, func() { s.vm.Interrupt(ErrMemory) })
	s.vm.SetParserOptions(parser.WithDisableSourceMaps) // eval would open the files that comments name
	s.vm.SetMaxCallStackSize(config.Limits.Stack)
	s.vm.SetPromiseRejectionTracker(s.trackRejection)
	limits := guard.Limits{
		Nesting: config.Limits.Nesting, String: config.Limits.String,
		Array: config.Limits.Array, Buffer: config.Limits.Buffer, Calls: config.Limits.Stack,
	}
	s.guard = guard.New(s.vm, limits, s.checkSource, s.poll)
	s.vm.SetAsyncContextTracker((*taskTracker)(s))
	if err := s.guard.Install(); err != nil {
		return nil, err
	}
	if err := s.installTurn(); err != nil {
		return nil, err
	}
	s.modules = newModules(s)
	if err := s.installGlobals(); err != nil {
		return nil, err
	}
	if err := s.installErrors(); err != nil {
		return nil, err
	}
	if err := s.installHelpers(); err != nil {
		return nil, err
	}
	return s, s.broken
}

// Run runs a program and returns the value of its last statement; when that is
// a promise, what it settles to. Timers and other work run meanwhile; what is
// left of it when Run returns goes on in the next Run, Call or Wait.
//
// A [CompileModule] program runs as the main module, and its value is
// undefined.
//
// The error is the cause of ctx when ctx ends first, a [*jsbridge.Error] for
// what the script threw, or a [*jsbridge.CloneError] when the value cannot
// leave the sandbox.
func (s *Sandbox) Run(ctx context.Context, p *Program) (jsbridge.Clone, error) {
	return s.await(ctx, func(*goja.Runtime) (goja.Value, error) { return s.Evaluate(p) })
}

// Call calls the global function of that name with the elements of args, an
// array, and returns its result as [Sandbox.Run] does.
func (s *Sandbox) Call(ctx context.Context, function string, args jsbridge.Clone) (jsbridge.Clone, error) {
	return s.await(ctx, func(vm *goja.Runtime) (goja.Value, error) {
		f, ok := goja.AssertFunction(vm.Get(function))
		if !ok {
			return nil, fmt.Errorf("runtime: no global function %q", function)
		}
		values, err := args.JSArray(vm)
		if err != nil {
			return nil, err
		}
		return f(goja.Undefined(), values...)
	})
}

// Wait runs timers and other pending work until nothing is left, or ctx ends.
func (s *Sandbox) Wait(ctx context.Context) error { return s.drive(ctx, nil, nil) }

// await runs f, and the loop until its result is there.
func (s *Sandbox) await(ctx context.Context, f func(*goja.Runtime) (goja.Value, error)) (jsbridge.Clone, error) {
	var (
		result jsbridge.Clone
		failed error
		done   bool
	)
	t := &Task{sandbox: s, work: &workFuncs{f, func(value jsbridge.Clone, err error) { result, failed, done = value, err, true }}}
	err := s.drive(ctx, (*start)(t), func() bool { return done })
	switch {
	case err != nil: // also when the result came with an uncaught error
		return jsbridge.Clone{}, err
	case !done:
		return jsbridge.Clone{}, errNeverSettles
	}
	return result, failed
}

// errNeverSettles is the result of a promise that waits for nothing: no timer
// and no pending work is left that could settle it.
var errNeverSettles = errors.New("runtime: the promise can never settle: nothing is pending that would settle it")

// drive runs a job, if there is one, and then the loop on this goroutine, and
// interrupts the script when ctx ends. The job comes before the loop's first
// turn, as a main program does.
func (s *Sandbox) drive(ctx context.Context, job eventloop.Job, until func() bool) error {
	switch {
	case s.broken != nil:
		return s.broken
	case s.turn.run != nil:
		return errNested
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	interrupted := make(chan struct{})
	defer func(outer run) { s.run = outer }(s.run)
	s.run = run{ctx, interrupted}
	stop := context.AfterFunc(ctx, func() {
		s.vm.Interrupt(context.Cause(ctx))
		close(interrupted)
	})
	defer func() {
		if !stop() {
			// The interrupt was, or is being, raised: an interrupt that
			// arrives after this would hit the next run.
			<-interrupted
			s.vm.ClearInterrupt()
		}
	}()
	s.heap.Join()
	defer s.heap.Leave()
	return s.within(func() error {
		if job != nil {
			if err := s.take(job); err != nil {
				return err
			}
		}
		return s.loop.Run(ctx, until)
	})
}

// A run is one of the calls that make a goroutine the sandbox's thread.
type run struct {
	ctx         context.Context
	interrupted chan struct{} // closed when the end of ctx has interrupted the script
}

// awaitInterrupt waits for the interrupt, if the context has ended: a function
// of Go that returned because of that end may have been faster.
func (r run) awaitInterrupt() {
	if r.ctx != nil && r.ctx.Err() != nil {
		<-r.interrupted
	}
}

// contextOf is the context for what is done on behalf of a task: that of the run
// that began it. For nobody's it is that of the run that is under way.
func (s *Sandbox) contextOf(task *Task) context.Context {
	switch {
	case task != nil && task.ctx != nil:
		return task.ctx
	case s.run.ctx != nil:
		return s.run.ctx
	}
	return context.Background()
}

// Post queues a job for the sandbox's thread, from any goroutine. An error
// that it returns ends the method that runs the loop, unless it is nil; a
// JavaScript exception does so as an uncaught error.
func (s *Sandbox) Post(job func() error) { s.loop.Post(eventloop.Func(job)) }

// Stop ends the method that runs the loop with err, which must not be nil. It
// is for a Go function that a script has called: the script does not go on
// when that function returns, and can catch nothing.
func (s *Sandbox) Stop(err error) { s.vm.Interrupt(err) }

// nothingElse reports whether only a timer can make the loop go on, so that
// its clock, if it is a given one, may be moved to it: no work of the host is
// pending that a task waits for. What keeps an idle sandbox waiting is none.
func (s *Sandbox) nothingElse() bool {
	return s.taskHolds == 0 && (s.unsettled > 0 || s.loop.Holds() == 0)
}

// VM returns the engine, for Go code that runs on the sandbox's thread and
// needs more than values: a [Module]'s Init, a function given to Start.
func (s *Sandbox) VM() *goja.Runtime {
	s.guard.Expose()
	return s.vm
}

// Config returns what the sandbox was given, with defaults filled in.
func (s *Sandbox) Config() Config { return s.config }

// Evaluate runs a program on the thread and returns its value: of a script its
// last statement's, of an offloaded function what a call without arguments
// returns, of a module, which runs as the main one, undefined.
func (s *Sandbox) Evaluate(p *Program) (goja.Value, error) {
	if p.kind == function {
		return s.CallFunction(p, nil, nil)
	}
	if p.kind == module {
		err := s.modules.runMain(p)
		if err != nil {
			var taken bool
			if taken, err = s.offer(err); taken {
				err = nil
			}
		}
		return goja.Undefined(), err
	}
	return s.evaluate(p)
}

// bareMost is how many functions a sandbox keeps.
const bareMost = 64

// CallFunction calls the function of a [CompileFunction] program. A new
// function object is made for each call, and is its own this. Where that can be
// seen, prepare gets it before the call, to give it properties; nil does
// nothing.
func (s *Sandbox) CallFunction(p *Program, args []goja.Value, prepare func(this *goja.Object)) (goja.Value, error) {
	if p.kind != function {
		return nil, fmt.Errorf("runtime: program %q was not compiled as a function", p.name)
	}
	if f := s.bare[p]; f != nil {
		s.programs[p.name] = p
		return f(goja.Undefined(), args...)
	}
	made, err := s.evaluate(p)
	if err != nil {
		return nil, err
	}
	f, _ := goja.AssertFunction(made)
	if p.hidden {
		if s.bare == nil || len(s.bare) >= bareMost {
			s.bare = make(map[*Program]goja.Callable)
		}
		s.bare[p] = f
	}
	if p.bare {
		return f(goja.Undefined(), args...)
	}
	this := made.(*goja.Object)
	if prepare != nil {
		prepare(this)
	}
	return f(this, args...)
}

// Throw panics with an error as the script is to catch it, out of a Go function
// that a script has called: a value of JavaScript's as itself, such as
// [jsbridge.Error], anything else as an Error with its text.
func (s *Sandbox) Throw(err error) { panic(s.toThrow(err)) }

// HeapShare is how many bytes of what the heap of this process has grown by
// count as the sandbox's, as well as that can be told: see [Limits].Heap. It may
// be called from any goroutine.
func (s *Sandbox) HeapShare() int { return s.heap.Share() }

func (s *Sandbox) evaluate(p *Program) (goja.Value, error) {
	s.programs[p.name] = p
	if err := s.guard.Uses(p.src); err != nil {
		return nil, err
	}
	return s.vm.RunProgram(p.code)
}

// try calls Go code that touches JavaScript values outside of any call into the
// VM, such as a property that may be a getter. What the engine then panics with
// becomes the error.
func (s *Sandbox) try(f func() error) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *goja.InterruptedError:
			err = r
		case *goja.StackOverflowError:
			err = r
		default:
			panic(r)
		}
	}()
	if exception := s.vm.Try(func() { err = f() }); exception != nil {
		return exception
	}
	return err
}

// breakDown notes that the engine itself has failed, and how.
func (s *Sandbox) breakDown(r any) error {
	if err, ok := r.(error); ok {
		s.broken = fmt.Errorf("%w: the engine failed: %w", ErrBroken, err)
	} else {
		s.broken = fmt.Errorf("%w: the engine failed: %v", ErrBroken, r)
	}
	return s.broken
}
