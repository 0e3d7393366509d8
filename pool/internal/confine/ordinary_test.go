//go:build unix

package confine_test

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestOrdinaryGo has a confined child do what Go programs do, and answer.
func TestOrdinaryGo(t *testing.T) {
	for _, l := range levels(t) {
		t.Run(l.String(), func(t *testing.T) {
			c := start(t, limited(l), "go")
			var answer string
			if err := c.out.Decode(&answer); err != nil || answer != "waiting" {
				t.Fatalf("%v, %q, %v\n%s", err, answer, c.end(), c.stderr.String())
			}
			if _, err := c.in.WriteString("x"); err != nil {
				t.Fatal(err)
			}
			if err := c.out.Decode(&answer); err != nil || answer != "done" {
				t.Fatalf("%v, %q, %v\n%s", err, answer, c.end(), c.stderr.String())
			}
		})
	}
}

// ordinaryGo is what the child does.
func ordinaryGo(in, out *os.File) int {
	answer := func(text string) { _ = json.NewEncoder(out).Encode(text) }
	for _, work := range []func() error{
		manyThreads, preemption, garbage, timers, panics, randomness, zone,
		func() error { return deadline(in) },
		func() error { answer("waiting"); return arrival(in) },
	} {
		if err := work(); err != nil {
			answer(err.Error())
			return 1
		}
	}
	answer("done")
	return 0
}

// manyThreads makes the runtime start threads, by blocking those that there are.
func manyThreads() error {
	const n = 24
	var all, ready sync.WaitGroup
	release := make(chan struct{})
	ready.Add(n)
	for range n {
		all.Go(func() {
			runtime.LockOSThread() // and the thread ends with the goroutine
			ready.Done()
			<-release
		})
	}
	ready.Wait()
	close(release)
	all.Wait()
	return nil
}

// preemption needs signals from thread to thread: the loop never yields, and nothing
// collects garbage before it does.
func preemption() error {
	var stop atomic.Bool
	var spinning sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		spinning.Go(func() {
			for !stop.Load() {
			}
		})
	}
	for range 4 {
		runtime.GC()
	}
	stop.Store(true)
	spinning.Wait()
	return nil
}

// garbage makes the heap grow, and shrink, and its pages return.
func garbage() error {
	for range 4 {
		var keep [][]byte
		for range 1024 {
			keep = append(keep, make([]byte, 64<<10))
		}
		sink = keep
		sink, keep = nil, nil
		debug.FreeOSMemory() // on a busy machine the collector may be late, and the limit is hard
	}
	return nil
}

func timers() error {
	start, fired := time.Now(), make(chan time.Time, 64)
	for i := range 64 {
		time.AfterFunc(time.Duration(i)*time.Millisecond, func() { fired <- time.Now() })
	}
	for range 64 {
		if now := <-fired; now.Before(start) {
			return fmt.Errorf("time runs backwards: %v, %v", start, now)
		}
	}
	return nil
}

func panics() (err error) {
	defer func() {
		if recover() == nil {
			err = errors.New("no panic")
		}
	}()
	var nothing *int
	*nothing = 1 // a signal
	return nil
}

func randomness() error {
	a, b := rand.Text(), rand.Text()
	if a == b {
		return errors.New("it is not random")
	}
	return nil
}

// zone asks for the local time zone, whose file cannot be read any more.
func zone() error {
	if name, _ := time.Now().Zone(); name == "" {
		return errors.New("the local time zone is lost")
	}
	return nil
}

// deadline reads what does not come.
func deadline(in *os.File) error {
	if err := in.SetReadDeadline(time.Now().Add(10 * time.Millisecond)); err != nil {
		return err
	}
	if _, err := in.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		return fmt.Errorf("no deadline: %v", err)
	}
	return in.SetReadDeadline(time.Time{})
}

// arrival reads what comes.
func arrival(in *os.File) error {
	_, err := io.ReadFull(in, make([]byte, 1))
	return err
}
