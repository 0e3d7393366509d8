package pool

import (
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"math/bits"
	"slices"
	"time"
)

// A Histogram says how often durations of which length have occurred. It counts
// in buckets that are an eighth of a power of two wide, so what it says of a
// duration is at most an eighth too long. It is a value of one moment, and does
// not change.
type Histogram struct {
	Count uint64        // of durations
	Sum   time.Duration // of them all
	Max   time.Duration // the longest, exactly

	counts []uint64 // by bucket, without the empty ones behind the last
}

// Mean is the mean of the durations; zero when there are none.
func (h Histogram) Mean() time.Duration {
	if h.Count == 0 {
		return 0
	}
	return h.Sum / time.Duration(h.Count)
}

// Add is the histogram of the durations of both.
func (h Histogram) Add(other Histogram) Histogram {
	if len(h.counts) < len(other.counts) {
		h, other = other, h
	}
	counts := slices.Clone(h.counts)
	for i, n := range other.counts {
		counts[i] += n
	}
	return Histogram{h.Count + other.Count, h.Sum + other.Sum, max(h.Max, other.Max), counts}
}

// Quantile is a duration that the part q of all durations, at least 0 and at
// most 1, does not exceed: Quantile(0.99) is the 99th percentile. It is zero
// when there are none.
func (h Histogram) Quantile(q float64) time.Duration {
	if h.Count == 0 {
		return 0
	}
	rank := max(math.Ceil(q*float64(h.Count)), 1)
	for upTo, n := range h.Buckets() {
		if float64(n) >= rank {
			return min(upTo, h.Max)
		}
	}
	return h.Max
}

// Buckets yields the buckets that are not empty, shortest first: the longest
// duration that a bucket takes, and how many durations are in it and in those
// before it.
func (h Histogram) Buckets() iter.Seq2[time.Duration, uint64] {
	return func(yield func(time.Duration, uint64) bool) {
		var sum uint64
		for i, n := range h.counts {
			if sum += n; n > 0 && !yield(longest(i), sum) {
				return
			}
		}
	}
}

// MarshalText is the histogram in short, for logs.
func (h Histogram) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// MarshalJSON is the histogram in numbers: Count, Sum, Mean, P50, P90, P99 and
// Max, the durations in nanoseconds, as encoding/json writes them elsewhere.
func (h Histogram) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Count                         uint64
		Sum, Mean, P50, P90, P99, Max time.Duration
	}{h.Count, h.Sum, h.Mean(), h.Quantile(0.5), h.Quantile(0.9), h.Quantile(0.99), h.Max})
}

// String is the histogram in short: "count=7 mean=1ms p50=1ms p99=2ms max=2ms".
func (h Histogram) String() string {
	return fmt.Sprintf("count=%d mean=%v p50=%v p99=%v max=%v",
		h.Count, round(h.Mean()), round(h.Quantile(0.5)), round(h.Quantile(0.99)), round(h.Max))
}

// round cuts digits that say nothing.
func round(d time.Duration) time.Duration {
	for unit := time.Duration(1); ; unit *= 10 {
		if d < 1000*unit {
			return d.Round(unit)
		}
	}
}

// steps is how many buckets there are for each power of two.
const steps = 8

// bucket is the number of the bucket for a duration: below 8 ns one for each,
// then 8 for each power of two.
func bucket(d time.Duration) int {
	n := uint64(max(d, 0))
	if n < steps {
		return int(n)
	}
	shift := bits.Len64(n) - bits.Len64(steps)
	return shift*steps + int(n>>shift)
}

// longest is the longest duration in a bucket.
func longest(bucket int) time.Duration {
	if bucket < 2*steps {
		return time.Duration(bucket)
	}
	shift := bucket/steps - 1
	return time.Duration(uint64(bucket%steps+steps+1)<<shift - 1)
}

// A recorder makes histograms.
type recorder struct{ h Histogram }

func (r *recorder) record(d time.Duration) {
	d = max(d, 0)
	i := bucket(d)
	if i >= len(r.h.counts) {
		r.h.counts = append(r.h.counts, make([]uint64, i+1-len(r.h.counts))...)
	}
	r.h.counts[i]++
	r.h.Count++
	r.h.Sum += d
	r.h.Max = max(r.h.Max, d)
}

func (r *recorder) histogram() Histogram {
	h := r.h
	h.counts = slices.Clone(h.counts)
	return h
}
