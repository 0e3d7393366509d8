package pool_test

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// BenchmarkRawPipe is the least that a process worker has to do for a task: one
// message there and one back, in CBOR behind its length, over pipes to a child.
func BenchmarkRawPipe(b *testing.B) {
	child := exec.Command(os.Args[0], "an echo")
	in, err := child.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := child.Start(); err != nil {
		b.Fatal(err)
	}
	report := countSwitches(b)
	for b.Loop() {
		if err := writeRaw(in, rawMessage{1, "(a, b) => a + b", []any{1, 2}}); err != nil {
			b.Fatal(err)
		}
		if _, err := readRaw(out); err != nil {
			b.Fatal(err)
		}
	}
	report()
	_ = in.Close()
	if err := child.Wait(); err != nil {
		b.Fatal(err)
	}
}

type rawMessage struct {
	ID       int
	Function string
	Args     []any
}

func writeRaw(w io.Writer, m rawMessage) error {
	body, err := cbor.Marshal(m)
	if err != nil {
		return err
	}
	_, err = w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...))
	return err
}

func readRaw(r io.Reader) (m rawMessage, err error) {
	var length [4]byte
	if _, err := io.ReadFull(r, length[:]); err != nil {
		return m, err
	}
	body := make([]byte, binary.BigEndian.Uint32(length[:]))
	if _, err := io.ReadFull(r, body); err != nil {
		return m, err
	}
	return m, cbor.Unmarshal(body, &m)
}

// actAsEcho makes this process the child of BenchmarkRawPipe if it was started as
// that.
func actAsEcho() {
	if len(os.Args) < 2 || os.Args[1] != "an echo" {
		return
	}
	for {
		m, err := readRaw(os.Stdin)
		if err != nil {
			os.Exit(0)
		}
		if writeRaw(os.Stdout, m) != nil {
			os.Exit(1)
		}
	}
}

func BenchmarkProcess(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1, Transport: pool.Process{}})
	b.ReportAllocs()
	report := countSwitches(b)
	for b.Loop() {
		if _, err := p.Run("(a, b) => a + b", 1, 2).Await(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	report()
}

// Many trivial tasks at once: where a worker has one at a time no two messages
// wait for each other, and where it has several they do.
func BenchmarkProcessBatch(b *testing.B) {
	for _, o := range []pool.Options{
		{MaxWorkers: 1}, {MaxWorkers: 2},
		{MaxWorkers: 1, TasksPerWorker: 64}, {MaxWorkers: 2, TasksPerWorker: 64},
	} {
		b.Run(fmt.Sprintf("%d workers, %d tasks each", o.MaxWorkers, max(o.TasksPerWorker, 1)), func(b *testing.B) {
			const batch = 5_000
			o.Transport = pool.Process{}
			p := newPool(b, o)
			promises := make([]*pool.Promise, batch)
			for b.Loop() {
				for i := range promises {
					promises[i] = p.Run("(a, b) => a + b", i, 2)
				}
				for _, promise := range promises {
					if _, err := promise.Await(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/batch, "ns/task")
		})
	}
}

// What a script emits and prints while it runs.
func BenchmarkProcessEvents(b *testing.B) {
	const events = 10_000
	for name, script := range map[string]string{
		"emitted": "n => { const { workerEmit } = require('workerpool'); for (let i = 0; i < n; i++) workerEmit(i) }",
		"printed": "n => { for (let i = 0; i < n; i++) console.log(i) }",
	} {
		b.Run(name, func(b *testing.B) {
			p := newPool(b, pool.Options{MaxWorkers: 1, Transport: pool.Process{}, Stdout: io.Discard})
			for b.Loop() {
				heard := 0
				task := p.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) { heard++ }}, script, events)
				if _, err := task.Await(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/events, "ns/event")
		})
	}
}

// The first result of a new pool, sandboxed, and its end.
func BenchmarkProcessStart(b *testing.B) {
	for b.Loop() {
		p, err := pool.New(pool.Options{MaxWorkers: 1, Transport: pool.Process{Spares: -1}})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := p.Run("() => 1").Await(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := p.Terminate(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// A megabyte as the argument of a task.
func BenchmarkProcessMegabyte(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1, Transport: pool.Process{}})
	data := make([]byte, 1<<20)
	for b.Loop() {
		if _, err := p.Run("a => a.length", data).Await(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// Stop a busy loop, until the next task on its worker's place is done: by a
// spare.
func BenchmarkProcessCancel(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1, Transport: pool.Process{}})
	for b.Loop() {
		promise := p.Run(loop)
		waitRunning(b, p)
		promise.Cancel()
		if _, err := p.Run("() => 1").Await(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
