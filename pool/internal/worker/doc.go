// Package worker is the far end of a pool's connection: a sandbox that answers
// calls. It is the same in a goroutine and in a process.
//
// The calls that every worker answers beside the methods of its script are
// named here; the script's own come from require('workerpool').worker({…}).
package worker
