package pool_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"testing/fstest"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// mathScript is the path of a worker script that registers the methods
// fibonacci and mean.
const mathScript = "../testdata/js/examples/lib/math.js"

var ctx = context.Background()

// open returns a pool of the given options, for the examples. They are tests, too, on
// machines that may stand still for a second.
func open(options pool.Options) *pool.Pool {
	options.Grace = cmp.Or(options.Grace, time.Minute)
	options.AbortTimeout = cmp.Or(options.AbortTimeout, time.Minute)
	p, err := pool.New(options)
	if err != nil {
		log.Fatal(err)
	}
	return p
}

func Example() {
	p, err := pool.New(pool.Options{MaxWorkers: 2})
	if err != nil {
		log.Fatal(err)
	}
	defer p.Close(ctx)

	n, err := pool.Await[int](ctx, p.Run("function add(a, b) { return a + b }", 3, 4))
	fmt.Println(n, err)
	// Output: 7 <nil>
}

func ExampleNew() {
	_, err := pool.New(pool.Options{MaxWorkers: -1})
	fmt.Println(err)
	// Output: pool: Options.MaxWorkers is -1; it must not be negative
}

// A script is a file or a directory; or it lies in an fs.FS, such as an embed.FS;
// or it is a text.
func ExampleOptions() {
	embedded := fstest.MapFS{"greet/index.js": {Data: []byte("require('workerpool').worker({ greet: name => 'Hello, ' + name })")}}
	for _, options := range []pool.Options{
		{Script: "../testdata/js/examples/lib/math.js"},
		{Script: "greet", Files: embedded},
		{Source: "require('workerpool').worker({ answer: () => 42 })"},
	} {
		p := open(options)
		fmt.Println(p.Methods(ctx))
		p.Close(ctx)
	}
	// Output:
	// [run methods fibonacci mean] <nil>
	// [run methods greet] <nil>
	// [run methods answer] <nil>
}

func ExampleBind() {
	p := open(pool.Options{Script: mathScript})
	defer p.Close(ctx)

	mean, err := pool.Bind[func(ctx context.Context, numbers []int) (float64, error)](p, "mean")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(mean(ctx, []int{1, 2, 6}))
	_, err = pool.Bind[func(ctx context.Context, numbers []int) (float64, error)](p, "median")
	fmt.Println(err)
	// Output:
	// 3 <nil>
	// pool: Bind "median": no such method: the script has run, methods, fibonacci, mean
}

func ExamplePool_Run() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	type point struct{ X, Y float64 }
	moved, err := pool.Await[point](ctx, p.Run("(p, by) => ({ X: p.X + by, Y: p.Y + by })", point{1, 2}, 10))
	fmt.Println(moved, err)
	// Output: {11 12} <nil>
}

func ExamplePool_Run_thrown() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	_, err := p.Run("function check(n) { if (n < 0) throw new RangeError('negative: ' + n) }", -1).Await(ctx)
	var thrown *jsbridge.Error
	if errors.As(err, &thrown) {
		fmt.Println(thrown.Name)
		fmt.Println(thrown.Message)
	}
	// Output:
	// RangeError
	// negative: -1
}

func ExamplePool_Exec() {
	p := open(pool.Options{Script: mathScript})
	defer p.Close(ctx)

	mean, err := pool.Await[float64](ctx, p.Exec("mean", []any{[]int{1, 2, 6}}, nil))
	fmt.Println(mean, err)
	_, err = p.Exec("median", nil, &pool.ExecOptions{Timeout: time.Minute}).Await(ctx)
	fmt.Println(err)
	// Output:
	// 3 <nil>
	// Error: Unknown method "median"
}

func ExamplePool_Methods() {
	p := open(pool.Options{Script: mathScript})
	defer p.Close(ctx)

	fmt.Println(p.Methods(ctx))
	// Output: [run methods fibonacci mean] <nil>
}

func ExamplePool_Submit() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	args, err := jsbridge.FromGo([]any{"in transit"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Submit(pool.Call{Function: "s => s.length", Args: args}, nil).Await(ctx))
	// Output: 10 <nil>
}

func ExamplePool_Stats() {
	p := open(pool.Options{MaxWorkers: 3})
	defer p.Close(ctx)

	if _, err := p.Run("() => 1").Await(ctx); err != nil {
		log.Fatal(err)
	}
	stats := p.Stats()
	fmt.Println(stats.TotalWorkers, "worker,", stats.IdleWorkers, "idle")
	// Output: 1 worker, 1 idle
}

