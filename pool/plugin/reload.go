package plugin

import (
	"context"
	"crypto/sha256"
)

// Reload reads the plugin anew, and puts what it finds in force for the calls
// that come from then on; those that wait or run go on to their end as they have
// begun. It ends a suspension. What [Load] would fail with, the name of another
// plugin, or that ctx has ended, is an error, and changes nothing.
func (p *Plugin) Reload(ctx context.Context) error {
	select {
	case p.reloading <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-p.ctx.Done():
		return ErrClosed
	}
	defer func() { <-p.reloading }()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(p.ctx, func() { cancel(ErrClosed) })()
	if p.ctx.Err() != nil {
		return ErrClosed
	}
	v, err := p.prove(ctx)
	if ended := context.Cause(ctx); err != nil && ended != nil { // that says nothing about the plugin
		p.mu.Lock()
		p.tried = [sha256.Size]byte{}
		p.mu.Unlock()
		return ended
	}
	defer p.tell()
	if err != nil {
		err = &loadError{plugin: p.name, err: err}
		p.mu.Lock()
		defer p.mu.Unlock()
		p.refused = err
		p.happened(Refused, err)
		return err
	}
	p.swap(v, Reloaded)
	return nil
}
