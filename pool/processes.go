package pool

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	goruntime "runtime"
	"strconv"
	"sync"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/confine"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// processes is a [Process] that was opened: it starts processes, and keeps
// spares.
type processes struct {
	options Process
	limits  confine.Config
	values  jsbridge.Limits

	// start runs a function on the one thread that starts processes: on Linux
	// they die with it, so it must live as long as they may.
	start chan func()

	ctx  context.Context // ends with Close
	end  context.CancelFunc
	work sync.WaitGroup // the thread, what prepares spares, and what waits for processes

	mu     sync.Mutex
	spares []*process // that wait to be told what they are for
	coming int        // spares that are being started
}

func newProcesses(o Process, limits confine.Config, values jsbridge.Limits) *processes {
	ps := &processes{options: o, limits: limits, values: values, start: make(chan func())}
	ps.ctx, ps.end = context.WithCancel(context.Background())
	ps.work.Go(func() { // ends with Close, which waits for it
		goruntime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		for {
			select {
			case f := <-ps.start:
				f()
			case <-ps.ctx.Done():
				return
			}
		}
	})
	return ps
}

// Spawn makes a worker of a spare, or of a new process.
func (ps *processes) Spawn(ctx context.Context, config WorkerConfig) (Conn, error) {
	luggage, err := config.Pack()
	if err != nil {
		return nil, err
	}
	for {
		p := ps.takeSpare()
		spare := p != nil
		if !spare {
			if p, err = ps.startProcess(ctx, ""); err != nil {
				return nil, err
			}
		}
		ps.refill()
		p.watch(ps.options.Silence) // not before: a spare says nothing, nor is it heard
		if err = p.instruct(ctx, luggage); err == nil {
			return p, nil
		}
		if !spare || ctx.Err() != nil {
			return nil, err
		}
	}
}

// takeSpare takes a spare that lives, if there is one.
func (ps *processes) takeSpare() *process {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	for len(ps.spares) > 0 {
		p := ps.spares[0]
		ps.spares = ps.spares[1:]
		select {
		case <-p.ended:
			_ = p.Close() // our end of it
		default:
			return p
		}
	}
	return nil
}

// refill has spares started until there are enough.
func (ps *processes) refill() {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	for ps.ctx.Err() == nil && len(ps.spares)+ps.coming < ps.options.Spares {
		ps.coming++
		ps.work.Go(ps.addSpare) // ends when the process is ready, or with Close, which waits for it
	}
}

// spareTimeout is how long a spare may take to be ready.
const spareTimeout = time.Minute

func (ps *processes) addSpare() {
	ctx, cancel := context.WithTimeout(ps.ctx, spareTimeout)
	defer cancel()
	p, err := ps.startProcess(ctx, "")
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ps.coming--
	switch {
	case err != nil: // the next worker that is needed will say why
	case ps.ctx.Err() != nil:
		_ = p.Close()
		<-p.ended
	default:
		ps.spares = append(ps.spares, p)
	}
}

// Close ends the spares, and waits for all that was started.
func (ps *processes) Close() error {
	ps.end()
	ps.mu.Lock()
	spares := ps.spares
	ps.spares = nil
	ps.mu.Unlock()
	for _, p := range spares {
		_ = p.Close()
		<-p.ended
	}
	ps.work.Wait()
	return nil
}

// workerVariable is the environment variable that says to a process that it is a
// worker's, by an assignment.
const workerVariable = "WPRUN_WORKER"

// raceVariable has a worker that was built with the race detector end at once, and
// not a second later.
const raceVariable = "GORACE"

// threadsVariable has the Go runtime of a worker use at most two processors at a
// time: one for the script, and one for all else. A worker is not faster with
// more, and every one of many workers would get ready for all there are.
const threadsVariable = "GOMAXPROCS"

// environment is what the environment of a worker's process is.
func environment(assignment string) []string {
	return []string{
		workerVariable + "=" + assignment,
		raceVariable + "=atexit_sleep_ms=0",
		threadsVariable + "=" + strconv.Itoa(min(2, goruntime.NumCPU())),
	}
}

