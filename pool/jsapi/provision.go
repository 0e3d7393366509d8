package jsapi

import (
	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// A provision is what a program wants a worker to be given.
type provision struct {
	script       string
	env          map[string]string
	argv         []string
	data         jsbridge.Clone
	heap         int  // in bytes; 0 is what the host says
	quiet, still bool // nothing of its standard output, and error, is shown
}

// newProvision reads what options.js has made of the options. It throws what
// cannot be sent.
func (b *bridge) newProvision(o *goja.Object) provision {
	vm := b.sandbox.VM()
	p := provision{
		script: o.Get("script").String(),
		heap:   integer(o.Get("heap")) << 20,
		quiet:  o.Get("stdout").ToBoolean(),
		still:  o.Get("stderr").ToBoolean(),
	}
	if v := o.Get("env"); !goja.IsUndefined(v) {
		_ = vm.ExportTo(v, &p.env) // an object of strings
	}
	if v := o.Get("argv"); !goja.IsUndefined(v) {
		_ = vm.ExportTo(v, &p.argv) // an array of strings
	}
	var err error
	if p.data, err = b.options.Limits.Values.FromJS(vm, o.Get("workerData")); err != nil {
		b.sandbox.Throw(err)
	}
	return p
}

// apply gives a worker what it is to be given.
func (p *provision) apply(config *pool.WorkerConfig) {
	if p.script != "" {
		config.Script = p.script
	}
	if p.env != nil {
		config.Sandbox.Env = p.env
	}
	if p.argv != nil {
		config.Argv = p.argv
	}
	config.Data = p.data
	if limit := &config.Sandbox.Limits.Heap; p.heap > 0 && (*limit == 0 || p.heap < *limit) {
		*limit = p.heap
	}
	if p.quiet {
		config.Sandbox.Stdout = nil
	}
	if p.still {
		config.Sandbox.Stderr = nil
	}
}
