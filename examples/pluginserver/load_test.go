package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	goruntime "runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wprun/wprun/pool/plugin"
)

// underLoad sends requests from several clients while edit is called again and
// again, until it returns false. No request may fail, and in the end nothing may
// be left over.
func underLoad(t *testing.T, r running, edit func() bool) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	client := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 4, MaxIdleConnsPerHost: 4}}
	defer client.CloseIdleConnections()
	var clients sync.WaitGroup
	var requests, failures atomic.Int64
	for n := range 4 {
		clients.Go(func() { // ends with stop
			for i := 0; ctx.Err() == nil; i++ {
				if err := request(client, r.url, n, i); err != nil {
					if failures.Add(1) < 10 {
						t.Error(err)
					}
				}
				requests.Add(1)
			}
		})
	}
	var baseline uint64
	var opened int
	for n := 0; edit(); n++ {
		if n == 5 { // all that is kept is there by then
			baseline, opened = heap(), descriptors()
		}
	}
	stop()
	clients.Wait()
	for _, p := range r.server.plugins {
		for p.Status().Retiring > 0 { // those versions end behind their last call
			goruntime.Gosched()
		}
		s := p.Status()
		t.Logf("%s: %d versions, %d calls, %v", s.Name, s.Generation, s.Stats.Completed, s.Stats.RunTime)
		if s.Stats.Failed+s.Stats.TimedOut+s.Stats.Cancelled > 0 || s.Stats.Abandoned > 0 || s.Stats.TotalWorkers > 2 {
			t.Errorf("%+v", s)
		}
	}
	grown := int64(heap()) - int64(baseline)
	t.Logf("%d requests, %d failures; the heap has grown by %d KiB", requests.Load(), failures.Load(), grown>>10)
	if failures.Load() > 0 {
		t.Errorf("%d of %d requests have failed", failures.Load(), requests.Load())
	}
	if grown > 16<<20 {
		t.Errorf("the heap has grown by %d bytes", grown)
	}
	if more := descriptors() - opened; more > 10 { // of connections, and of a worker that is starting
		t.Errorf("%d more descriptors are open", more)
	}
}

// descriptors is how many are open, where that can be seen.
func descriptors() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}

// request sends the i-th request of a client, and checks what comes back.
func request(client *http.Client, url string, n, i int) error {
	path, body := "/price", apples
	if i%4 == 3 {
		path, body = "/filter", "a text that passes"
	}
	request, err := http.NewRequest(http.MethodPost, url+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Tenant", fmt.Sprint("client-", n))
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	switch {
	case response.StatusCode != http.StatusOK:
		return fmt.Errorf("%s: %s %s", path, response.Status, answer)
	case path == "/price":
		return isPrice(answer)
	}
	return nil
}

func heap() uint64 {
	goruntime.GC()
	goruntime.GC()
	var stats goruntime.MemStats
	goruntime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// edits returns a function that makes the next edit, and waits until it was loaded
// or refused.
func (r running) edits(t *testing.T, most int) func() bool {
	n := 0
	return func() bool {
		n++
		if n > most || t.Failed() {
			return false
		}
		text, wrong := edition(n)
		before := r.last(wrong)
		happened, leave := r.news.wait()
		defer leave()
		r.edit(t, "price.js", text)
		for r.last(wrong).Equal(before) {
			select {
			case <-happened:
			case <-t.Context().Done():
				return false
			}
		}
		return true
	}
}

// last is when the price was last refused or reloaded.
func (r running) last(wrong bool) time.Time {
	kind := plugin.Reloaded
	if wrong {
		kind = plugin.Refused
	}
	for _, e := range r.news.events() {
		if e.Plugin == "price" && e.Kind == kind {
			return e.Time
		}
	}
	return time.Time{}
}

// What TestSlowLoad does for a minute, for a few edits.
func TestLoad(t *testing.T) {
	for name, transport := range transports {
		t.Run(name, func(t *testing.T) {
			r := start(t, transport)
			underLoad(t, r, r.edits(t, 15))
		})
	}
}
