package main

import (
	"fmt"
	"os"
	"regexp"
	goruntime "runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// The functions of the tasks.
const (
	add     = "(a, b) => a + b"
	size    = "bytes => bytes.length"
	same    = "value => value"
	forever = "() => { for (;;); }"
	fib     = "(function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) })"
	spin    = "n => { let x = 0; for (let i = 0; i < n; i++) x = (x * 31 + i) % 1e9; return x }"
)

var sides = map[string]map[string]row{
	"raw":       raw,
	"goroutine": rows(pool.Goroutine{}),
	"process":   rows(pool.Process{}),
	"command":   commands,
}

// rows are those of a transport. The names of the rows about processes end so, that
// they stand beside what they compare with.
func rows(transport pool.Transport) map[string]row {
	_, apart := transport.(pool.Process)
	one := pool.Options{MaxWorkers: 1, Transport: transport}
	all := map[string]row{
		"sequence": value(func() float64 { return sequence(one) }),
		"megabyte": with(one, func(p *pool.Pool) float64 {
			bytes := make([]byte, 1<<20)
			return perCall(func() { must(p.Run(size, bytes).Await(ctx)) })
		}),
		"megabyte-moved": with(one, func(p *pool.Pool) float64 {
			return alone(func() func() {
				bytes := jsbridge.Moved(make([]byte, 1<<20))
				return func() { must(p.Run(size, bytes).Await(ctx)) }
			})
		}),
		"objects": with(one, func(p *pool.Pool) float64 {
			list := objects()
			return perCall(func() { must(pool.Await[[]object](ctx, p.Run(same, list))) })
		}),
		"first": value(func() float64 {
			options := one
			if apart {
				options.Transport = pool.Process{Spares: -1}
			}
			var ended time.Duration
			began := time.Now()
			const times = 30
			for range times {
				p := must(pool.New(options))
				must(p.Run(add, 1, 2).Await(ctx))
				result := time.Now()
				must(0, p.Terminate())
				ended += time.Since(result)
			}
			return microseconds(time.Since(began)-ended) / times
		}),
		"cancel": with(one, func(p *pool.Pool) float64 {
			var sum time.Duration
			const times = 20
			for range times {
				must(p.Run(add, 1, 2).Await(ctx))
				endless := p.Run(forever)
				time.Sleep(50 * time.Millisecond) // it runs, and there is a spare again
				began := time.Now()
				endless.Cancel()
				must(p.Run(add, 1, 2).Await(ctx))
				sum += time.Since(began)
			}
			return microseconds(sum) / times
		}),
		"memory": value(func() float64 { return memory(transport) }),
	}
	if apart {
		for name, r := range all {
			delete(all, name)
			all[name+"-process"] = r
		}
		return all
	}
	all["batch"] = value(func() float64 { return batch(50_000, 2) })
	all["queued"] = value(func() float64 { return batch(100_000, 1) })
	all["queued-memory"] = value(queuedMemory)
	all["fresh"] = value(func() float64 {
		return sequence(pool.Options{MaxWorkers: 1, Fresh: true})
	})
	all["cores"] = value(cores)
	all["overhead"] = value(overhead)
	all["alive"] = value(alive)
	all["fib"] = with(one, func(p *pool.Pool) float64 { return perCall(func() { must(p.Run(fib, 25).Await(ctx)) }) })
	all["workers"] = curve("workers", upTo(4*goruntime.NumCPU()), func(workers float64) float64 { return rate(int(workers)) })
	all["queue"] = curve("queue", []float64{10, 100, 1e3, 1e4, 1e5, 1e6}, func(n float64) float64 { return batch(int(n), 1) })
	all["argument"] = func(report func(point)) {
		for _, transport := range []pool.Transport{pool.Goroutine{}, pool.Process{}} {
			name := "goroutine"
			if _, apart := transport.(pool.Process); apart {
				name = "process"
			}
			curve("argument", []float64{10, 1e3, 1e5, 1e6, 1e7, 1e8}, func(n float64) float64 {
				return run(pool.Options{MaxWorkers: 1, Transport: transport}, func(p *pool.Pool) float64 {
					bytes := make([]byte, int(n))
					return perCall(func() { must(p.Run(size, bytes).Await(ctx)) })
				})
			})(func(p point) { p.Side = name; report(p) })
		}
	}
	return all
}

// object is one of the ten thousand small ones.
type object struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
	On   bool   `json:"on"`
}

func objects() []object {
	list := make([]object, 10_000)
	for i := range list {
		list[i] = object{i, fmt.Sprint("name ", i), i%2 == 0}
	}
	return list
}

func run(options pool.Options, measure func(*pool.Pool) float64) float64 {
	p := must(pool.New(options))
	defer p.Terminate()
	return measure(p)
}

func with(options pool.Options, measure func(*pool.Pool) float64) row {
	return value(func() float64 { return run(options, measure) })
}

func sequence(options pool.Options) float64 {
	return run(options, func(p *pool.Pool) float64 {
		return perCall(func() { must(p.Run(add, 1, 2).Await(ctx)) })
	})
}

