package jsapi_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/jsapi"
	"github.com/wprun/wprun/runtime"
)

// start returns a sandbox in which a script runs with require('workerpool').
func start(b *testing.B, script string) *runtime.Sandbox {
	b.Helper()
	module, closePools := jsapi.Module(pool.Options{})
	b.Cleanup(closePools)
	sandbox, err := runtime.New(runtime.Config{Modules: []runtime.Module{module}})
	if err != nil {
		b.Fatal(err)
	}
	program, err := runtime.CompileModule("/app/main.js", script)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := sandbox.Run(context.Background(), program); err != nil {
		b.Fatal(err)
	}
	return sandbox
}

// BenchmarkRequire is what a program pays for require('workerpool').
func BenchmarkRequire(b *testing.B) {
	for b.Loop() {
		start(b, "require('workerpool')")
	}
}

// BenchmarkExec is await pool.exec(add, [i, 2]) in a program, 100 times.
func BenchmarkExec(b *testing.B) {
	benchmark(b, "run(100)", `
		const pool = require('workerpool').pool({ maxWorkers: 1 })
		const add = (a, b) => a + b
		globalThis.run = async n => { for (let i = 0; i < n; i++) await pool.exec(add, [i, 2]) }`)
}

// BenchmarkAll is the same for 10,000 at once, on two workers.
func BenchmarkAll(b *testing.B) {
	benchmark(b, "run(10_000)", `
		const pool = require('workerpool').pool({ maxWorkers: 2 })
		const add = (a, b) => a + b
		globalThis.run = n => Promise.all(Array.from({ length: n }, (_, i) => pool.exec(add, [i, 2]))).then(() => {})`)
}

// benchmark measures what an expression takes, after a script.
func benchmark(b *testing.B, expression, script string) {
	sandbox := start(b, script)
	program, err := runtime.Compile("bench", expression)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sandbox.Run(context.Background(), program); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkObjects is await pool.exec(same, [list]) of ten thousand small objects.
func BenchmarkObjects(b *testing.B) {
	benchmarkTask(b, "value => value", "Array.from({ length: 10_000 }, (_, id) => ({ id, name: 'name ' + id, on: id % 2 === 0 }))")
}

// BenchmarkMegabyte is await pool.exec(size, [bytes]) of a megabyte.
func BenchmarkMegabyte(b *testing.B) {
	benchmarkTask(b, "bytes => bytes.length", "new Uint8Array(1 << 20)")
}

// benchmarkTask runs a function with an argument, both JavaScript, over and over.
func benchmarkTask(b *testing.B, function, argument string) {
	b.Helper()
	sandbox := start(b, fmt.Sprintf(`
		const pool = require('workerpool').pool({ maxWorkers: 1 })
		const f = %s
		const argument = %s
		globalThis.run = async () => { await pool.exec(f, [argument]) }`, function, argument))
	program, err := runtime.Compile("bench", "run()")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sandbox.Run(context.Background(), program); err != nil {
			b.Fatal(err)
		}
	}
}
