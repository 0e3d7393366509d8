package plugin

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watch reloads the plugin, as [Plugin.Reload] does, whenever one of its files
// has changed since it was loaded, until Close. What has become of it is in the
// events. It does not look at files below a directory node_modules, whose name
// begins with a dot, or that no script can require. A plugin from an fs.FS cannot
// be watched. To watch again does nothing.
func (p *Plugin) Watch() error {
	if p.options.Pool.Files != nil {
		return errors.New("plugin: what lies in an fs.FS cannot be watched")
	}
	root, err := filepath.Abs(p.path)
	if err != nil {
		return err
	}
	w := &watch{plugin: p, root: root}
	if w.watcher, err = fsnotify.NewWatcher(); err != nil {
		return err
	}
	if err := w.add(); err != nil {
		return errors.Join(err, w.watcher.Close())
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return errors.Join(ErrClosed, w.watcher.Close())
	case p.watching:
		return w.watcher.Close()
	}
	p.watching = true
	p.background.Go(w.run) // ends with p.ctx; Close waits
	return nil
}

// A watch sees the files of a plugin change.
type watch struct {
	plugin  *Plugin
	root    string
	watcher *fsnotify.Watcher
	missing bool // there was no plugin when it last looked
}

// An editor writes a file in several steps, and often several files. So the
// plugin is read when nothing has changed for a moment, or the changes do not
// end.
const (
	quiet      = 50 * time.Millisecond
	notForEver = 20 * quiet
)

func (w *watch) run() {
	defer w.watcher.Close()
	timer := time.NewTimer(0) // what has changed between Load and now?
	defer timer.Stop()
	var first time.Time // of the changes that are to be looked at
	for {
		select {
		case <-w.plugin.ctx.Done():
			return
		case <-timer.C:
			first = time.Time{}
			_ = w.add() // new directories; one that is gone again says so itself
			w.look()
			continue
		case e, ok := <-w.watcher.Events:
			if !ok {
				return
			}
			if !w.concerns(e.Name) {
				continue
			}
		case _, ok := <-w.watcher.Errors: // some events were lost
			if !ok {
				return
			}
		}
		now := time.Now()
		if first.IsZero() {
			first = now
		}
		timer.Reset(min(quiet, first.Add(notForEver).Sub(now)))
	}
}

// concerns reports whether a file or directory may be the plugin's.
func (w *watch) concerns(name string) bool {
	below, err := filepath.Rel(w.root, name)
	return err == nil && filepath.IsLocal(below) && (below == "." || !strings.HasPrefix(filepath.Base(below), "."))
}

// look reloads the plugin if its files are others than those that were read last.
func (w *watch) look() {
	p := w.plugin
	s, err := take(nil, p.path)
	p.mu.Lock()
	same := err == nil && s.digest == p.tried && !w.missing || err != nil && w.missing
	p.mu.Unlock()
	w.missing = err != nil
	if !same {
		_ = p.Reload(p.ctx) // an event says what is wrong
	}
}

// add watches the directories of the plugin, and the one in which it lies, which
// tells when it is replaced as a whole.
func (w *watch) add() error {
	if err := w.watcher.Add(filepath.Dir(w.root)); err != nil {
		return err
	}
	return filepath.WalkDir(w.root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case name != w.root && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		}
		if err := w.watcher.Add(name); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	})
}
