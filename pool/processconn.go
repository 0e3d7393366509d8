package pool

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/wprun/wprun/pool/internal/confine"
	"github.com/wprun/wprun/pool/internal/wire"
)

// A process is one worker's process, and the connection to it.
type process struct {
	limits confine.Config
	child  *confine.Child
	stream *wire.Stream
	report confine.Report // what holds of it
	tried  string         // how its probe was denied
	ended  chan struct{}  // closed when the process has ended

	stdout, stderr excerpt
	killed         atomic.Bool           // by us, and not for something that it did
	blame          atomic.Pointer[error] // what it is killed for
	quiet          atomic.Bool           // it gives no sign of life

	mu    sync.Mutex
	timer *time.Timer // of the next look for a sign of life
	over  bool        // there is none
}

// Send queues a message for the process.
func (p *process) Send(m Message) error { return p.stream.Send(m) }

// Recv receives a message. A process that sends no more is killed, and was waited
// for when the error says what has become of it.
func (p *process) Recv() (Message, error) {
	m, err := p.stream.Recv()
	if err == nil {
		return m, nil
	}
	p.reap(err)
	return Message{}, p.exit(err)
}

// lastSecond is how long a process may take to end that says no more.
const lastSecond = time.Second

// reap waits for a process whose connection has ended with err, and kills it
// unless it is ending.
func (p *process) reap(err error) {
	p.stopLooking()
	if errors.Is(err, io.EOF) {
		_ = p.stream.Close() // it may wait for that, to end
		patience := time.NewTimer(lastSecond)
		defer patience.Stop()
		select {
		case <-p.ended:
		case <-patience.C:
			p.accuse(errHungUp)
		}
	}
	_ = p.child.Kill()
	<-p.ended
	p.stream.Abort()
}

// Close kills the process.
func (p *process) Close() error {
	p.killed.Store(true)
	_ = p.child.Kill()
	p.stream.Abort()
	return nil
}

// Unresponsive reports whether the process gives no sign of life.
func (p *process) Unresponsive() bool { return p.quiet.Load() }

func (p *process) wait() {
	_ = p.child.Wait()
	p.stopLooking()
	p.stream.Ended()
	close(p.ended)
}

// exit is why the process has ended whose connection has ended with err, or
// io.EOF if that was to be.
func (p *process) exit(err error) error {
	e := p.exitError(err)
	if e.Err == nil && (p.killed.Load() || e.Code == 0) {
		return io.EOF
	}
	return e
}

func (p *process) exitError(err error) *ExitError {
	state, ending := p.child.State(), p.child.Ending(p.stderr.bytes(), p.limits)
	e := &ExitError{
		Reason: ending.Text,
		Code:   state.ExitCode(),
		Stdout: p.stdout.String(),
		Stderr: p.stderr.String(),
	}
	if blame := p.blame.Load(); blame != nil {
		e.Err = *blame
	} else if errors.As(err, new(*wire.ProtocolError)) && !p.killed.Load() && ending.Cause != confine.OutOfMemory {
		e.Err = err // else its last frame was cut short for that
	}
	return e
}

// accuse notes what a process is killed for. One that has ended before, though nobody
// has noticed yet, is not.
func (p *process) accuse(err error) {
	if !p.child.Ended() {
		p.blame.CompareAndSwap(nil, &err)
	}
}

var errHungUp = errors.New("it has closed its connection, and did not end")

// watch looks for signs of life until the process has ended, and more often at its
// memory where that is limited. It counts looks and not time, so that nothing is the
// worker's silence but that: neither a clock that is set, nor a while in which this
// process was stopped or the machine asleep.
func (p *process) watch(silence time.Duration) {
	const perSilence = 2 // looks
	const perMemory = 500 * time.Millisecond
	pause, glances := silence/perSilence, 1 // of which the last one is a look
	if p.limits.Memory > 0 {
		glances = max(1, int(pause/perMemory))
	}
	pause /= time.Duration(glances)
	received, missed, glance := p.stream.Received(), 0, 0
	var look func()
	look = func() {
		if p.limits.Memory > 0 {
			p.child.KeepWithin(max(p.limits.Memory, p.report.Memory))
		}
		if glance++; glance < glances {
			p.next(pause, look)
			return
		}
		glance = 0
		if n := p.stream.Received(); n != received {
			received, missed = n, 0
		} else {
			missed++
		}
		p.quiet.Store(missed >= perSilence)
		switch {
		case missed >= 2*perSilence:
			p.accuse(fmt.Errorf("it gave no sign of life for %v", 2*silence))
			_ = p.child.Kill()
			return
		case missed > 0:
			_ = p.stream.Ping()
		}
		p.next(pause, look)
	}
	p.next(pause, look)
}

func (p *process) next(after time.Duration, look func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.over {
		p.timer = time.AfterFunc(after, look)
	}
}

func (p *process) stopLooking() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over = true; p.timer != nil {
		p.timer.Stop()
	}
}

// An excerpt keeps the beginning and the end of what is written to it.
type excerpt struct {
	mu   sync.Mutex
	head []byte
	tail []byte
	lost int
}

const excerptSize = 4 << 10 // of the beginning, and of the end

func (x *excerpt) Write(text []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	n := len(text)
	room := min(excerptSize-len(x.head), n)
	x.head = append(x.head, text[:room]...)
	x.tail = append(x.tail, text[room:]...)
	if over := len(x.tail) - excerptSize; over > 0 {
		x.tail = append(x.tail[:0], x.tail[over:]...)
		x.lost += over
	}
	return n, nil
}

// ReadFrom keeps io.Copy from taking 32 KB for what mostly is nothing.
func (x *excerpt) ReadFrom(r io.Reader) (n int64, err error) {
	buffer := make([]byte, 1<<10)
	for {
		m, err := r.Read(buffer)
		_, _ = x.Write(buffer[:m])
		n += int64(m)
		switch {
		case err == io.EOF:
			return n, nil
		case err != nil:
			return n, err
		}
	}
}

func (x *excerpt) bytes() []byte { return []byte(x.String()) }

// String is what is kept, with a note of what is not.
func (x *excerpt) String() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.lost > 0 {
		return fmt.Sprintf("%s\n… %d bytes …\n%s", x.head, x.lost, x.tail)
	}
	return string(x.head) + string(x.tail)
}

// firstLine is the first line of a text that says something, without what could
// do something to a terminal. A long one is cut.
func firstLine(text string) string {
	const most = 200
	for line := range strings.Lines(text) {
		line = strings.Map(func(r rune) rune {
			if unicode.IsPrint(r) {
				return r
			}
			return -1
		}, line)
		if line = strings.TrimSpace(line); line != "" {
			if len(line) > most {
				line = strings.ToValidUTF8(line[:most], "") + "…"
			}
			return line
		}
	}
	return ""
}
