package pool

// TerminateDefault ends the default pool, which nothing else does: the tests
// look for goroutines that are left.
func TerminateDefault() error { return defaultPool().Terminate() }
