//go:build unix

package confine_test

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	"github.com/wprun/wprun/pool/internal/confine"
)

// roles are what children do. What they return is their exit code.
var roles = map[string]func(in, out *os.File) int{
	"exit 3": func(in, out *os.File) int { return 3 },
	"read":   func(in, out *os.File) int { _, _ = io.Copy(io.Discard, in); return 0 },
	"probe":  probe,
	"go":     ordinaryGo,
	"spin": func(in, out *os.File) int {
		for i := 0; ; i++ {
			sink = i
		}
	},
	"panic":  func(in, out *os.File) int { panic("on purpose") },
	"hoard":  hoard,
	"parent": beParent,
	"spin on": func(in, out *os.File) int { // who ignores that its time is up
		signal.Ignore(syscall.SIGXCPU)
		for i := 0; ; i++ {
			sink = i
		}
	},
	"open": func(in, out *os.File) int { // as many as it may
		for n := 0; ; n++ {
			if _, err := syscall.Dup(0); err != nil {
				return n
			}
		}
	},
	"offspring": func(in, out *os.File) int {
		cmd := exec.Command(confine.Self())
		cmd.Env = environ("read", []byte("{}"))
		cmd.ExtraFiles = []*os.File{in, out}
		if err := cmd.Start(); err != nil {
			return 1
		}
		return 5
	},
}

var sink any

// probe tries the probe that is named in what it reads.
func probe(in, out *os.File) int {
	name, err := io.ReadAll(in)
	if err != nil {
		return 96
	}
	for _, p := range confine.Probes() {
		if p.Name == string(name) {
			answer := "possible"
			if err := p.Try(); err != nil {
				answer = "denied: " + err.Error()
			}
			_, _ = io.WriteString(out, answer)
			return 0
		}
	}
	return 95
}

// hoard takes memory until there is none.
func hoard(in, out *os.File) int {
	var all []string
	for i := 0; i < 1<<14; i++ {
		all = append(all, strings.Repeat(fmt.Sprint(i%10), 1<<20))
	}
	sink = all
	return 0
}

// beParent starts a worker whose descriptors are those of this process, and waits
// for it.
func beParent(in, out *os.File) int {
	runtime.LockOSThread()
	var config confine.Config
	if err := json.NewDecoder(in).Decode(&config); err != nil {
		return 94
	}
	text, err := json.Marshal(config)
	if err != nil {
		return 93
	}
	cmd := exec.Command(confine.Self())
	cmd.Env = environ("read", text)
	cmd.ExtraFiles = []*os.File{in, out}
	worker, err := confine.Start(cmd, config)
	if err != nil {
		_ = json.NewEncoder(out).Encode(hello{Error: err.Error()})
		return 92
	}
	_ = worker.Wait()
	return 0
}
