package jsapi_test

import (
	"context"
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

// BenchmarkExec is a hundred times await pool.exec(add, [i, 2]) in a program.
func BenchmarkExec(b *testing.B) {
	benchmark(b, adder, `for (let i = 0; i < 100; i++) await pool.exec(add, [i, 2])`)
}

// BenchmarkAll is ten thousand of them at once, on two workers.
func BenchmarkAll(b *testing.B) {
	benchmark(b, adder, `await Promise.all(Array.from({ length: 10_000 }, (_, i) => pool.exec(add, [i, 2])))`)
}

// BenchmarkAllAsync is a hundred at once with an async function around each.
func BenchmarkAllAsync(b *testing.B) {
	benchmark(b, adder, `await Promise.all(Array.from({ length: 100 }, async (_, i) => await pool.exec(add, [i, 2])))`)
}

// BenchmarkObjects is await pool.exec(same, [list]) of ten thousand small objects.
func BenchmarkObjects(b *testing.B) {
	benchmark(b, `
		const same = value => value
		const list = Array.from({ length: 10_000 }, (_, id) => ({ id, name: 'name ' + id, on: id % 2 === 0 }))`,
		`await pool.exec(same, [list])`)
}

// BenchmarkMegabyte is await pool.exec(size, [bytes]) of a megabyte.
func BenchmarkMegabyte(b *testing.B) {
	benchmark(b, `
		const size = bytes => bytes.length
		const bytes = new Uint8Array(1 << 20)`,
		`await pool.exec(size, [bytes])`)
}

const adder = `const add = (a, b) => a + b`

// benchmark runs the body of an async function again and again, after a script, with
// a pool of two workers.
func benchmark(b *testing.B, script, body string) {
	b.Helper()
	sandbox := start(b, script+`
		const pool = require('workerpool').pool({ maxWorkers: 2 })
		globalThis.run = async () => { `+body+` }`)
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