// batch is what a task takes of so many that are given at once.
func batch(tasks, workers int) float64 {
	return run(pool.Options{MaxWorkers: workers}, func(p *pool.Pool) float64 {
		promises := make([]*pool.Promise, tasks)
		all := func() {
			for i := range promises {
				promises[i] = p.Run(add, i, 2)
			}
			for _, promise := range promises {
				must(promise.Await(ctx))
			}
		}
		for range min(10, 5_000/tasks) { // to warm up
			all()
		}
		return each(tasks, all)
	})
}

// memory is how many bytes an idle worker takes that has worked.
func memory(transport pool.Transport) float64 {
	const workers = 8
	return run(pool.Options{MaxWorkers: workers, MinWorkers: workers, Transport: transport}, func(p *pool.Pool) float64 {
		for range 20 {
			promises := make([]*pool.Promise, workers)
			for i := range promises {
				promises[i] = p.Run(add, i, 2)
			}
			for _, promise := range promises {
				must(promise.Await(ctx))
			}
		}
		if _, apart := transport.(pool.Process); !apart {
			before := heap()
			must(0, p.Terminate())
			return float64(before-heap()) / workers
		}
		var bytes, count int
		for _, pid := range strings.Fields(string(must(os.ReadFile(fmt.Sprintf("/proc/self/task/%d/children", os.Getpid()))))) {
			bytes += resident(pid)
			count++
		}
		if count == 0 { // another thread has started them
			for _, task := range must(os.ReadDir("/proc/self/task")) {
				for _, pid := range strings.Fields(string(must(os.ReadFile("/proc/self/task/" + task.Name() + "/children")))) {
					bytes += resident(pid)
					count++
				}
			}
		}
		return float64(bytes) / float64(max(count, 1))
	})
}

var residentLine = regexp.MustCompile(`VmRSS:\s+(\d+)`)

// resident is how many bytes of memory a process has.
func resident(pid string) int {
	status := must(os.ReadFile("/proc/" + pid + "/status"))
	return 1024 * must(strconv.Atoi(string(residentLine.FindSubmatch(status)[1])))
}

// heap is how many bytes the heap holds without garbage.
func heap() int {
	goruntime.GC()
	goruntime.GC()
	var m goruntime.MemStats
	goruntime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// queuedMemory is how many bytes a task takes that waits.
func queuedMemory() float64 {
	const tasks = 100_000
	return run(pool.Options{MaxWorkers: 1}, func(p *pool.Pool) float64 {
		p.Run(forever)
		promises := make([]*pool.Promise, tasks)
		before := heap()
		for i := range promises {
			promises[i] = p.Run(add, i, 2)
		}
		bytes := heap() - before
		goruntime.KeepAlive(promises)
		return float64(bytes) / tasks
	})
}

// cores is how much faster tasks that compute are on all processors than on one,
// by their number: 1 would be perfect.
func cores() float64 {
	n := goruntime.NumCPU()
	const tasks = 60
	timed := func(workers int) float64 {
		return run(pool.Options{MaxWorkers: workers}, func(p *pool.Pool) float64 {
			all := func() {
				promises := make([]*pool.Promise, tasks)
				for i := range promises {
					promises[i] = p.Run(spin, 200_000)
				}
				for _, promise := range promises {
					must(promise.Await(ctx))
				}
			}
			return each(tasks, all)
		})
	}
	return timed(1) / timed(n) / float64(n)
}

// overhead is what the pool adds to a task of a millisecond, as a part of it: the
// median of many comparisons, for the loop alone differs by more from one to the
// next.
func overhead() float64 {
	const loops, times, rounds = 12_000, 10, 60
	plain := newRawWorker(spin)
	defer close(plain.calls)
	return run(pool.Options{MaxWorkers: 1}, func(p *pool.Pool) float64 {
		alone := func() { plain.call([]any{loops}) }
		pooled := func() { must(p.Run(spin, loops).Await(ctx)) }
		ratios := make([]float64, 0, rounds)
		for range rounds {
			ratios = append(ratios, each(times, repeat(times, pooled))/each(times, repeat(times, alone)))
		}
		slices.Sort(ratios)
		return ratios[rounds/2] - 1
	})
}

func repeat(times int, f func()) func() {
	return func() {
		for range times {
			f()
		}
	}
}

// alive is how many bytes ten thousand workers take, each with a task.
func alive() float64 {
	const workers = 10_000
	return run(pool.Options{MaxWorkers: workers}, func(p *pool.Pool) float64 {
		before := heap()
		promises := make([]*pool.Promise, workers)
		for i := range promises {
			promises[i] = p.Run("n => new Promise(resolve => { globalThis.finish = () => resolve(n) })", i)
		}
		for p.Stats().ActiveTasks < workers {
			time.Sleep(time.Millisecond)
		}
		bytes := heap() - before
		goruntime.KeepAlive(promises)
		return float64(bytes)
	})
}

// rate is how many tasks a second so many workers do, of some 0.1 ms each.
func rate(workers int) float64 {
	return run(pool.Options{MaxWorkers: workers}, func(p *pool.Pool) float64 {
		const tasks = 5_000
		promises := make([]*pool.Promise, tasks)
		return 1e6 / each(tasks, func() {
			for i := range promises {
				promises[i] = p.Run(spin, 1_000)
			}
			for _, promise := range promises {
				must(promise.Await(ctx))
			}
		})
	})
}

func upTo(n int) (xs []float64) {
	for x := range n {
		xs = append(xs, float64(x+1))
	}
	return xs
}
