package pool_test

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/internal/confine"
	"github.com/wprun/wprun/pool/internal/wire"
)

// liar is a [pool.Process] whose workers are this program, and break the protocol
// on purpose: as the task that they get says, or as the greeting does, one of
// greetings.
func liar(greeting ...string) pool.Process {
	return pool.Process{Command: append([]string{"/proc/self/exe", "a liar"}, greeting...), Level: pool.LevelProcess}
}

// actAsLiar makes this process a liar if it was started as one.
func actAsLiar() {
	if len(os.Args) < 2 || os.Args[1] != "a liar" {
		return
	}
	var told struct {
		Limits        confine.Config
		Reads, Writes uintptr
	}
	if err := json.Unmarshal([]byte(os.Getenv("WPRUN_WORKER")), &told); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(9)
	}
	l := &lying{r: os.NewFile(told.Reads, "r"), w: os.NewFile(told.Writes, "w"), limits: told.Limits}
	l.Stream = wire.NewStream(l.r, l.w, wire.StreamOptions{})
	l.ready.Protocol, l.ready.Report = wire.Version, confine.Report{Level: told.Limits.Level, Holds: confine.Required(told.Limits)}
	greet := greetings["politely"]
	if len(os.Args) > 2 {
		greet = greetings[os.Args[2]]
	}
	greet(l)
	os.Exit(0)
}

// lying is the far end of a conversation that goes wrong.
type lying struct {
	*wire.Stream
	r, w   *os.File
	limits confine.Config
	ready  struct {
		Protocol int
		Report   confine.Report
		Err      string
	}
}

func (l *lying) write(data ...byte) { _, _ = l.w.Write(data) }

// frame writes one of that kind.
func (l *lying) frame(kind byte, body ...byte) {
	l.write(append(append(binary.BigEndian.AppendUint32(nil, uint32(1+len(body))), kind), body...)...)
}

func (l *lying) result(id uint64, v any) {
	value, _ := jsbridge.FromGo(v)
	_ = l.Send(wire.Message{Kind: wire.Result, ID: id, Value: value})
}

// A recorder keeps what is written to it.
type recorder struct{ bytes.Buffer }

func (*recorder) Close() error                     { return nil }
func (*recorder) SetWriteDeadline(time.Time) error { return nil }

// wait waits until the parent ends this process.
func (l *lying) wait() {
	for {
		time.Sleep(time.Hour)
	}
}

// greetings are what a liar says first.
var greetings map[string]func(*lying)

func init() {
	greetings = map[string]func(*lying){
		"politely": func(l *lying) {
			_ = l.SendHello(l.ready)
			_ = l.RecvHello(new(any))
			_ = l.SendHello(struct{}{})
			for {
				m, err := l.Recv()
				if err != nil {
					return
				}
				switch lie := lies[m.Function]; {
				case m.Kind != wire.Call:
				case lie.tell != nil:
					lie.tell(l, m.ID)
				default:
					l.result(m.ID, "alive")
				}
			}
		},
		"confined": func(l *lying) {
			l.ready.Report, _ = confine.Apply(l.limits)
			greetings["politely"](l)
		},
		"another version": func(l *lying) {
			l.ready.Protocol = 1000
			_ = l.SendHello(l.ready)
			l.wait()
		},
		"less than was asked": func(l *lying) {
			l.ready.Report.Holds = l.ready.Report.Holds[1:]
			_ = l.SendHello(l.ready)
			l.wait()
		},
		"unable": func(l *lying) {
			l.ready.Err = "this kernel is too old"
			_ = l.SendHello(l.ready)
			l.wait()
		},
		"no hello":        func(l *lying) { l.frame(3); l.wait() },
		"no CBOR":         func(l *lying) { l.frame(1, 0xff); l.wait() },
		"a long hello":    func(l *lying) { l.write(0x7f, 0xff, 0xff, 0xff, 1); l.wait() },
		"half a hello":    func(l *lying) { l.write(0, 0, 1); l.wait() },
		"text":            func(l *lying) { fmt.Fprintln(l.w, "Usage: program [flags]") },
		"nothing":         func(l *lying) { l.wait() },
		"a hung up hello": func(l *lying) { _ = l.w.Close(); l.wait() },
		"once": func(l *lying) { // and then it is honest
			if f, err := os.OpenFile(os.Args[3], os.O_CREATE|os.O_EXCL, 0o600); err == nil {
				_ = f.Close()
				l.wait()
			}
			pool.ServeWorker()
		},
		"exit 3": func(*lying) {
			fmt.Fprintln(os.Stderr, "no license")
			os.Exit(3)
		},
	}
}

