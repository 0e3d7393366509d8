package worker

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
)

// Event takes what the host says: that it has taken an event of a call, or that
// the worker is to end.
func (w *worker) Event(m wire.Message) {
	switch m.Method {
	case wire.Taken:
	case wire.End:
		w.stop(errDismissed)
		return
	default:
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	c := &w.outside
	if m.ID != 0 {
		c = w.calls[m.ID]
	}
	if c != nil && c.extra != nil && len(c.extra.untaken) > 0 {
		c.extra.untaken = c.extra.untaken[1:]
		w.taken.Broadcast()
	}
}

// say sends an event about a call. While the host has not taken enough of
// those before it, the script waits. A call that is stopped waits for nobody:
// what the host has no room for is lost.
func (w *worker) say(c *call, what string, value jsbridge.Clone) {
	size := value.Size()
	w.mu.Lock()
	defer w.mu.Unlock()
	for !c.hasRoom(size) && !c.cancelled && w.ctx.Err() == nil {
		w.taken.Wait()
	}
	if !c.hasRoom(size) {
		return
	}
	c.more().untaken = append(c.more().untaken, size)
	w.peer.Event(wire.Message{ID: c.id, Method: what, Value: value})
}

// hasRoom reports whether the host has room for one more event about a call. For
// one alone there is always room, whatever its size.
func (c *call) hasRoom(size int) bool {
	if c.extra == nil {
		return true
	}
	untaken := c.extra.untaken
	for _, other := range untaken {
		size += other
	}
	return len(untaken) == 0 || len(untaken) < wire.Window && size <= wire.WindowBytes
}

// emit sends a payload to the caller of the call that runs. Without one, or
// when it does not listen, nobody hears.
func (w *worker) emit(vm *goja.Runtime, payload goja.Value) {
	c := w.current()
	if c == nil || c.flags&wire.WantEvents == 0 {
		return
	}
	message, transfer := w.unpack(payload)
	value, err := w.config.Sandbox.Limits.Values.FromJS(vm, message, transfer...)
	if err != nil {
		w.sandbox.Throw(err)
	}
	w.say(c, wire.Emitted, value)
}

// An output takes what the script prints, for the host to hear.
type output struct {
	w      *worker
	what   string
	wanted bool // by the host, whatever a call says
}

func (o *output) Write(line []byte) (int, error) {
	c := o.w.current()
	if !o.wanted && (c == nil || c.flags&wire.WantOutput == 0) {
		return len(line), nil
	}
	if c == nil {
		c = &o.w.outside
	}
	value, err := jsbridge.FromGo(strings.ToValidUTF8(string(line), "\ufffd"))
	if err != nil {
		return 0, err
	}
	o.w.say(c, o.what, value)
	return len(line), nil
}
