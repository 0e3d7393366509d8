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
	hundred(b, `for (let i = 0; i < 100; i++) await pool.exec(add, [i, 2])`)
}

// BenchmarkAll is a hundred of them at once.
func BenchmarkAll(b *testing.B) {
	hundred(b, `await Promise.all(Array.from({ length: 100 }, (_, i) => pool.exec(add, [i, 2])))`)
}

// BenchmarkAllAsync is that with an async function around each.
func BenchmarkAllAsync(b *testing.B) {
	hundred(b, `await Promise.all(Array.from({ length: 100 }, async (_, i) => await pool.exec(add, [i, 2])))`)
}

// hundred runs the body of an async function again and again.
func hundred(b *testing.B, body string) {
	sandbox := start(b, `
		const pool = require('workerpool').pool({ maxWorkers: 1 })
		const add = (a, b) => a + b
		globalThis.run = async () => { `+body+` }`)
	program, err := runtime.Compile("bench", "run()")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := sandbox.Run(context.Background(), program); err != nil {
			b.Fatal(err)
		}
	}
}
