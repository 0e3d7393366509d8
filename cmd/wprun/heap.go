package main

import (
	"os"
	goruntime "runtime"
	"runtime/debug"
	"runtime/metrics"
)

// roomyHeap is how large the command's heap may become before its garbage is
// collected: about what other engines give to what is young. Go would begin at
// leastHeap, which a program in JavaScript fills hundreds of times a second, and
// spend on collections what the program could have.
const (
	roomyHeap = 32 << 20
	leastHeap = 4 << 20 // with a GOGC of 100
)

// keepHeapRoomy has the collector wait until the heap has that size. A heap that
// is larger than half of it may double, as ever. GOGC, where it is set, counts
// instead.
func keepHeapRoomy() {
	if os.Getenv("GOGC") != "" {
		return
	}
	percent := percentFor(0)
	debug.SetGCPercent(percent)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var adjust func(struct{})
	adjust = func(struct{}) {
		metrics.Read(live)
		if next := percentFor(live[0].Value.Uint64()); next != percent {
			percent = next
			debug.SetGCPercent(percent)
		}
		// A new piece of garbage, for the next collection to find.
		goruntime.AddCleanup(new([64]byte), adjust, struct{}{})
	}
	adjust(struct{}{})
}

// percentFor is the GOGC with which a heap that holds so many bytes grows to
// roomyHeap.
func percentFor(live uint64) int {
	most := 100 * roomyHeap / leastHeap
	if live*uint64(100+most) <= 100*roomyHeap {
		return most
	}
	return max(100, int(100*roomyHeap/live)-100)
}
