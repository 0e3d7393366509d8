package plugin

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/wprun/wprun/pool"
)

// A version is what one reading of a plugin's files has come to.
type version struct {
	snapshot *snapshot
	manifest Manifest
	limits   Limits
	hooks    []string // that it has registered
	loaded   time.Time
	pool     *pool.Pool

	entering sync.WaitGroup // calls on their way into the pool
	settled  chan struct{}  // has an element when a call has settled; takes one

	// The plugin's mutex.
	retiring bool  // a goroutine waits for its last call
	ended    bool  // nothing runs any more
	err      error // of its end
}

// prove makes a version of what it reads, and starts a worker to see that it
// works. The error says why it does not.
func (p *Plugin) prove(ctx context.Context) (*version, error) {
	s, err := take(p.options.Pool.Files, p.path)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	p.tried = s.digest
	p.mu.Unlock()
	v := &version{snapshot: s, settled: make(chan struct{}, 1)}
	if v.manifest, err = parseManifest(s.manifest(), s.name(), p.options.NeedManifest); err != nil {
		return nil, err
	}
	if p.name != "" && v.manifest.Name != p.name {
		return nil, fmt.Errorf("its name has become %q", v.manifest.Name)
	}
	options, limits, err := grant(v.manifest, p.options)
	if err != nil {
		return nil, err
	}
	v.limits = limits
	options.Name, options.Files, options.Script = v.manifest.Name, s, s.script
	options.Observer = p.observe(v, options.Observer)
	options.Stdout, options.Stderr = p.newPrinter(v.manifest.Name, context.Background()).streams()
	if options.Logger != nil {
		options.Logger = options.Logger.With("plugin", v.manifest.Name)
	}
	if v.pool, err = pool.New(options); err != nil {
		return nil, err
	}
	if err := v.check(ctx, p.options.Hooks); err != nil {
		return nil, errors.Join(err, v.pool.Terminate())
	}
	v.loaded = time.Now()
	return v, nil
}

// check looks at the methods that a worker has registered.
func (v *version) check(ctx context.Context, demanded []string) error {
	names, err := v.pool.Methods(ctx)
	if err != nil {
		if failed := (*pool.PoolError)(nil); errors.As(err, &failed) && failed.Err != nil {
			err = failed.Err // what the script has thrown, and not how often it was tried
		}
		return err
	}
	for _, name := range names {
		if name != "run" && name != "methods" { // which all workers have
			v.hooks = append(v.hooks, name)
		}
	}
	missing := slices.DeleteFunc(unique(slices.Concat(v.manifest.Hooks, demanded)), func(name string) bool {
		return slices.Contains(v.hooks, name)
	})
	switch {
	case len(missing) > 0:
		return &HookError{Plugin: v.manifest.Name, Missing: missing}
	case len(v.hooks) == 0:
		return errors.New("it registers no methods")
	}
	return nil
}

// end waits until no call is left, and closes the pool; when ctx ends first, by
// force.
func (v *version) end(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() { _ = v.pool.Terminate() }) // or calls that wait for room would be waited for
	defer stop()
	v.entering.Wait()
	for {
		if s := v.pool.Stats(); s.PendingTasks+s.ActiveTasks == 0 {
			if err := v.pool.Close(ctx); ctx.Err() == nil {
				return err
			}
			return v.pool.Terminate()
		}
		select {
		case <-v.settled: // the observer is told after the numbers have changed
		case <-ctx.Done():
			return v.pool.Terminate()
		}
	}
}
