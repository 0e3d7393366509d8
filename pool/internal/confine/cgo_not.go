//go:build linux && !cgo

package confine

const usesC = false
