// Package delay delays goroutines. Nothing imports it but what the command delays
// has rewritten for a test.
package delay

import (
	"math/rand/v2"
	"os"
	"strconv"
	"sync/atomic"
	"syscall"
)

// seed says which places delay. Zero is none.
var seed, _ = strconv.ParseUint(os.Getenv("DELAYS"), 10, 64)

// How often a place delays whoever comes by, on average: it is one of so many that
// do at all, and after so many times it is left in peace mostly.
const (
	oneOf = 12
	often = 100
)

var visits [1 << 14]atomic.Uint32 // by place

// Here may delay the goroutine by up to 20 ms. It lets the others run meanwhile, also
// where the clock is that of testing/synctest.
func Here(place uint64) {
	if seed == 0 || mix(seed+place)%oneOf != 0 {
		return
	}
	if visits[place].Add(1) > often && rand.IntN(often) != 0 {
		return
	}
	t := syscall.NsecToTimespec(rand.Int64N(20e6))
	_ = syscall.Nanosleep(&t, nil)
}

// mix is a hash: that of SplitMix64, https://prng.di.unimi.it/splitmix64.c.
func mix(x uint64) uint64 {
	x *= 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
