package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"testing/fstest"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

var ctx = context.Background()

// must is for the examples: it returns v when there is no error.
func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func Example() {
	program, err := runtime.Compile("add.js", "function add(a, b) { return a + b }")
	if err != nil {
		log.Fatal(err)
	}
	sandbox, err := runtime.New(runtime.Config{})
	if err != nil {
		log.Fatal(err)
	}
	if _, err := sandbox.Run(ctx, program); err != nil {
		log.Fatal(err)
	}
	sum, err := sandbox.Call(ctx, "add", must(jsbridge.FromGo([]any{3, 4})))
	fmt.Println(sum, err)
	// Output: 7 <nil>
}

func ExampleCompile() {
	_, err := runtime.Compile("hello.js", "console.log('hello'\n")
	var thrown *jsbridge.Error
	if errors.As(err, &thrown) {
		fmt.Println(thrown.Name)
	}
	// Output: SyntaxError
}

func ExampleCompileFunction() {
	program := must(runtime.CompileFunction("answer.js", "() => 6 * 7"))
	sandbox := must(runtime.New(runtime.Config{}))
	fmt.Println(sandbox.Run(ctx, program))
	// Output: 42 <nil>
}

func ExampleCompileModule() {
	program := must(runtime.CompileModule("/app/main.js", "console.log(__filename, typeof require)"))
	sandbox := must(runtime.New(runtime.Config{Stdout: os.Stdout}))
	must(sandbox.Run(ctx, program))
	// Output: /app/main.js function
}

func ExampleProgram_Name() {
	fmt.Println(must(runtime.Compile("hello.js", "1")).Name())
	// Output: hello.js
}

func ExamplePrograms() {
	var programs runtime.Programs
	first := must(programs.Compile("n.js", "1 + 1"))
	again := must(programs.Compile("n.js", "1 + 1"))
	fmt.Println(first == again)
	// Output: true
}

func ExamplePrograms_Compile() {
	var programs runtime.Programs
	fmt.Println(must(runtime.New(runtime.Config{})).Run(ctx, must(programs.Compile("n.js", "1 + 1"))))
	// Output: 2 <nil>
}

func ExamplePrograms_CompileFunction() {
	var programs runtime.Programs
	fmt.Println(must(runtime.New(runtime.Config{})).Run(ctx, must(programs.CompileFunction("f.js", "() => 3"))))
	// Output: 3 <nil>
}

func ExamplePrograms_CompileModule() {
	var programs runtime.Programs
	sandbox := must(runtime.New(runtime.Config{Stdout: os.Stdout}))
	must(sandbox.Run(ctx, must(programs.CompileModule("/m.js", "console.log(module.id)"))))
	// Output: .
}

func ExampleNew() {
	_, err := runtime.New(runtime.Config{Limits: runtime.Limits{Stack: -1}})
	fmt.Println(err)
	// Output: runtime: Limits.Stack is -1; it must not be negative
}

func ExampleConfig_Check() {
	fmt.Println(runtime.Config{Modules: []runtime.Module{{Name: "empty"}}}.Check())
	// Output: runtime: Module "empty" has neither Funcs nor Init
}

func ExampleModule() {
	clock := runtime.Module{Name: "clock", Init: func(_ *runtime.Sandbox, exports *goja.Object) error {
		return exports.Set("hour", func() int { return 12 })
	}}
	sandbox := must(runtime.New(runtime.Config{Stdout: os.Stdout, Modules: []runtime.Module{clock}}))
	must(sandbox.Run(ctx, must(runtime.CompileModule("/m.js", "console.log(require('clock').hour())"))))
	// Output: 12
}

func ExampleModule_funcs() {
	type user struct {
		Name string `json:"name"`
	}
	users := map[int]user{1: {"Ada"}}
	db := runtime.Module{Name: "db", Funcs: map[string]any{
		"user": func(_ context.Context, id int) (user, error) {
			u, ok := users[id]
			if !ok {
				return u, fmt.Errorf("user %d: %w", id, fs.ErrNotExist)
			}
			return u, nil
		},
		"count": runtime.Async(func() int { return len(users) }),
	}}
	sandbox := must(runtime.New(runtime.Config{Stdout: os.Stdout, Modules: []runtime.Module{db}}))
	program := must(runtime.CompileModule("/main.js", `
		const db = require('db')
		console.log(db.user(1).name)
		db.count().then(n => {
			console.log(n)
			db.user(2)
		})`))
	_, err := sandbox.Run(ctx, program)
	if err == nil {
		err = sandbox.Wait(ctx)
	}
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	// Output:
	// Ada
	// 1
	// Error: user 2: file does not exist true
}

