package wire

import (
	"errors"
	"os"
	"sync"
	"syscall"
	"time"
)

// An outbox writes frames in the order in which they are put, and never keeps
// who puts one waiting: what the system does not take at once is written by a
// goroutine, which lives while there is something to write. Frames that have come
// to wait for each other are written together.
type outbox struct {
	w       Writer
	timeout time.Duration // of a frame
	failed  func(error)   // is called when writing has failed
	written chan struct{} // closed when, after close, all is written or lost

	mu      sync.Mutex
	changed sync.Cond
	attempt attempt // to write without the goroutine
	frames  []frame // to write
	size    int     // of these and of those that are being written
	busy    bool    // the goroutine lives
	wide    bool    // w is a pipe that was widened; the goroutine's
	closed  bool
}

const (
	pipeUsual = 64 << 10  // what a pipe holds,
	pipeSize  = 256 << 10 // and what one does through which something longer went
)

// maxTried is the longest frame that is written by who puts it. One page fits
// into a pipe that has room, and is soon copied.
const maxTried = 4 << 10

// maxJoined is how many bytes of frames are written at once, if there are several:
// as many as the other end reads at once.
const maxJoined = bufferSize

func newOutbox(w Writer, timeout time.Duration, failed func(error)) *outbox {
	o := &outbox{w: w, timeout: timeout, failed: failed, written: make(chan struct{})}
	o.changed.L = &o.mu
	if c, ok := w.(syscall.Conn); ok {
		o.attempt.raw, _ = c.SyscallConn() // else nil: no write can be tried
	}
	return o
}

// put takes a frame to write. It reports whether it was not too late.
func (o *outbox) put(f frame) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return false
	}
	if !o.busy && len(f.rest) == 0 && len(f.first) <= maxTried {
		n := o.attempt.write(f.first) // if that fails, the goroutine learns why
		if f.first = f.first[n:]; len(f.first) == 0 {
			return true
		}
	}
	o.frames = append(o.frames, f)
	o.size += f.size()
	if !o.busy {
		o.busy = true
		go o.write() // ends when nothing is left to write; written waits for it
	}
	return true
}

// write writes until nothing is left.
func (o *outbox) write() {
	for {
		o.mu.Lock()
		if len(o.frames) == 0 {
			o.frames, o.busy = nil, false
			if o.closed {
				o.end()
			} else if o.timeout > 0 {
				_ = o.w.SetWriteDeadline(time.Time{}) // or no write can be tried
			}
			o.mu.Unlock()
			return
		}
		frames, size := o.next()
		o.mu.Unlock()

		var err error
		if len(frames) == 1 {
			err = o.writeFrame(frames[0])
		} else {
			err = o.writeJoined(frames)
		}
		clear(frames) // their memory
		o.mu.Lock()
		o.size -= size
		if err != nil {
			o.frames, o.size = nil, 0
		}
		o.changed.Broadcast()
		o.mu.Unlock()
		if err != nil {
			o.failed(err)
		}
	}
}

// next takes the next frame to write, and those behind it that can go with it.
func (o *outbox) next() (frames []frame, size int) {
	n, length := 0, 0
	for ; n < len(o.frames); n++ {
		if length += o.frames[n].length(); n > 0 && length > maxJoined {
			break
		}
		size += o.frames[n].size()
	}
	frames, o.frames = o.frames[:n:n], o.frames[n:]
	return frames, size
}

func (o *outbox) writeFrame(f frame) error {
	if !o.wide && f.length() > pipeUsual {
		o.wide = true
		widen(o.w)
	}
	o.setDeadline()
	_, err := o.w.Write(f.first)
	for _, part := range f.rest {
		if err == nil {
			_, err = o.w.Write(part)
		}
	}
	return o.explain(err)
}

// writeJoined writes several frames at once. Each of them may take its time: when
// that of the first is over, those are done with that are written.
func (o *outbox) writeJoined(frames []frame) error {
	var all []byte
	ends := make([]int, len(frames))
	for i, f := range frames {
		all = append(all, f.first...)
		for _, part := range f.rest {
			all = append(all, part...)
		}
		ends[i] = len(all)
	}
	for written := 0; written < len(all); {
		o.setDeadline()
		n, err := o.w.Write(all[written:])
		written += n
		if err != nil && (written < ends[0] || !errors.Is(err, os.ErrDeadlineExceeded)) {
			return o.explain(err)
		}
		for len(ends) > 0 && written >= ends[0] {
			ends = ends[1:]
		}
	}
	return nil
}

func (o *outbox) setDeadline() {
	if o.timeout > 0 {
		_ = o.w.SetWriteDeadline(time.Now().Add(o.timeout)) // where there are none: without
	}
}

func (o *outbox) explain(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return violation("it takes nothing: a frame could not be written in %v", o.timeout)
	}
	return err
}

// waitForRoom waits while more than so many bytes are waiting.
func (o *outbox) waitForRoom(most int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.size > most && !o.closed {
		o.changed.Wait()
	}
}

// close ends the direction when all is written.
func (o *outbox) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return
	}
	o.closed = true
	o.changed.Broadcast()
	if !o.busy {
		o.end()
	}
}

// abort ends the direction now. What was not written is lost.
func (o *outbox) abort() {
	o.close()
	_ = o.w.Close() // the goroutine, if there is one, fails
}

// end is called once, with the mutex held.
func (o *outbox) end() {
	_ = o.w.Close()
	close(o.written)
}
