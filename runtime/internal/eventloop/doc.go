// Package eventloop runs one JavaScript thread: a timer heap, the jobs that
// other goroutines post, immediates, and a count of Go work that is still to
// answer.
//
// A [Loop] has no goroutine of its own. Whoever calls [Loop.Run] is the
// JavaScript thread until Run returns; only [Loop.Post] may be called from
// elsewhere. One turn of the loop does, as Node's does:
//
//	timers that are due, by time and then by creation
//	posted jobs
//	immediates
//	wait for the next of these, or return when nothing is left
//
// The loop knows nothing of JavaScript: a [Job] is Go code. Microtasks belong to who
// does the jobs.
package eventloop
