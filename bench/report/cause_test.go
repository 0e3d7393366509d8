package main

import (
	"strings"
	"testing"
)

func TestCauseOf(t *testing.T) {
	const goja = "github.com/dop251/goja.(*vm).run"
	for stack, want := range map[string]string{
		"runtime.mallocgc runtime.newobject " + goja:                              "memory: to allocate and to collect",
		"runtime.scanObject runtime.gcDrain runtime.systemstack":                  "memory: to allocate and to collect",
		"runtime.futex runtime.notewakeup runtime.ready " + ours + "pool.(*Pool)": "to wake and to change goroutines",
		"internal/runtime/syscall/linux.Syscall6 syscall.write os.(*File).Write":  "system calls",
		"runtime.memmove " + goja:                                                 "the engine",
		"sync.(*Mutex).Lock " + ours + "pool.(*Pool).update " + goja:              "the pool",
		ours + "pool/internal/wire.(*pipe).send " + ours + "pool.(*Pool)":         "messages",
		ours + "pool/jsapi.(*job).settle " + ours + "runtime.(*Sandbox)":          "workerpool in JavaScript",
		ours + "runtime/internal/native.Machine.Keep " + goja:                     "the sandbox",
		"os.ReadFile main.main":                                                   rest,
	} {
		if got := causeOf(strings.Fields(stack)); got != want {
			t.Errorf("%s: %q, want %q", stack, got, want)
		}
	}
}
