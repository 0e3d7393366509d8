package pool

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"
)

func TestFeed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var f feed
		var wg sync.WaitGroup
		var got []int // by one function after the other
		gate := make(chan struct{})
		call := func(do func()) { f.call(do, wg.Go) }
		put := func(n int) bool { return f.put(told{hear: func() { <-gate; got = append(got, n) }}, call) }
		for n := range most + 1 { // one is being called
			if !put(n) {
				t.Fatal(n)
			}
			synctest.Wait()
		}
		if put(-1) {
			t.Fatal("there was room for one more")
		}
		task := new(Task)
		f.after(func() { task.promise.settle(outcome{}) })
		synctest.Wait()
		if task.promise.isSettled() {
			t.Fatal("it has settled before what was told was heard")
		}
		close(gate)
		wg.Wait()
		if len(got) != most+1 || !slices.IsSorted(got) || !task.promise.isSettled() {
			t.Fatal(got, task.promise.isSettled())
		}
		// When all was heard it goes on at once, and starts anew.
		task = new(Task)
		if f.after(func() { task.promise.settle(outcome{}) }); !task.promise.isSettled() {
			t.Fatal("it has not settled")
		}
		if !put(1000) {
			t.Fatal("there was no room")
		}
		wg.Wait()
		if got[len(got)-1] != 1000 {
			t.Fatal(got)
		}
	})
}

// What is put while the feed comes to its end is not forgotten.
func TestFeedAtItsEnd(t *testing.T) {
	var f feed
	var wg sync.WaitGroup
	const all = 10_000
	done := make(chan struct{}, 1)
	n := 0
	for range all {
		f.call(func() { n++; done <- struct{}{} }, wg.Go)
		<-done
	}
	wg.Wait()
	if n != all {
		t.Fatal(n)
	}
}

// What waits is bounded in bytes, that which is being heard included; one alone may
// have any size.
func TestFeedOfLargeThings(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var f feed
		var wg sync.WaitGroup
		gate := make(chan struct{})
		heard := 0
		call := func(do func()) { f.call(do, wg.Go) }
		put := func(size int) bool {
			return f.put(told{func() { <-gate }, size, func() {
				if heard++; heard == 1 && !f.put(told{size: 2 * mostBytes, hear: func() {}, heard: func() { heard++ }}, call) {
					t.Error("there is no room when the worker is told that there is")
				}
			}}, call)
		}
		if !put(10 * mostBytes) {
			t.Fatal("one alone has no room")
		}
		synctest.Wait()
		if put(1) {
			t.Fatal("there was room beside one that is too large")
		}
		close(gate)
		wg.Wait()
		gate = make(chan struct{})
		for n := range 4 {
			if !put(mostBytes / 4) {
				t.Fatal(n)
			}
			synctest.Wait()
		}
		if put(1) {
			t.Fatal("there was room for one more")
		}
		close(gate)
		wg.Wait()
		if heard != 6 || f.bytes != 0 {
			t.Fatal(heard, f.bytes)
		}
	})
}
