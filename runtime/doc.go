// Package runtime runs JavaScript: compile once, run many times, in VMs that
// have only what they were given.
//
// A [Program] is compiled source, immutable and shared between goroutines. A
// [Sandbox] is one goja VM with its event loop: timers, promises, console and
// require, and nothing of the host unless its [Config] grants it. Values enter
// and leave a Sandbox as [jsbridge.Clone]s only.
//
//	program, err := runtime.Compile("add.js", "function add(a, b) { return a + b }")
//	sandbox, err := runtime.New(runtime.Config{})
//	_, err = sandbox.Run(ctx, program)
//	args, err := jsbridge.FromGo([]any{3, 4})
//	sum, err := sandbox.Call(ctx, "add", args) // 7
//
// A Sandbox has no goroutine of its own: [Sandbox.Run], [Sandbox.Call] and
// [Sandbox.Wait] run the JavaScript on the goroutine that calls them. Ending
// their context interrupts the script; the context's cause is the error.
//
// A [Module] is Go functions that scripts may call: ordinary ones, which get
// their arguments as Go values and the context of the run.
//
// This package shadows the standard library's runtime; import that one under
// another name where both are needed.
package runtime
