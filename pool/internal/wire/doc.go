// Package wire is how the two ends of a worker talk: five kinds of [Message]
// over a [Conn], and a [Peer] at each end that matches answers to calls.
//
// Both ends are equal. The host calls the worker to run tasks, and a worker
// may call the host; loading a script and listing its methods are calls like
// any other. A goroutine worker, a process and a remote worker differ only in
// the Conn. [Pipe] is the one for goroutines: it hands over the same immutable
// clones and copies nothing.
package wire
