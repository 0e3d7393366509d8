//go:build unix

package confine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/pool/internal/confine"
)

// The test binary is its own child: these variables say that it is one, what it
// does, and what it is confined to.
const (
	roleVar   = "CONFINE_ROLE"
	configVar = "CONFINE_CONFIG"
)

// environ is a child's environment: with the race detector, a process would take a
// second to end.
func environ(role string, config []byte) []string {
	return []string{roleVar + "=" + role, configVar + "=" + string(config), "GORACE=atexit_sleep_ms=0"}
}

// withDescriptors keeps what all children need.
func withDescriptors(c confine.Config) confine.Config {
	c.Keep, c.Env = []int{3, 4}, []string{roleVar, configVar, "GORACE"}
	return c
}

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVar); role != "" {
		os.Exit(beChild(role))
	}
	leaks.VerifyTestMain(m)
}

// hello is the first thing that a child writes to descriptor 4.
type hello struct {
	Report confine.Report
	Error  string
}

// beChild confines this process and plays a role.
func beChild(role string) int {
	play, ok := roles[role]
	if !ok {
		fmt.Fprintln(os.Stderr, "no such role:", role)
		return 99
	}
	var config confine.Config
	if err := json.Unmarshal([]byte(os.Getenv(configVar)), &config); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 98
	}
	in, out := open(3), open(4)
	if config.Level != 0 { // else this child stays free, to compare
		report, err := confine.Apply(config)
		h := hello{Report: report}
		if err != nil {
			h.Error = err.Error()
		}
		if json.NewEncoder(out).Encode(h) != nil || err != nil {
			return 97
		}
	}
	return play(in, out)
}

// open makes a file of an inherited pipe, which can have deadlines only if it does
// not block.
func open(fd int) *os.File {
	_ = syscall.SetNonblock(fd, true)
	return os.NewFile(uintptr(fd), "pipe")
}

// A child is a running child of a test.
type child struct {
	*confine.Child
	hello  hello
	in     *os.File      // what it reads
	out    *json.Decoder // what it writes
	rest   *os.File      // the same
	config confine.Config
	stderr bytes.Buffer
	done   chan struct{} // closed when it was waited for
}

// start starts a child, reads its report, and makes sure that it ends.
func start(t testing.TB, config confine.Config, role string, change ...func(*exec.Cmd)) *child {
	t.Helper()
	c, err := tryStart(t, config, role, change...)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.out.Decode(&c.hello); err != nil {
		t.Fatalf("no report: %v\n%s", err, c.end())
	}
	if c.hello.Error != "" {
		t.Fatal(c.hello.Error)
	}
	if err := c.hello.Report.Satisfies(config); err != nil {
		t.Fatal(err)
	}
	return c
}

func tryStart(t testing.TB, config confine.Config, role string, change ...func(*exec.Cmd)) (*child, error) {
	t.Helper()
	config = withDescriptors(config)
	text, err := json.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	theirIn, in := pipe(t)
	out, theirOut := pipe(t)
	cmd := exec.Command(confine.Self())
	cmd.Env = environ(role, text)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut}
	c := &child{config: config, in: in, out: json.NewDecoder(out), rest: out, done: make(chan struct{})}
	cmd.Stderr = &c.stderr
	for _, f := range change {
		f(cmd)
	}
	started := make(chan error)
	go func() { // ends with the child, for which end waits
		defer close(c.done)
		runtime.LockOSThread() // with this thread, the child would die
		defer runtime.UnlockOSThread()
		var err error
		c.Child, err = confine.Start(cmd, config)
		started <- err
		if err == nil {
			_ = c.Wait()
		}
	}()
	err = <-started
	theirIn.Close()
	theirOut.Close()
	if err == nil {
		t.Cleanup(func() { _ = c.Kill(); <-c.done })
	}
	return c, err
}

// end waits until the child has ended and says how.
func (c *child) end() confine.Ending {
	<-c.done
	return c.Ending(c.stderr.Bytes(), c.config)
}

func pipe(t testing.TB) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return r, w
}

// limited is a configuration in which everything is limited.
func limited(l confine.Level) confine.Config {
	return confine.Config{Level: l, Memory: 256 << 20}
}

// levels are what this system has. It fails where the system has not even said what
// it lacks.
func levels(t *testing.T) []confine.Level {
	var all []confine.Level
	for l := confine.Process; l <= confine.Strict; l++ {
		if err := confine.Supported(l); err != nil {
			t.Logf("%v: %v", l, err)
			refused(t, l)
			continue
		}
		all = append(all, l)
	}
	return all
}

// refused checks that a level that the system lacks is not quietly another.
func refused(t *testing.T, l confine.Level) {
	if _, err := tryStart(t, limited(l), "exit 3"); err == nil {
		t.Errorf("%v is not supported, and starts", l)
	}
}
