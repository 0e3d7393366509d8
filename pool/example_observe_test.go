package pool_test

import (
	"expvar"
	"fmt"
	"log"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/wprun/wprun/pool"
)

// What can be seen of a pool; see docs/observing.md.

func ExampleStats() {
	p := open(pool.Options{Script: mathScript, MaxWorkers: 2})
	defer p.Close(ctx)

	for n := range 10 {
		if _, err := p.Exec("fibonacci", []any{n}, nil).Await(ctx); err != nil {
			log.Fatal(err)
		}
	}
	p.Exec("fibonacci", []any{100}, nil).Cancel() // that would take for ever

	stats := p.Stats()
	fmt.Println(stats.Completed, "completed,", stats.Failed, "failed,", stats.Cancelled, "cancelled")
	fmt.Println(stats.PendingTasks, "wait,", stats.ActiveTasks, "run")
	// Output:
	// 10 completed, 0 failed, 1 cancelled
	// 0 wait, 0 run
}

// What two pools have done, as that of one.
func ExampleStats_Add() {
	var sum pool.Stats
	for range 2 {
		p := open(pool.Options{MaxWorkers: 1})
		if _, err := p.Run("() => 1").Await(ctx); err != nil {
			log.Fatal(err)
		}
		sum = sum.Add(p.Stats())
		p.Close(ctx)
	}
	fmt.Println(sum.Completed, "tasks in", sum.RunTime.Count, "runs")
	// Output: 2 tasks in 2 runs
}

func ExampleHistogram() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	for range 100 {
		if _, err := p.Run("() => 1").Await(ctx); err != nil {
			log.Fatal(err)
		}
	}
	ran := p.Stats().RunTime
	if ran.Quantile(0.99) > time.Minute {
		fmt.Println("slow:", ran) // count=100 mean=… p50=… p99=… max=…
	}
	slow := ran.Count
	for upTo, n := range ran.Buckets() {
		if upTo <= time.Minute {
			slow = ran.Count - n
		}
	}
	fmt.Println(slow, "of", ran.Count, "took more than a minute")
	// Output: 0 of 100 took more than a minute
}

func ExampleOptions_observer() {
	failed := make(map[string]int) // the observer is called from one goroutine at a time
	p := open(pool.Options{
		Script: mathScript,
		Observer: func(e pool.Event) {
			if e, ok := e.(pool.TaskSettled); ok && e.Err != nil {
				failed[e.Task.Method()]++
			}
		},
	})
	p.Exec("mean", []any{"no array"}, nil)
	p.Exec("mean", nil, nil)
	p.Exec("median", nil, nil)
	if _, err := p.Exec("mean", []any{[]int{1, 2, 6}}, nil).Await(ctx); err != nil {
		log.Fatal(err)
	}
	if err := p.Close(ctx); err != nil { // then the observer was told everything
		log.Fatal(err)
	}
	fmt.Println(failed)
	// Output: map[mean:2 median:1]
}

func ExampleOptions_logger() {
	handler := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		Level: slog.LevelDebug, // else there are only warnings: of workers that are lost
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey || a.Key == "waited" || a.Key == "ran" {
				return slog.Attr{} // no times in an example
			}
			return a
		},
	})
	options := pool.Options{Script: mathScript, Logger: slog.New(handler).With("pool", "math")}
	p := open(options)
	if _, err := p.Exec("mean", []any{[]int{1, 2, 6}}, nil).Await(ctx); err != nil {
		log.Fatal(err)
	}
	if err := p.Close(ctx); err != nil {
		log.Fatal(err)
	}
	// Output:
	// level=DEBUG msg="task queued" pool=math task.id=1 task.method=mean
	// level=DEBUG msg="worker starting" pool=math worker=1
	// level=DEBUG msg="worker ready" pool=math worker=1
	// level=DEBUG msg="task started" pool=math task.id=1 task.method=mean worker=1
	// level=DEBUG msg="task settled" pool=math task.id=1 task.method=mean worker=1
	// level=DEBUG msg="worker ended" pool=math worker=1
}

func ExamplePool_Stats_expvar() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	stats := expvar.Func(func() any { return p.Stats() })
	if expvar.Get("workers") == nil { // to publish a name twice is a panic
		expvar.Publish("workers", stats) // at /debug/vars, where net/http serves
	}
	if _, err := p.Run("() => 1").Await(ctx); err != nil {
		log.Fatal(err)
	}
	json := stats.String()
	fmt.Println(json[:strings.Index(json, "PendingTasks")-1])
	// Output: {"TotalWorkers":1,"BusyWorkers":0,"IdleWorkers":1,"Starting":0,
}
