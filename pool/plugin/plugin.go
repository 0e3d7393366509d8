package plugin

import (
	"context"
	"crypto/sha256"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/wprun/wprun/pool"
)

// A Plugin is a script, or a directory with a package.json, whose methods can be
// called. Create it with [Load], and end it with [Plugin.Close].
type Plugin struct {
	path    string
	name    string // since it was loaded
	options Options

	ctx        context.Context // of reloads and Watch; ends when Close begins
	stop       context.CancelCauseFunc
	patience   context.Context // of calls on versions that end; ends with the ctx of a Close
	force      context.CancelFunc
	background sync.WaitGroup // goroutines: one for each version that retires, for Watch, for events
	reloading  chan struct{}  // holds an element while a version is being made

	mu         sync.Mutex
	current    *version
	versions   []*version // that have numbers of their own, current the last
	past       pool.Stats // of those before
	generation int
	refused    error             // why the files as they are now are not what runs
	tried      [sha256.Size]byte // digest of the files that were read last
	suspended  *SuspendedError   // nil when it is not
	resumption *time.Timer       // of the suspension
	faults     []time.Time       // the latest, oldest first
	closed     bool
	watching   bool

	events  []Event // that are yet to be told
	telling bool
	told    sync.Cond // telling is over
}

// Load reads a plugin: a script, or a directory with a package.json. It returns
// when a worker has loaded it and its methods are there; ctx ends the waiting.
// The error says what is wrong with it: a [*PermissionError], a [*HookError], or
// what its script has thrown, with the line.
func Load(ctx context.Context, path string, options Options) (*Plugin, error) {
	options, err := options.check()
	if err != nil {
		return nil, err
	}
	p := &Plugin{path: path, options: options, reloading: make(chan struct{}, 1)}
	p.told.L = &p.mu
	p.ctx, p.stop = context.WithCancelCause(context.Background())
	p.patience, p.force = context.WithCancel(context.Background())
	v, err := p.prove(ctx)
	if err != nil {
		return nil, &loadError{plugin: path, err: err}
	}
	p.name = v.manifest.Name
	p.swap(v, Loaded)
	p.tell()
	return p, nil
}

// Name returns the name in the plugin's manifest, or that of its file. It stays
// the same as long as the plugin is loaded.
func (p *Plugin) Name() string { return p.name }

// Manifest returns what the version says of itself that is in force.
func (p *Plugin) Manifest() Manifest {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.current.manifest
}

// Exec calls a method of the plugin, on the version that is in force: see
// [pool.Pool.Exec]. A Timeout in the options can be shorter than that of the
// plugin's limits, not longer. What the call prints is logged, or written to
// Stdout and Stderr of the options. Whatever goes wrong, the promise fails.
func (p *Plugin) Exec(method string, args []any, options *pool.ExecOptions) *pool.Promise {
	p.mu.Lock()
	v := p.current
	var err error
	switch {
	case p.closed:
		err = ErrClosed
	case p.suspended != nil:
		err = p.suspended
	default:
		v.entering.Add(1) // under the lock under which v retires
	}
	p.mu.Unlock()
	if err != nil {
		return pool.Rejected(err)
	}
	defer v.entering.Done()
	return p.exec(v, method, args, options)
}

// Status is how a plugin stands.
type Status struct {
	Name       string
	Version    string
	Path       string
	Hooks      []string        // the methods that it has registered
	Limits     Limits          // of each call
	Loaded     time.Time       // when the version came into force
	Generation int             // how many versions have, this one included
	Retiring   int             // versions before it on which calls still run
	Suspended  *SuspendedError // nil when it is not
	Refused    error           // why its files as they are now are not what runs; nil if they are
	Stats      pool.Stats      // of all versions
}

