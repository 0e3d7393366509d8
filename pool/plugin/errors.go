package plugin

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/wprun/wprun/jsbridge"
)

// A PermissionError says that a plugin asks for more than it is granted.
type PermissionError struct {
	Plugin string
	Denied []string // each: `module "net"`, `env "SECRET"`, `read "/etc"`, `timeout 1m0s (at most 2s)`
}

func (e *PermissionError) Error() string {
	return "it asks for more than it is granted: " + joined(e.Denied)
}

// A HookError says that a plugin lacks methods that it promises in its manifest,
// or that the host demands.
type HookError struct {
	Plugin  string
	Missing []string
}

func (e *HookError) Error() string {
	return "it does not register " + joined(quoted("the hook", e.Missing))
}

// A SuspendedError is what calls of a plugin fail with that is suspended.
type SuspendedError struct {
	Plugin string
	Until  time.Time // zero means until it is reloaded or resumed
	Err    error     // what a call failed with last, before that
}

func (e *SuspendedError) Error() string {
	until := "until it is reloaded or resumed"
	if !e.Until.IsZero() {
		until = "until " + e.Until.Format(time.TimeOnly)
	}
	return fmt.Sprintf("plugin %q is suspended %s, for it failed too often; the last time: %v", e.Plugin, until, e.Err)
}

// Unwrap returns Err.
func (e *SuspendedError) Unwrap() error { return e.Err }

// An OutputError is what a call fails with that has printed too much.
type OutputError struct{ Limit int } // in bytes

func (e *OutputError) Error() string {
	return fmt.Sprintf("plugin: the call has printed more than %d bytes", e.Limit)
}

// ErrClosed is what calls of a plugin fail with that was closed.
var ErrClosed = errors.New("plugin: it is closed")

// A loadError is why a version was refused. It prints the line of a script that
// has thrown, or at least where that is.
type loadError struct {
	plugin string
	err    error
}

func (e *loadError) Error() string {
	text := fmt.Sprintf("plugin %q: %v", e.plugin, e.err)
	var thrown *jsbridge.Error
	if !errors.As(e.err, &thrown) {
		return text
	}
	place := thrown.Excerpt
	if place == "" { // a worker has thrown, and only the value has crossed
		_, frames, _ := strings.Cut(thrown.Stack, "\n    at ")
		place, _, _ = strings.Cut("    at "+frames, "\n")
		if frames == "" {
			return text
		}
	}
	if !strings.Contains(text, place) {
		text += "\n" + place
	}
	return text
}

func (e *loadError) Unwrap() error { return e.err }
