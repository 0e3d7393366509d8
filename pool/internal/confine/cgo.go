//go:build linux && cgo

package confine

// usesC says that the program may have threads that Go did not start.
const usesC = true
