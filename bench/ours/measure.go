package main

import (
	"context"
	"time"
)

var ctx = context.Background()

// perCall is how many microseconds a call takes, one after the other, for about
// 0.7 s.
func perCall(f func()) float64 {
	for range 20 {
		f()
	}
	calls, began := 0, time.Now()
	for time.Since(began) < 700*time.Millisecond {
		for range 10 {
			f()
		}
		calls += 10
	}
	return microseconds(time.Since(began)) / float64(calls)
}

// alone is how many microseconds what prepare returns takes, without preparing it,
// and without the collector, which much memory that is made brings up.
func alone(prepare func() func()) float64 {
	const times = 200
	prepared := make([]func(), times)
	for i := range prepared {
		prepared[i] = prepare()
	}
	for _, f := range prepared[:times/10] { // to warm up
		f()
	}
	began := time.Now()
	for _, f := range prepared[times/10:] {
		f()
	}
	return microseconds(time.Since(began)) / (times - times/10)
}

// each is how many microseconds f, which does so many things, takes for one.
func each(things int, f func()) float64 {
	began := time.Now()
	f()
	return microseconds(time.Since(began)) / float64(things)
}

func microseconds(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }

// value makes a row of a function that measures one value.
func value(measure func() float64) row {
	return func(report func(point)) { report(point{Value: measure()}) }
}

// curve makes a curve of a function that measures it at x.
func curve(name string, xs []float64, measure func(x float64) float64) row {
	return func(report func(point)) {
		for _, x := range xs {
			report(point{Curve: name, X: x, Value: measure(x)})
		}
	}
}