// Status returns how the plugin stands.
func (p *Plugin) Status() Status {
	stats := p.Stats()
	p.mu.Lock()
	defer p.mu.Unlock()
	v := p.current
	s := Status{
		Name: p.name, Version: v.manifest.Version, Path: p.path, Hooks: v.hooks, Limits: v.limits,
		Loaded: v.loaded, Generation: p.generation, Suspended: p.suspended, Refused: p.refused, Stats: stats,
	}
	for _, other := range p.versions {
		if other != v && !other.ended {
			s.Retiring++
		}
	}
	return s
}

// Stats returns the numbers of all versions together. What they count never
// becomes less.
func (p *Plugin) Stats() pool.Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sum()
}

// sum adds the numbers up, and forgets the versions whose numbers are final. It
// must be called with p.mu held.
func (p *Plugin) sum() pool.Stats {
	sum := p.past
	kept := p.versions[:0]
	for _, v := range p.versions {
		stats := v.pool.Stats()
		sum = sum.Add(stats)
		if v.ended && stats.Abandoned == 0 { // its numbers do not change any more
			p.past = p.past.Add(stats)
			continue
		}
		kept = append(kept, v)
	}
	clear(p.versions[len(kept):])
	p.versions = kept
	return sum
}

// swap puts a version in force, and retires the one before.
func (p *Plugin) swap(v *version, how Kind) {
	p.mu.Lock()
	defer p.mu.Unlock()
	old := p.current
	p.current, p.refused = v, nil
	p.versions = append(p.versions, v)
	p.generation++
	p.resumed()
	p.happened(how, nil)
	if old != nil {
		p.retire(old)
	}
}

// retire ends a version when its last call has. It must be called with p.mu held.
func (p *Plugin) retire(v *version) {
	if v.retiring {
		return
	}
	v.retiring = true
	p.background.Go(func() { // ends with its last call, or with p.patience; Close waits
		err := v.end(p.patience)
		p.mu.Lock()
		defer p.mu.Unlock()
		v.ended, v.err = true, err
		p.sum()
	})
}

// Close ends the plugin: calls that have begun go on to their end, new ones fail
// with [ErrClosed]. It returns when nothing of it is left. When ctx ends first,
// or has already, calls are ended by force, and the error is its cause. Closing
// again waits again.
func (p *Plugin) Close(ctx context.Context) error {
	p.mu.Lock()
	p.closed = true
	p.resumed()
	p.mu.Unlock()
	p.stop(ErrClosed)
	p.reloading <- struct{}{} // a reload that is under way ends first
	<-p.reloading
	kept := context.AfterFunc(ctx, p.force)
	p.mu.Lock()
	v := p.current
	p.retire(v)
	p.mu.Unlock()
	p.background.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	for p.telling {
		p.told.Wait()
	}
	if !kept() {
		return errors.Join(context.Cause(ctx), v.err)
	}
	return v.err
}

// happened notes an event. It must be called with p.mu held, and [Plugin.tell]
// behind that.
func (p *Plugin) happened(kind Kind, err error) {
	p.events = append(p.events, Event{Kind: kind, Plugin: p.name, Version: p.current.manifest.Version, Time: time.Now(), Err: err})
}

// tell tells what has happened, unless another goroutine is doing that: then that
// one does it.
func (p *Plugin) tell() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.telling {
		return
	}
	p.telling = true
	for len(p.events) > 0 {
		e := p.events[0]
		p.events = p.events[1:]
		p.mu.Unlock()
		p.log(e)
		if p.options.Observer != nil {
			p.options.Observer(e)
		}
		p.mu.Lock()
	}
	p.telling = false
	p.told.Broadcast()
}

func (p *Plugin) log(e Event) {
	level, attrs := slog.LevelInfo, []slog.Attr{slog.String("plugin", e.Plugin), slog.String("version", e.Version)}
	switch e.Kind {
	case Refused:
		level = slog.LevelError
	case Suspended:
		level = slog.LevelWarn
	}
	if e.Err != nil {
		attrs = append(attrs, slog.Any("error", e.Err))
	}
	p.options.Logger.LogAttrs(context.Background(), level, "plugin "+string(e.Kind), attrs...)
}
