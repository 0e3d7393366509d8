package pool

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

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
	killed         atomic.Bool // by us, and not for something that it did
	blame          atomic.Pointer[error]
	quiet          atomic.Bool

	mu    sync.Mutex
	timer *time.Timer // of the next look for a sign of life; nil once it has ended
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

// reap waits for a process whose connection has ended with err, and kills it
// unless it is ending.
func (p *process) reap(err error) {
	if errors.Is(err, io.EOF) {
		_ = p.stream.Close() // it may wait for that, to end
		select {
		case <-p.ended:
		case <-time.After(time.Second):
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
	p.mu.Lock()
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	p.mu.Unlock()
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
	if blame := p.blame.Load(); blame != nil {
		err = *blame
	}
	state := p.child.State()
	e := &ExitError{
		Reason: confine.Explain(state, p.stderr.bytes(), p.limits).Text,
		Code:   state.ExitCode(),
		Stdout: p.stdout.String(),
		Stderr: p.stderr.String(),
	}
	var violation *wire.ProtocolError
	if errors.Is(err, errSilent) || errors.As(err, &violation) && !p.killed.Load() {
		e.Err = err
	}
	return e
}

var errSilent = errors.New("it gave no sign of life")

// watch looks for signs of life until the process has ended.
func (p *process) watch(silence time.Duration) {
	var look func()
	look = func() {
		since := time.Since(p.stream.LastSeen())
		p.quiet.Store(since >= silence)
		switch {
		case since >= 2*silence:
			err := fmt.Errorf("%w for %v", errSilent, 2*silence)
			p.blame.CompareAndSwap(nil, &err)
			_ = p.child.Kill()
			return
		case since >= silence/2:
			_ = p.stream.Ping()
		}
		p.next(silence/2, look)
	}
	p.next(silence/2, look)
}

func (p *process) next(after time.Duration, look func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.ended:
	default:
		p.timer = time.AfterFunc(after, look)
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

func splitLines(text string) []string {
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}