// An assignment is what a worker's process is told by its environment.
type assignment struct {
	Limits        confine.Config // that it is to confine itself to
	Reads, Writes uintptr        // the descriptors that it talks over
	Probe         string         // what it is to try, if it is no worker but for [Diagnose]
}

const (
	frameTimeout = 30 * time.Second // of a frame that has begun

	// maxWaiting is how much a worker may leave untaken before nothing more is
	// heard of it. What it asks for takes memory of this process.
	maxWaiting = 16 << 20
)

// startProcess starts a process, and waits until it is ready to be told what it
// is for, or has tried a probe.
func (ps *processes) startProcess(ctx context.Context, probe string) (*process, error) {
	itsRead, ourWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	ourRead, itsWrite, err := os.Pipe()
	if err != nil {
		_, _ = itsRead.Close(), ourWrite.Close()
		return nil, err
	}
	p := &process{
		limits: ps.limits,
		stream: wire.NewStream(ourRead, ourWrite, wire.StreamOptions{Limits: ps.values, FrameTimeout: ps.options.frameTimeout, MaxWaiting: maxWaiting}),
		ended:  make(chan struct{}),
	}
	err = ps.fork(p, itsRead, itsWrite, probe)
	_, _ = itsRead.Close(), itsWrite.Close()
	if err != nil {
		p.stream.Abort()
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = p.Close() })
	defer stop()
	if err := p.greet(); err != nil {
		_ = p.Close()
		<-p.ended
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, err
	}
	return p, nil
}

// fork starts the process, on the thread for that.
func (ps *processes) fork(p *process, itsRead, itsWrite *os.File, probe string) error {
	command := exec.Command(ps.options.Command[0], ps.options.Command[1:]...)
	there, err := attach(command, itsRead, itsWrite)
	if err != nil {
		return err
	}
	p.limits.Keep = []int{int(there[0]), int(there[1])}
	told, err := json.Marshal(assignment{p.limits, there[0], there[1], probe})
	if err != nil {
		return err
	}
	command.Env = environment(string(told))
	command.Stdout, command.Stderr = &p.stdout, &p.stderr
	command.WaitDelay = time.Second // somebody else may have been given its output
	started := make(chan error, 1)
	select {
	case ps.start <- func() {
		var err error
		if p.child, err = confine.Start(command, p.limits); err == nil {
			ps.work.Go(p.wait) // ends with the process, which its Close kills; ours waits for it
		}
		started <- err
	}:
		return <-started
	case <-ps.ctx.Done():
		return ErrClosed
	}
}

// A ready is what a worker's process says first.
type ready struct {
	Protocol int // its version
	Report   confine.Report
	Err      string // why it could not confine itself
	Tried    string // how its probe was denied; empty where it was possible
}

// greet hears whether the process is what it should be.
func (p *process) greet() error {
	var r ready
	if err := p.stream.RecvHello(&r); err != nil {
		p.reap(err)
		e := p.exitError(err)
		if e.Code < 0 && e.Err == nil { // by a signal, and not from within
			return e
		}
		return fmt.Errorf("the program did not become a worker: does it call pool.ServeWorker first in main? %w", e)
	}
	switch {
	case r.Protocol != wire.Version:
		return fmt.Errorf("the worker speaks version %d of the protocol, and this program version %d: they must be built from the same wprun", r.Protocol, wire.Version)
	case r.Err != "":
		return fmt.Errorf("the worker could not confine itself: %s", r.Err)
	}
	p.child.Amend(&r.Report)
	p.report, p.tried = r.Report, r.Tried
	return p.child.Verify(r.Report, p.limits)
}

// instruct tells a process what worker it is. That it has heard shows that it
// lives: else a task could be given to a spare that has ended long ago.
func (p *process) instruct(ctx context.Context, luggage far.Luggage) error {
	stop := context.AfterFunc(ctx, func() { _ = p.Close() })
	defer stop()
	err := p.stream.SendHello(luggage)
	if err == nil {
		err = p.stream.RecvHello(new(heard))
	}
	if err == nil {
		return nil
	}
	p.reap(err)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return p.exitError(err)
}

// heard is the second hello of a process.
type heard struct{}
