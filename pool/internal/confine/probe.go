package confine

import (
	"errors"
	"slices"
)

// A Probe tries one thing that a confined process is to be denied.
type Probe struct {
	Name string
	What string // it does, for people
	From Level  // the lowest level that denies it

	// Try returns nil if it was possible, and else why not. It is called in a
	// confined process that does nothing afterwards. It may end that, which is to
	// be denied, too. It changes nothing of the host.
	Try func() error
}

var errDenied = errors.New("it is not there")

// Probes are what can be tried on this system, each in a process of its own, in the
// order in which people want to read of it. The one for memory wants a limit below
// two gigabytes, the one for descriptors looks above 4.
func Probes() []Probe { return slices.Clone(probes) }
