// Package leaks looks for goroutines that tests have left.
package leaks

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// Find is [goleak.Find] for a machine that may stand still: what is about to end has a
// minute for it, and not half a second.
func Find(options ...goleak.Option) (err error) {
	for range 120 {
		if err = goleak.Find(options...); err == nil {
			return nil
		}
	}
	return err
}

// VerifyTestMain is [goleak.VerifyTestMain] with [Find].
func VerifyTestMain(m *testing.M, options ...goleak.Option) {
	code := m.Run()
	if code == 0 {
		if err := Find(options...); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}