// A lie is what becomes of a task whose function has its name.
type lie struct {
	tell func(l *lying, id uint64)
	want string // in the task's error; "" if it has the value "true"
}

// These are found out by the time that a frame takes, or by their silence. The times
// are long enough for honest workers on a busy machine, and others have the usual ones.
var (
	slowLies   = []string{"one byte a second", "flood of pings"}
	silentLies = []string{"nothing is taken", "nothing can be taken", "stops itself"}
)

// lies is made by init, for a lie may start a process that tells another.
var lies map[string]lie

func init() {
	lies = map[string]lie{
		"truncated":            {func(l *lying, _ uint64) { l.write(0, 0, 1, 0, 2, 0x89); os.Exit(0) }, "a frame that was cut short"},
		"of 4 GB":              {func(l *lying, _ uint64) { l.write(0xff, 0xff, 0xff, 0xff, 2); l.wait() }, "a frame of 4294967295 bytes"},
		"of no length":         {func(l *lying, _ uint64) { l.write(0, 0, 0, 0, 2); l.wait() }, "a frame of 0 bytes"},
		"of no kind":           {func(l *lying, _ uint64) { l.frame(9); l.wait() }, "a frame of kind 9"},
		"message of no kind":   {func(l *lying, _ uint64) { l.frame(2, 0x89, 0x18, 77, 0, 1, 0, 0x60, 0x60, 0x60, 0, 0x80); l.wait() }, "a message of kind 77"},
		"bits flipped":         {func(l *lying, _ uint64) { l.frame(2, 0x99, 2, 0, 1, 0, 0x60, 0x60, 0x60, 1, 0x80, 0xf5); l.wait() }, "a message without a head"},
		"no value":             {func(l *lying, _ uint64) { l.frame(2, 0x89, 2, 0, 1, 0, 0x60, 0x60, 0x60, 1, 0x80, 0xff); l.wait() }, "a value that is none"},
		"a second hello":       {func(l *lying, _ uint64) { _ = l.SendHello(l.ready); l.wait() }, "a second hello"},
		"one byte a second":    {func(l *lying, _ uint64) { l.write(0, 0); l.wait() }, "a frame that was not whole in 1s"},
		"nothing is taken":     {func(l *lying, id uint64) { l.result(id, true); l.wait() }, ""},
		"nothing can be taken": {func(l *lying, id uint64) { _ = l.r.Close(); l.result(id, true); l.wait() }, ""},
		"hangs up":             {func(l *lying, _ uint64) { _, _ = l.r.Close(), l.w.Close(); l.wait() }, "it has closed its connection, and did not end"},
		"stops itself":         {func(l *lying, _ uint64) { _ = syscall.Kill(os.Getpid(), syscall.SIGSTOP) }, "it gave no sign of life for 2s"},
		"exit 0":               {func(*lying, uint64) { os.Exit(0) }, "it has ended"},
		"exit 3":               {func(*lying, uint64) { os.Exit(3) }, "exit code 3"},
		"forbidden call": {func(l *lying, id uint64) {
			_, _, _ = syscall.RawSyscall(syscall.SYS_PTRACE, syscall.PTRACE_PEEKTEXT, 0, 0) // of no process
			l.result(id, true)
		}, ""},
		"panic":                  {func(*lying, uint64) { panic("on purpose") }, "panic: on purpose"},
		"result of another task": {func(l *lying, id uint64) { l.result(id+1000, "false"); l.result(id, true) }, ""},
		"two results":            {func(l *lying, id uint64) { l.result(id, true); l.result(id, "false") }, ""},
		"results of no task": {func(l *lying, id uint64) {
			l.result(id, true)
			for range uint64(10_000) {
				id++ // the next tasks' among them, which are not given yet
				l.result(id+1_000, "false")
				_ = l.Send(wire.Message{Kind: wire.Event, ID: id + 1_000, Method: wire.Aborting})
			}
		}, ""},
		"calls of no function": {func(l *lying, id uint64) {
			for n := range uint64(1_000) {
				_ = l.Send(wire.Message{Kind: wire.Call, ID: n, Method: "no", Function: "such"})
				_ = l.Send(wire.Message{Kind: wire.Call, ID: n, Method: "\x00file"})
			}
			l.result(id, true)
		}, ""},
		"cancels": {func(l *lying, id uint64) {
			for n := range uint64(1_000) {
				_ = l.Send(wire.Message{Kind: wire.Cancel, ID: n})
			}
			l.result(id, true)
		}, ""},
		"broken": {func(l *lying, _ uint64) { _ = l.Send(wire.Message{Kind: wire.Fault}); l.wait() }, "ended"},
		"flood": {func(l *lying, id uint64) {
			value, _ := jsbridge.FromGo("drop")
			for l.Send(wire.Message{Kind: wire.Event, ID: id, Value: value}) == nil {
			}
		}, "more events than it may"},
		"flood of large events": {func(l *lying, id uint64) {
			value, _ := jsbridge.FromGo(make([]byte, 15<<20))
			frame := new(recorder)
			stream := wire.NewStream(l.r, frame, wire.StreamOptions{})
			_ = stream.Send(wire.Message{Kind: wire.Event, ID: id, Value: value})
			_ = stream.Close()
			for <-stream.Written(); ; { // none waits in this process: it does not take the memory
				l.write(frame.Bytes()...)
			}
		}, "more events than it may"},
		"more memory than it may": {func(l *lying, id uint64) {
			const flags = syscall.MAP_SHARED | syscall.MAP_ANON // which RLIMIT_DATA does not count
			memory, err := syscall.Mmap(-1, 0, 512<<20, syscall.PROT_READ|syscall.PROT_WRITE, flags)
			if err != nil {
				panic(err)
			}
			for i := 0; i < len(memory); i += 4 << 10 {
				memory[i] = 1
			}
			l.wait()
		}, "it has ended: out of memory (of 256 MiB)"},
		"flood of pings": {func(l *lying, id uint64) {
			for {
				l.frame(3)
			}
		}, "it takes nothing: a frame could not be written in 1s"},
		"output": {func(l *lying, id uint64) {
			line := strings.Repeat("x", 1<<20) + "\n"
			for range 64 {
				_, _ = io.WriteString(os.Stdout, line)
			}
			_, _ = fmt.Fprintln(os.Stderr, "\x1b[31mlast words\x07")
			os.Exit(3)
		}, "exit code 3: [31mlast words"},
		"its child keeps its output": {func(l *lying, id uint64) {
			child := exec.Command("/proc/self/exe", "a grandchild")
			child.Stdout, child.SysProcAttr = os.Stdout, &syscall.SysProcAttr{Setsid: true}
			child.Stdin = nil
			if err := child.Start(); err != nil {
				panic(err)
			}
			os.Exit(3)
		}, "exit code 3"},
	}
}

// actAsGrandchild makes this process one that prints until nobody listens.
func actAsGrandchild() {
	if len(os.Args) > 1 && os.Args[1] == "a grandchild" {
		w := bufio.NewWriter(os.Stdout)
		for {
			if _, err := w.WriteString("still here\n"); err != nil {
				os.Exit(0)
			}
		}
	}
}
