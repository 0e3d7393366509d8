package pool_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// What can be said about one task. A function gets options by the method run,
// which every worker has.

func ExampleExecOptions_onEvent() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	type progress struct{ Done, Of int }
	const sum = `function (numbers) {
		return numbers.reduce((sum, n, i) => {
			this.worker.emit({ Done: i + 1, Of: numbers.length })
			return sum + n
		}, 0)
	}`
	promise := p.Exec("run", []any{sum, []any{[]int{3, 4, 5}}}, &pool.ExecOptions{
		OnEvent: func(payload jsbridge.Clone) {
			var now progress
			if err := payload.Into(&now); err != nil {
				log.Print(err)
				return
			}
			fmt.Println(now.Done, "of", now.Of)
		},
	})
	fmt.Println(promise.Await(ctx))
	// Output:
	// 1 of 3
	// 2 of 3
	// 3 of 3
	// 12 <nil>
}

func ExampleExecOptions_context() {
	p := open(pool.Options{MaxWorkers: 1})
	defer p.Close(ctx)

	// A task that is stopped takes its worker with it, unless it has a listener
	// that tidies up.
	const wait = `function () {
		const timer = setTimeout(() => {}, 1e9)
		this.worker.addAbortListener(async () => {
			clearTimeout(timer)
			globalThis.tidy = true
		})
		this.worker.emit('waiting')
		return new Promise(() => {})
	}`
	request, cancel := context.WithCancel(ctx)
	defer cancel()
	promise := p.Exec("run", []any{wait}, &pool.ExecOptions{
		Context: request,
		OnEvent: func(jsbridge.Clone) { cancel() }, // the caller has gone away
	})
	_, err := promise.Await(ctx)
	fmt.Println(err, errors.Is(err, context.Canceled))
	fmt.Println(p.Run("() => globalThis.tidy").Await(ctx)) // the same worker
	// Output:
	// context canceled true
	// true <nil>
}

func ExampleExecOptions_stdout() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	promise := p.Exec("run", []any{"name => console.log('Hello,', name)", []any{"world"}}, &pool.ExecOptions{
		Stdout: os.Stdout, // each line in one Write
	})
	_, err := promise.Await(ctx)
	fmt.Println(err)
	// Output:
	// Hello, world
	// <nil>
}

func ExampleExecOptions_wait() {
	p := open(pool.Options{MaxWorkers: 2, MaxQueue: 2})
	defer p.Close(ctx)

	// However many tasks there are, no more than MaxQueue wait at a time: Exec
	// returns when there is room, or when ctx ends.
	var promises []*pool.Promise
	for n := range 6 {
		promises = append(promises, p.Exec("run", []any{"n => n * n", []any{n}}, &pool.ExecOptions{
			Context: ctx,
			Wait:    true,
		}))
	}
	fmt.Println(pool.Await[[]int](ctx, pool.All(promises...)))
	// Output: [0 1 4 9 16 25] <nil>
}

func ExampleByPriority() {
	p := open(pool.Options{MaxWorkers: 1, Queue: pool.ByPriority(0)})
	defer p.Close(ctx)

	run := func(priority int, src string, args ...any) *pool.Promise {
		return p.Exec("run", []any{src, args}, &pool.ExecOptions{Priority: priority})
	}
	busy := run(9, "() => { for (;;); }") // while the others come
	const note = "name => { (globalThis.names ??= []).push(name) }"
	run(1, note, "report")
	run(5, note, "page")
	run(1, note, "mail")
	names := run(0, "() => globalThis.names")
	busy.Cancel()
	fmt.Println(names.Await(ctx))
	// Output: [page report mail] <nil>
}

func ExampleErrQueueFull() {
	p := open(pool.Options{MaxWorkers: 1, MaxQueue: 1})
	defer p.Terminate()

	running := make(chan struct{})
	p.Exec("run", []any{"function () { this.worker.emit('running'); for (;;); }"}, &pool.ExecOptions{
		OnEvent: func(jsbridge.Clone) { close(running) },
	})
	<-running
	p.Run("() => 'waits'")
	_, err := p.Run("() => 'finds no room'").Await(ctx)
	fmt.Println(errors.Is(err, pool.ErrQueueFull))
	// Output: true
}
