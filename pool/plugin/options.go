package plugin

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/wprun/wprun/pool"
)

// Options say how plugins are run and what they are granted. The zero Options
// grant nothing, and run each plugin in goroutines of this process.
type Options struct {
	// Pool is how each version's workers are made: see [pool.Options]. Of its
	// Modules, Mounts and Env a plugin is given those that its manifest asks for;
	// with the other limits that are in it, it has to live. If Files is set, the
	// plugin is read from there. Name, Script and Source are the plugin's,
	// Stdout and Stderr the Logger's: they must be empty. A StartTimeout of zero means ten seconds.
	Pool pool.Options

	// Limits bound each call. A manifest may ask for less than they are, not for
	// more. A Memory of zero means Pool.Limits.Heap.
	Limits Limits

	// Hooks are the methods that the plugin must register.
	Hooks []string

	// NeedManifest demands a package.json with name and version and, in its key
	// "wprun", hooks.
	NeedManifest bool

	// MaxFaults is how many calls within FaultPeriod may time out, crash their
	// worker, or need too much memory or output, each by a limit of the plugin's:
	// with one more it is suspended. Zero means 4, in one minute; less than zero
	// any number. Errors that the plugin throws do not count, nor does what the
	// caller stops.
	MaxFaults   int
	FaultPeriod time.Duration

	// Suspension is how long a plugin stays suspended; zero means until it is
	// reloaded or resumed.
	Suspension time.Duration

	// Logger receives what the plugin prints, with the context of the call for
	// which it does, and each [Event]; its records have the attribute plugin. It
	// is Pool.Logger, too, if that is nil. Nil discards it.
	Logger *slog.Logger

	// Observer, if not nil, is told each event, one after the other, in their
	// order, with no lock held. It must be quick, and neither reload nor close
	// the plugin.
	Observer func(Event)
}

// check returns the options with their defaults.
func (o Options) check() (Options, error) {
	switch {
	case o.Pool.Name != "" || o.Pool.Script != "" || o.Pool.Source != "":
		return o, errors.New("plugin: Options.Pool: Name, Script and Source are the plugin's own, and must be empty")
	case o.Pool.Stdout != nil || o.Pool.Stderr != nil:
		return o, errors.New("plugin: Options.Pool: Stdout and Stderr must be nil: what a plugin prints is logged")
	case o.Limits.Timeout < 0 || o.Limits.Memory < 0 || o.Limits.Output < 0:
		return o, fmt.Errorf("plugin: Options.Limits %+v must not be negative", o.Limits)
	case o.FaultPeriod < 0 || o.Suspension < 0:
		return o, errors.New("plugin: Options.FaultPeriod and Suspension must not be negative")
	}
	o.MaxFaults = cmp.Or(o.MaxFaults, 4)
	o.FaultPeriod = cmp.Or(o.FaultPeriod, time.Minute)
	o.Pool.StartTimeout = cmp.Or(o.Pool.StartTimeout, 10*time.Second)
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	} else if o.Pool.Logger == nil {
		o.Pool.Logger = o.Logger
	}
	return o, nil
}

// A Kind says what has happened to a plugin.
type Kind string

// The kinds of events.
const (
	Loaded    Kind = "loaded"    // by Load
	Reloaded  Kind = "reloaded"  // a new version has taken the place of the old one, suspended or not
	Refused   Kind = "refused"   // a new version has not, for Err; the old one goes on
	Suspended Kind = "suspended" // it has failed too often, the last time with Err
	Resumed   Kind = "resumed"   // by Resume, or because its suspension is over
)

// An Event says what has happened to a plugin.
type Event struct {
	Kind    Kind
	Plugin  string
	Version string // of the manifest that is in force now
	Time    time.Time
	Err     error // of Refused and Suspended
}
