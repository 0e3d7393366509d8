package plugin

import (
	"errors"
	"time"

	"github.com/wprun/wprun/pool"
)

// fault reports whether a call has failed for a limit of the plugin's or by a
// crash, and not for what it has thrown or what the caller wanted.
func (l Limits) fault(err error) bool {
	var late *pool.TimeoutError
	var lost *pool.WorkerError
	var printed *OutputError
	switch {
	case errors.As(err, &late):
		return l.Timeout > 0 && late.After == l.Timeout
	case errors.As(err, &lost):
		return !errors.Is(err, pool.ErrTerminated)
	}
	return errors.As(err, &printed)
}

// fault notes that the plugin has misbehaved, and suspends it if that was once
// too often.
func (p *Plugin) fault(v *version, err error, now time.Time) {
	p.mu.Lock()
	defer p.tell()
	defer p.mu.Unlock()
	if v != p.current || p.closed || p.suspended != nil || p.options.MaxFaults < 0 {
		return
	}
	for len(p.faults) > 0 && now.Sub(p.faults[0]) >= p.options.FaultPeriod {
		p.faults = p.faults[1:]
	}
	p.faults = append(p.faults, now)
	if len(p.faults) > p.options.MaxFaults {
		p.suspend(err, now)
	}
}

// suspend must be called with p.mu held.
func (p *Plugin) suspend(err error, now time.Time) {
	s := &SuspendedError{Plugin: p.name, Err: err}
	if d := p.options.Suspension; d > 0 {
		s.Until = now.Add(d)
		p.resumption = time.AfterFunc(d, func() { p.resume(s) })
	}
	p.suspended = s
	p.happened(Suspended, err)
}

// Resume ends a suspension; without one it does nothing.
func (p *Plugin) Resume() { p.resume(nil) }

// resume ends this suspension, or any if it is nil.
func (p *Plugin) resume(s *SuspendedError) {
	p.mu.Lock()
	defer p.tell()
	defer p.mu.Unlock()
	if p.suspended != nil && (s == nil || s == p.suspended) {
		p.resumed()
		p.happened(Resumed, nil)
	}
}

// resumed must be called with p.mu held.
func (p *Plugin) resumed() {
	p.suspended, p.faults = nil, nil
	if p.resumption != nil {
		p.resumption.Stop()
		p.resumption = nil
	}
}