func ExamplePool_Close() {
	p := open(pool.Options{MaxWorkers: 1})
	running := p.Run("() => 'finished'")
	if _, err := running.Await(ctx); err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Close(ctx))
	_, err := p.Run("() => 1").Await(ctx)
	fmt.Println(err)
	// Output:
	// <nil>
	// pool: the pool is closed
}

func ExamplePool_Terminate() {
	p := open(pool.Options{MaxWorkers: 1})
	endless := p.Run("() => { for (;;); }")
	waiting := p.Run("() => 1")
	fmt.Println(p.Terminate())
	for _, promise := range []*pool.Promise{endless, waiting} {
		_, err := promise.Await(ctx)
		fmt.Println(errors.Is(err, pool.ErrTerminated) || errors.Is(err, pool.ErrClosed))
	}
	// Output:
	// <nil>
	// true
	// true
}

func ExamplePool_Clear() {
	p := open(pool.Options{MaxWorkers: 1})
	defer p.Close(ctx)

	count := "() => globalThis.n = (globalThis.n ?? 0) + 1"
	for range 2 {
		fmt.Println(p.Run(count).Await(ctx))
	}
	p.Clear(false) // new workers, new globals
	fmt.Println(p.Run(count).Await(ctx))
	// Output:
	// 1 <nil>
	// 2 <nil>
	// 1 <nil>
}

func ExamplePromise_Await() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	v, err := p.Run("() => ({ list: [1, 'two', null] })").Await(ctx)
	fmt.Println(v, err)
	// Output: map[list:[1 two <nil>]] <nil>
}

func ExampleAwait() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	_, err := pool.Await[int](ctx, p.Run("() => 1.5"))
	fmt.Println(err != nil)
	half, err := pool.Await[float64](ctx, p.Run("() => 1.5"))
	fmt.Println(half, err)
	// Output:
	// true
	// 1.5 <nil>
}

func ExamplePromise_Done() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	promise := p.Run("() => 'done'")
	select {
	case <-promise.Done():
		value, err := promise.Result()
		fmt.Println(value, err)
	case <-time.After(time.Minute):
		fmt.Println("still running")
	}
	// Output: "done" <nil>
}

func ExamplePromise_Result() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	promise := p.Run("() => [1, 2]")
	<-promise.Done()
	clone, err := promise.Result()
	if err != nil {
		log.Fatal(err)
	}
	var numbers []int
	fmt.Println(clone.Into(&numbers), numbers)
	// Output: <nil> [1 2]
}

func ExamplePromise_Cancel() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	promise := p.Run("() => { for (;;); }")
	promise.Cancel()
	_, err := promise.Await(ctx)
	fmt.Println(err, errors.Is(err, context.Canceled))
	// Output: pool: the task was cancelled true
}

func ExamplePromise_Timeout() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	_, err := p.Run("() => { for (;;); }").Timeout(5 * time.Millisecond).Await(ctx)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	// Output: pool: the task timed out after 5ms true
}

func ExamplePromise_Then() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	promise := p.Run("() => 20").Then(func(value any) (any, error) {
		return p.Run("x => x + 1", value), nil // a promise is waited for
	}).Then(func(value any) (any, error) {
		return value.(float64) * 2, nil
	})
	fmt.Println(promise.Await(ctx))
	// Output: 42 <nil>
}

func ExamplePromise_Catch() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	promise := p.Run("() => { throw new Error('no value') }").Catch(func(err error) (any, error) {
		return "instead of " + err.Error(), nil
	})
	fmt.Println(promise.Await(ctx))
	// Output: instead of Error: no value <nil>
}

func ExamplePromise_Finally() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	promise := p.Run("() => 1").Finally(func() { fmt.Println("settled") })
	fmt.Println(promise.Await(ctx))
	// Output:
	// settled
	// 1 <nil>
}

func ExampleRejected() {
	open := func(name string) *pool.Promise {
		if _, err := os.Stat(name); err != nil {
			return pool.Rejected(errors.New("no such input"))
		}
		return pool.Run("() => 1")
	}
	_, err := open("no/such/file").Await(ctx)
	fmt.Println(err)
	// Output: no such input
}
func ExampleRun() {
	n, err := pool.Await[int](ctx, pool.Run("(a, b) => a * b", 6, 7))
	fmt.Println(n, err)
	// Output: 42 <nil>
}