func ExampleAsync() {
	sleep := runtime.Async(func(ctx context.Context) error {
		<-ctx.Done()
		return context.Cause(ctx)
	})
	clock := runtime.Module{Name: "clock", Funcs: map[string]any{"sleep": sleep}}
	sandbox := must(runtime.New(runtime.Config{Modules: []runtime.Module{clock}}))
	ctx, cancel := context.WithCancel(ctx)
	must(sandbox.Run(ctx, must(runtime.CompileModule("/main.js", "require('clock').sleep()"))))
	time.AfterFunc(5*time.Millisecond, cancel)
	fmt.Println(sandbox.Wait(ctx))
	// Output: context canceled
}

func ExampleFunc_Call() {
	f := must(runtime.NewFunc("math.add", func(a, b float64) float64 { return a + b }))
	fmt.Println(f.Call(ctx, must(jsbridge.FromGo([]any{1, 2})), jsbridge.Limits{}))
	_, err := f.Call(ctx, must(jsbridge.FromGo([]any{1, "2"})), jsbridge.Limits{})
	fmt.Println(err)
	// Output:
	// 3 <nil>
	// TypeError: argument 2 of math.add: string into float64
}

func ExampleSandbox_Run() {
	sandbox := must(runtime.New(runtime.Config{}))
	ctx, cancel := context.WithTimeout(ctx, 5*time.Millisecond)
	defer cancel()
	_, err := sandbox.Run(ctx, must(runtime.Compile("loop.js", "for (;;);")))
	fmt.Println(err)
	// Output: context deadline exceeded
}

func ExampleSandbox_Call() {
	sandbox := must(runtime.New(runtime.Config{}))
	must(sandbox.Run(ctx, must(runtime.Compile("greet.js", "async function greet(name) { return 'hello ' + name }"))))
	fmt.Println(sandbox.Call(ctx, "greet", must(jsbridge.FromGo([]any{"you"}))))
	// Output: "hello you" <nil>
}

func ExampleSandbox_Wait() {
	sandbox := must(runtime.New(runtime.Config{Stdout: os.Stdout}))
	must(sandbox.Run(ctx, must(runtime.Compile("later.js", "setTimeout(console.log, 1, 'later')"))))
	fmt.Println(sandbox.Wait(ctx))
	// Output:
	// later
	// <nil>
}

func ExampleSandbox_Start() {
	sandbox := must(runtime.New(runtime.Config{}))
	sandbox.Start(func(vm *goja.Runtime) (goja.Value, error) {
		return vm.RunString("Promise.resolve([1, 2])")
	}, func(value jsbridge.Clone, err error) { fmt.Println(value, err) })
	fmt.Println(sandbox.Wait(ctx))
	// Output:
	// [1, 2] <nil>
	// <nil>
}

func ExampleSandbox_Post() {
	sandbox := must(runtime.New(runtime.Config{}))
	go sandbox.Post(func() error { return errors.New("from another goroutine") })
	sandbox.Hold() // wait for it
	fmt.Println(sandbox.Wait(ctx))
	// Output: from another goroutine
}

func ExampleSandbox_Hold() {
	sandbox := must(runtime.New(runtime.Config{}))
	release := sandbox.Hold()
	time.AfterFunc(time.Millisecond, func() {
		sandbox.Post(func() error {
			fmt.Println("the answer")
			release()
			return nil
		})
	})
	fmt.Println(sandbox.Wait(ctx))
	// Output:
	// the answer
	// <nil>
}

