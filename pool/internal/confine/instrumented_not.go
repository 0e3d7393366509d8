//go:build !race && !asan && !msan

package confine

const instrumented = false
