package main

import "testing"

func TestPercentFor(t *testing.T) {
	for live, want := range map[uint64]int{
		0:         800,
		1 << 20:   800,
		4 << 20:   700, // to 32 MiB
		8 << 20:   300,
		16 << 20:  100,
		100 << 20: 100,
		1 << 40:   100,
	} {
		if got := percentFor(live); got != want {
			t.Errorf("with %d bytes: %d, want %d", live, got, want)
		}
	}
}