func ExampleSandbox_Stop() {
	sandbox := must(runtime.New(runtime.Config{Stdout: os.Stdout}))
	if err := sandbox.VM().Set("quit", func() { sandbox.Stop(errors.New("it has quit")) }); err != nil {
		log.Fatal(err)
	}
	_, err := sandbox.Run(ctx, must(runtime.Compile("quit.js", "quit(); console.log('never')")))
	fmt.Println(err)
	// Output: it has quit
}

func ExampleSandbox_VM() {
	sandbox := must(runtime.New(runtime.Config{}))
	if err := sandbox.VM().Set("version", 3); err != nil {
		log.Fatal(err)
	}
	fmt.Println(sandbox.Run(ctx, must(runtime.Compile("v.js", "version + 1"))))
	// Output: 4 <nil>
}

func ExampleSandbox_Config() {
	fmt.Println(must(runtime.New(runtime.Config{})).Config().Limits.Stack)
	// Output: 10000
}

func ExampleSandbox_Evaluate() {
	sandbox := must(runtime.New(runtime.Config{}))
	program := must(runtime.Compile("n.js", "[1, 2, 3]"))
	sandbox.Post(func() error {
		value, err := sandbox.Evaluate(program)
		fmt.Println(value, err)
		return nil
	})
	fmt.Println(sandbox.Wait(ctx))
	// Output:
	// 1,2,3 <nil>
	// <nil>
}

func ExampleSandbox_CallFunction() {
	sandbox := must(runtime.New(runtime.Config{}))
	program := must(runtime.CompileFunction("add.js", "(a, b) => a + b"))
	sandbox.Post(func() error {
		vm := sandbox.VM()
		value, err := sandbox.CallFunction(program, []goja.Value{vm.ToValue(3), vm.ToValue(4)}, nil)
		fmt.Println(value, err)
		return nil
	})
	fmt.Println(sandbox.Wait(ctx))
	// Output:
	// 7 <nil>
	// <nil>
}

func ExampleDirLoader() {
	load := must(runtime.DirLoader("../testdata/js/examples"))
	_, err := load("/etc/passwd")
	fmt.Println(errors.Is(err, os.ErrNotExist))
	// Output: true
}

func ExampleFSLoader() {
	load := must(runtime.FSLoader(fstest.MapFS{"lib/a.js": {Data: []byte("exports.a = 1")}}, "/app"))
	text, err := load("/app/lib/a.js")
	fmt.Println(string(text), err)
	// Output: exports.a = 1 <nil>
}

func ExampleReadFile() {
	_, err := runtime.ReadFile("no/such/file.js")
	fmt.Println(errors.Is(err, os.ErrNotExist))
	// Output: true
}

// A script sees the files that it is given, under the names that it is given.
func ExampleMount() {
	sandbox := must(runtime.New(runtime.Config{
		Stdout: os.Stdout,
		Mounts: []runtime.Mount{{
			Path: "/prices",
			FS:   fstest.MapFS{"2026/apples.txt": {Data: []byte("3.20")}},
		}},
	}))
	program := must(runtime.CompileModule("/main.js", `
		const fs = require('fs')
		console.log(fs.readdirSync('/prices'), fs.readFileSync('/prices/2026/apples.txt', 'utf8'))
		try {
			fs.readFileSync('/etc/passwd')
		} catch (e) {
			console.log(e.message)
		}
	`))
	if _, err := sandbox.Run(context.Background(), program); err != nil {
		fmt.Println(err)
	}
	// Output:
	// [ '2026' ] 3.20
	// ERR_ACCESS_DENIED: access was not granted to this script, open '/etc/passwd'
}

// With a clock that is given, timers take no time, and each run is the same.
func ExampleConfig_time() {
	sandbox := must(runtime.New(runtime.Config{
		Stdout: os.Stdout,
		Time:   func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) },
		Random: func() float64 { return 0.5 },
	}))
	program := must(runtime.Compile("main.js", `
		setTimeout(() => console.log(new Date().toISOString(), Math.random()), 24 * 60 * 60 * 1000)
	`))
	if _, err := sandbox.Run(context.Background(), program); err != nil {
		fmt.Println(err)
	}
	fmt.Println(sandbox.Wait(context.Background()))
	// Output:
	// 2026-01-02T00:00:00.000Z 0.5
	// <nil>
}
