package runtime_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

// mortal are scripts that no guard holds: they end a process, or make it deaf to
// its host. Each says ready() before that.
var mortal = []struct {
	name, source string
	dies         bool // at once; others do not answer until they are killed
	sandboxes    int  // that run it at a time
}{
	{"shift of a BigInt", `const by = 2n ** 40n; ready(); 1n << by`, true, 1},
	{"power of a BigInt", `const by = 2n ** 28n; ready(); 3n ** by`, false, 1},
	{"text as a BigInt", `const text = '9'.repeat(5e6); ready(); text == 1n`, false, 1},
	{"string that doubles", `ready(); for (let s = 'x';;) s += s`, true, 1},
	{"properties of a string", `const s = 'x'.repeat(2 ** 26); ready(); ({ ...s })`, false, 1},
	{"buffers", `ready(); const kept = []; for (;;) kept.push(new Uint8Array(2 ** 28))`, true, 1},
	{"careless scripts, several", `ready(); const kept = []; while (kept.length < 6) kept.push(new Uint8Array(2 ** 25).fill(1)); new Promise(r => setTimeout(r, 1e6))`, true, 8},
	{"length that changes", `let n = 0; const o = { get length() { return n++ ? 2 ** 53 - 1 : 1 } }; ready(); [].indexOf.call(o, 1)`, false, 1},
	{"groups that are not there", `class R extends RegExp { exec() { return { length: 2 ** 53 - 1, index: 0, 0: 'a' } } } const r = new R('a'); ready(); 'aaa'.split(r)`, false, 1},
	{"labels", `const text = 'x:'.repeat(9000) + '1'; ready(); eval(text)`, false, 1},
	{"slash that misleads", `const text = "{}/'/;" + '['.repeat(3e6) + "'"; ready(); eval(text)`, true, 1},
	{"setter behind many prototypes", `let p = { set x(v) { last.x = v } }; for (let i = 0; i < 1e5; i++) p = Object.create(p); const last = p; ready(); last.x = 1`, true, 1},
}

// TestNeedsAProcess shows what a sandbox in a goroutine does not survive, each
// in a process of its own, with little memory: whoever started that one sees how
// it ended and goes on. A script that is survived belongs to the attacks.
func TestNeedsAProcess(t *testing.T) {
	if i, err := strconv.Atoi(os.Getenv("WPRUN_TEST_MORTAL")); err == nil {
		fall(mortal[i].source, mortal[i].sandboxes, !mortal[i].dies)
		fmt.Println("ANSWERED")
		return
	}
	for i, m := range mortal {
		t.Run(m.name, func(t *testing.T) {
			ctx, kill := context.WithCancel(t.Context())
			defer kill()
			command := exec.CommandContext(ctx, os.Args[0], "-test.run", "^TestNeedsAProcess$")
			command.Env = append(os.Environ(), fmt.Sprintf("WPRUN_TEST_MORTAL=%d", i))
			var log strings.Builder
			command.Stderr = &log
			out, err := command.StdoutPipe()
			if err == nil {
				err = command.Start()
			}
			if err != nil {
				t.Fatal(err)
			}
			ready, answered := false, false
			for lines := bufio.NewScanner(out); lines.Scan(); {
				switch lines.Text() {
				case "READY":
					ready = true
					if !m.dies {
						// What it is at takes hours: it does not matter how long
						// it is waited for.
						time.AfterFunc(time.Second, kill)
					}
				case "ANSWERED":
					answered = true
				}
			}
			err = command.Wait()
			var exit *exec.ExitError
			if !ready || answered || !errors.As(err, &exit) {
				t.Errorf("ready %v, answered %v, %v: %.2000s", ready, answered, err, log.String())
			}
			if m.dies && ctx.Err() != nil {
				t.Error("it had to be killed")
			}
			t.Logf("%v: %.100s", err, log.String())
		})
	}
}

// fall runs a script in sandboxes of a process that has little memory. It may be
// asked to stop soon after it has begun.
func fall(source string, sandboxes int, stopped bool) {
	status, _ := os.ReadFile("/proc/self/status")
	used := regexp.MustCompile(`VmData:\s+(\d+) kB`).FindSubmatch(status)
	kB, err := strconv.ParseUint(string(used[1]), 10, 64)
	if err != nil {
		panic(err)
	}
	most := kB<<10 + 384<<20 // the race detector has mapped terabytes by now
	if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
		panic(err)
	}
	program, err := runtime.Compile("mortal.js", source)
	if err != nil {
		panic(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var wg sync.WaitGroup
	for range sandboxes {
		s, err := runtime.New(runtime.Config{Limits: runtime.Limits{Heap: 512 << 20}})
		if err != nil {
			panic(err)
		}
		ready := func() {
			fmt.Println("READY")
			if stopped {
				time.AfterFunc(50*time.Millisecond, stop)
			}
		}
		if err := s.VM().Set("ready", ready); err != nil {
			panic(err)
		}
		wg.Go(func() { _, _ = s.Run(ctx, program) }) // ends with the process, or as soon as it can be stopped
	}
	wg.Wait()
}
