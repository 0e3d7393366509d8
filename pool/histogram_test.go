package pool

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// Each duration is in one bucket, whose longest is at most an eighth longer; and
// the buckets follow each other.
func TestBuckets(t *testing.T) {
	for i := range 487 {
		if bucket(longest(i)) != i || bucket(longest(i)+1) != i+1 {
			t.Fatalf("bucket %d ends with %d, which is in %d, and what follows in %d", i, longest(i), bucket(longest(i)), bucket(longest(i)+1))
		}
	}
	if got := longest(bucket(math.MaxInt64)); got != math.MaxInt64 {
		t.Fatal(got)
	}
	for range 100_000 {
		d := time.Duration(rand.Int64() >> rand.IntN(63))
		if upTo := longest(bucket(d)); upTo < d || float64(upTo) > float64(d)*9/8 {
			t.Fatalf("%d is in the bucket up to %d", d, upTo)
		}
	}
	if bucket(-1) != 0 {
		t.Fatal(bucket(-1))
	}
}

// Quantiles are those of the sorted durations, at most an eighth too long.
func TestQuantiles(t *testing.T) {
	for range 200 {
		seed := rand.Uint64()
		random := rand.New(rand.NewPCG(seed, 0))
		var r recorder
		var all []time.Duration
		var sum time.Duration
		for range 1 + random.IntN(300) {
			d := time.Duration(random.Int64N(1 << (1 + random.IntN(50))))
			r.record(d)
			all = append(all, d)
			sum += d
		}
		slices.Sort(all)
		h := r.histogram()
		if h.Count != uint64(len(all)) || h.Sum != sum || h.Max != all[len(all)-1] || h.Mean() != sum/time.Duration(len(all)) {
			t.Fatalf("seed %d: %+v", seed, h)
		}
		for _, q := range []float64{0, 0.001, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1, random.Float64()} {
			exact := all[max(int(math.Ceil(q*float64(len(all))))-1, 0)]
			if got := h.Quantile(q); got < exact || float64(got) > float64(exact)*9/8 {
				t.Fatalf("seed %d: quantile %v of %d durations is %d, want %d", seed, q, len(all), got, exact)
			}
		}
		if h.Quantile(-1) != h.Quantile(0) || h.Quantile(2) != h.Max {
			t.Fatalf("seed %d: beyond 0 and 1: %v, %v", seed, h.Quantile(-1), h.Quantile(2))
		}
		var last uint64
		upTo := time.Duration(-1)
		for d, n := range h.Buckets() {
			if d <= upTo || n <= last {
				t.Fatalf("seed %d: bucket %v with %d behind %v with %d", seed, d, n, upTo, last)
			}
			upTo, last = d, n
			at, _ := slices.BinarySearch(all, d+1)
			if n != uint64(at) {
				t.Fatalf("seed %d: %d up to %v, want %d", seed, n, d, at)
			}
		}
		if last != h.Count {
			t.Fatalf("seed %d: %d in all, want %d", seed, last, h.Count)
		}
	}
}

func TestHistogramIsOfOneMoment(t *testing.T) {
	var r recorder
	none := r.histogram()
	r.record(time.Millisecond)
	one := r.histogram()
	r.record(time.Millisecond)
	r.record(-time.Second) // a clock that was set back
	if none.Count != 0 || none.Quantile(0.5) != 0 || none.Mean() != 0 {
		t.Error(none)
	}
	if one.Count != 1 || one.counts[bucket(time.Millisecond)] != 1 {
		t.Error(one)
	}
	if h := r.histogram(); h.Count != 3 || h.Sum != 2*time.Millisecond || h.Quantile(0) != 0 {
		t.Error(h)
	}
	text, err := one.MarshalText()
	if want := "count=1 mean=1ms p50=1ms p99=1ms max=1ms"; string(text) != want || err != nil {
		t.Errorf("%s, %v", text, err)
	}
}
