package jsapi_test

import (
	"context"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/jsapi"
	"github.com/wprun/wprun/runtime"
)

// What a program is told of its pool is as of what it has heard, as in Node, however
// far the workers are while it does something else.
func TestWorkersAreAheadOfTheProgram(t *testing.T) {
	for name, test := range map[string]struct{ script, want string }{
		"next task": {`
			pool.exec(() => 'a').then(log)
			pool.exec(() => { console.log('ready'); for (;;); }).catch(e => log(e.message))
			ready()
			show()
			pool.terminate().then(workers => log(workers.length))
			show()`, "1 1 1, Pool terminated, 1 1 0, a, 1"},
		"by force": {`
			pool.exec(() => 'a').catch(e => log(e.message))
			pool.exec(() => { console.log('ready'); for (;;); }).catch(e => log(e.message))
			ready()
			pool.terminate(true).then(workers => log(workers.length))`, "Pool terminated, Worker terminated, 1"},
		"lost": {`
			pool.exec(() => { process.exit(1) }).catch(e => log(e.name))
			pool.exec(() => { console.log('ready') }).catch(e => log(e.message))
			ready()
			show()
			pool.terminate().then(workers => log(workers.length))`, "1 1 1, Pool terminated, TerminateError, 1"},
	} {
		t.Run(name, func(t *testing.T) {
			ready := make(chan struct{})
			var once sync.Once
			out := printer(func(string) { once.Do(func() { close(ready) }) })
			module, closePools := jsapi.Module(pool.Options{Stdout: out})
			defer closePools()
			var logged string
			host := runtime.Module{Name: "host", Init: func(s *runtime.Sandbox, exports *goja.Object) error {
				_ = exports.Set("ready", func() { <-ready })
				return exports.Set("log", func(text string) {
					if logged != "" {
						logged += ", "
					}
					logged += text
				})
			}}
			sandbox, err := runtime.New(runtime.Config{Modules: []runtime.Module{module, host}})
			if err != nil {
				t.Fatal(err)
			}
			program, err := runtime.CompileModule("/app/main.js", `
				const { log, ready } = require('host')
				const pool = require('workerpool').pool({ maxWorkers: 1 })
				function show () {
					const { totalWorkers, busyWorkers, pendingTasks } = pool.stats()
					log([totalWorkers, busyWorkers, pendingTasks].join(' '))
				}`+test.script)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := sandbox.Run(context.Background(), program); err != nil {
				t.Fatal(err)
			}
			if err := sandbox.Wait(context.Background()); err != nil {
				t.Fatal(err)
			}
			if logged != test.want {
				t.Errorf("got  %s\nwant %s", logged, test.want)
			}
		})
	}
}

type printer func(text string)

func (p printer) Write(text []byte) (int, error) {
	p(string(text))
	return len(text), nil
}
