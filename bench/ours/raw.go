package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	goruntime "runtime"
	"sync"

	"github.com/dop251/goja"
	"github.com/fxamacker/cbor/v2"
)

// raw is the least Go code that does the same: a VM behind a channel, or a process
// behind two pipes.
var raw = map[string]row{
	"sequence": value(func() float64 {
		vm := newRawWorker(add)
		defer close(vm.calls)
		return perCall(func() { vm.call([]any{1, 2}) })
	}),
	"batch":  value(func() float64 { return rawBatch(50_000, 2) }),
	"queued": value(func() float64 { return rawBatch(100_000, 1) }),
	"sequence-process": value(func() float64 {
		child := exec.Command(os.Args[0], echo)
		in, out := must(child.StdinPipe()), must(child.StdoutPipe())
		must(0, child.Start())
		defer child.Wait()
		defer in.Close()
		return perCall(func() {
			writeRaw(in, rawMessage{1, add, []any{1, 2}})
			must(readRaw(out))
		})
	}),
	"megabyte": value(func() float64 {
		vm := newRawWorker("buffer => new Uint8Array(buffer).length")
		defer close(vm.calls)
		data := make([]byte, 1<<20)
		return perCall(func() { vm.call([]any{data}) })
	}),
	"megabyte-moved": value(func() float64 {
		vm := newRawWorker("buffer => new Uint8Array(buffer).length")
		defer close(vm.calls)
		return alone(func() func() {
			data := rawMoved(make([]byte, 1<<20))
			return func() { vm.call([]any{data}) }
		})
	}),
	"objects": value(func() float64 { // JSON is the way of values that engine and language have
		vm := newRawWorker("text => JSON.stringify((value => value)(JSON.parse(text)))")
		defer close(vm.calls)
		list := objects()
		return perCall(func() {
			var back []object
			text := vm.call([]any{string(must(json.Marshal(list)))}).(string)
			must(0, json.Unmarshal([]byte(text), &back))
		})
	}),
	"cores": value(rawCores),
	"fib": value(func() float64 {
		vm := goja.New()
		f, _ := goja.AssertFunction(must(vm.RunString(fib)))
		return perCall(func() { must(f(goja.Undefined(), vm.ToValue(25))) })
	}),
}

// A rawWorker is a VM with one function, on a goroutine of its own.
type rawWorker struct{ calls chan rawCall }

type rawCall struct {
	args   []any
	result chan any
}

// rawMoved are bytes that the worker may keep.
type rawMoved []byte

// newRawWorker returns one. It ends when its channel is closed.
func newRawWorker(function string) *rawWorker {
	w := &rawWorker{make(chan rawCall)}
	go w.serve(function)
	return w
}

func (w *rawWorker) serve(function string) {
	vm := goja.New()
	f, _ := goja.AssertFunction(must(vm.RunString(function)))
	for c := range w.calls {
		values := make([]goja.Value, len(c.args))
		for i, arg := range c.args {
			switch arg := arg.(type) {
			case []byte:
				values[i] = vm.ToValue(vm.NewArrayBuffer(bytes.Clone(arg)))
			case rawMoved:
				values[i] = vm.ToValue(vm.NewArrayBuffer(arg))
			default:
				values[i] = vm.ToValue(arg)
			}
		}
		c.result <- must(f(goja.Undefined(), values...)).Export()
	}
}

func (w *rawWorker) call(args []any) any {
	c := rawCall{args, make(chan any, 1)}
	w.calls <- c
	return <-c.result
}

// rawBatch has so many calls wait for two workers, and then for their results.
func rawBatch(tasks, workers int) float64 {
	w := &rawWorker{make(chan rawCall, tasks)}
	var all sync.WaitGroup
	for range workers {
		all.Go(func() { w.serve(add) })
	}
	defer all.Wait()
	defer close(w.calls)
	return each(tasks, func() {
		results := make([]chan any, tasks)
		for i := range results {
			results[i] = make(chan any, 1)
			w.calls <- rawCall{[]any{i, 2}, results[i]}
		}
		for _, result := range results {
			<-result
		}
	})
}

// rawCores is cores for VMs alone: what the machine gives at the moment.
func rawCores() float64 {
	n := goruntime.NumCPU()
	const calls = 60
	timed := func(workers int) float64 {
		w := &rawWorker{make(chan rawCall)}
		var all sync.WaitGroup
		for range workers {
			all.Go(func() { w.serve(spin) })
		}
		defer all.Wait()
		defer close(w.calls)
		return each(calls, func() {
			results := make(chan any, calls)
			for range calls {
				w.calls <- rawCall{[]any{200_000}, results}
			}
			for range calls {
				<-results
			}
		})
	}
	return timed(1) / timed(n) / float64(n)
}

type rawMessage struct {
	ID       int
	Function string
	Args     []any
}

func writeRaw(w io.Writer, m any) {
	body := must(cbor.Marshal(m))
	must(w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...)))
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

// echo is the argument of this program that makes it the process of the raw row.
const echo = "an echo"

// actAsEcho answers each message with itself, if this process is for that.
func actAsEcho() {
	if len(os.Args) < 2 || os.Args[1] != echo {
		return
	}
	for {
		m, err := readRaw(os.Stdin)
		if err != nil {
			os.Exit(0)
		}
		writeRaw(os.Stdout, m)
	}
}
