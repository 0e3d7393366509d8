package main

import "strings"

// A cause is something that takes time: functions of Go's runtime, wherever they
// are called from, or else those of a package that lie innermost.
type cause struct {
	name     string
	anywhere []string // beginnings of names of functions of Go's runtime
	packages []string // of packages, that with a dot behind it is one alone
}

const ours = "github.com/wprun/wprun/"

var causes = []cause{
	{name: "memory: to allocate and to collect", anywhere: []string{
		"runtime.mallocgc", "runtime.newobject", "runtime.growslice", "runtime.makeslice", "runtime.gc", "runtime.bgsweep",
		"runtime.bgscavenge", "runtime.wbBuf", "runtime.bulkBarrier", "runtime.(*mheap)", "runtime.(*mcache)", "runtime.scan",
		"runtime.deductSweepCredit", "runtime.wbZero", "runtime.wbMove", "gcWriteBarrier",
	}},
	{name: "to wake and to change goroutines", anywhere: []string{
		"runtime.mcall", "runtime.park_m", "runtime.schedule", "runtime.findRunnable", "runtime.goready", "runtime.ready", "runtime.chansend",
		"runtime.chanrecv", "runtime.closechan", "runtime.selectgo", "runtime.selectnb", "runtime.semacquire", "runtime.semrelease",
		"sync.runtime_Sem", "runtime.futex", "runtime.mstart", "runtime.sysmon", "runtime.gosched", "runtime.netpoll", "runtime.entersyscall",
		"runtime.exitsyscall", "runtime.lock", "runtime.unlock", "runtime.gopark",
	}},
	{name: "system calls", anywhere: []string{"syscall.", "internal/runtime/syscall", "golang.org/x/sys/unix."}},
	{name: "the engine", packages: []string{"github.com/dop251/goja"}},
	{name: "values: to encode and to build", packages: []string{ours + "jsbridge"}},
	{name: "the sandbox", packages: []string{ours + "runtime"}},
	{name: "messages", packages: []string{ours + "pool/internal/wire", ours + "pool.(*processConn)"}},
	{name: "the worker", packages: []string{ours + "pool/internal/worker"}},
	{name: "the pool", packages: []string{ours + "pool."}},
	{name: "workerpool in JavaScript", packages: []string{ours + "pool/jsapi."}},
	{name: rest},
}

const rest = "the rest"

// causeOf names what a stack, the innermost function first, is about.
func causeOf(stack []string) string {
	for _, c := range causes {
		for _, name := range stack {
			if !strings.HasPrefix(name, "runtime.") && !isRuntime(name) {
				break // what lies further out has only called that
			}
			if begins(name, c.anywhere) {
				return c.name
			}
		}
	}
	for _, name := range stack {
		for _, c := range causes {
			if begins(name, c.packages) {
				return c.name
			}
		}
	}
	return rest
}

// isRuntime reports whether a function belongs to Go's runtime in the wider sense.
func isRuntime(name string) bool {
	return begins(name, []string{"internal/runtime", "sync.", "internal/sync.", "syscall.", "internal/poll.", "gcWriteBarrier", "golang.org/x/sys/unix."})
}

func begins(name string, with []string) bool {
	for _, prefix := range with {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
