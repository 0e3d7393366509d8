package runtime_test

import (
	"testing"

	"github.com/wprun/wprun/runtime"
)

func TestLibrary(t *testing.T) {
	s := newSandbox(t, runtime.Config{Base: "/"})
	if got := eval[string](t, s, "require('node:util').format('%s is %d', 'six', 6)"); got != "six is 6" {
		t.Error(got)
	}
	if eval[bool](t, s, "require('tty').isatty(1)") {
		t.Error("there is a terminal")
	}
	if !eval[bool](t, s, "require('util') === require('node:util') && require.resolve('util') === 'util'") {
		t.Error("it is made twice")
	}
}
