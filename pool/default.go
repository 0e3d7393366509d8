package pool

import "sync"

// Run offloads a function to the default pool, which is made at first use with
// the zero [Options] and never closed; see [Pool.Run].
func Run(src string, args ...any) *Promise { return defaultPool().Run(src, args...) }

// defaultPool is the one global of this package, as http.DefaultClient is of
// that one.
var defaultPool = sync.OnceValue(func() *Pool {
	p, err := New(Options{})
	if err != nil {
		panic(err) // the zero Options are valid
	}
	return p
})
