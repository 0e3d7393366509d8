//go:build race || asan || msan

package confine

// instrumented says that the program keeps shadow memory.
const instrumented = true
