//go:build slow

package main

import (
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

// A minute of load while a plugin is edited every second, mostly wrongly.
func TestSlowLoad(t *testing.T) {
	r := start(t, pool.Goroutine{})
	edit := r.edits(t, 60)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	underLoad(t, r, func() bool {
		<-tick.C
		return edit()
	})
}
