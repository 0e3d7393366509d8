package main

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"math"
	"slices"
	"strings"
)

// A plot is how a curve is drawn.
type plot struct {
	curve, title, x, y string
	log                bool // both axes, or none
}

var plots = []plot{
	{"workers", "Tasks a second", "workers", "tasks a second", false},
	{"queue", "What a task costs that waits behind others", "tasks in the queue", "µs a task", true},
	{"argument", "What an argument costs", "bytes", "µs", true},
}

const (
	width, height = 640.0, 400.0
	left, right   = 70.0, 110.0 // margins
	top, bottom   = 40.0, 50.0
)

var colours = []string{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"}

// draw draws the curves of all sides as SVG.
func draw(p plot, sides map[string][]XY) string {
	var all []XY
	for _, curve := range sides {
		all = append(all, curve...)
	}
	if len(all) == 0 {
		return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g"/>`+"\n", width, height)
	}
	x := newAxis(p.log, left, width-right, all, func(at XY) float64 { return at.X })
	y := newAxis(p.log, height-bottom, top, all, func(at XY) float64 { return at.Y })

	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="sans-serif" font-size="12">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%g" height="%g" fill="#fff"/>`+"\n", width, height)
	text(&b, width/2, 20, "middle", p.title, `font-size="15"`)
	text(&b, (left+width-right)/2, height-10, "middle", p.x, "")
	text(&b, 15, height/2, "middle", p.y, fmt.Sprintf(`transform="rotate(-90 15 %g)"`, height/2))
	for _, tick := range x.ticks() {
		fmt.Fprintf(&b, `<path d="M%.1f %gV%g" stroke="#ddd"/>`+"\n", x.at(tick), top, height-bottom)
		text(&b, x.at(tick), height-bottom+18, "middle", short(tick), "")
	}
	for _, tick := range y.ticks() {
		fmt.Fprintf(&b, `<path d="M%g %.1fH%g" stroke="#ddd"/>`+"\n", left, y.at(tick), width-right)
		text(&b, left-8, y.at(tick)+4, "end", short(tick), "")
	}
	for i, side := range slices.Sorted(maps.Keys(sides)) {
		colour := colours[i%len(colours)]
		var path strings.Builder
		for j, at := range sides[side] {
			fmt.Fprintf(&path, "%s%.1f %.1f", map[bool]string{true: "M", false: "L"}[j == 0], x.at(at.X), y.at(at.Y))
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`+"\n", x.at(at.X), y.at(at.Y), colour)
		}
		fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n", path.String(), colour)
		fmt.Fprintf(&b, `<rect x="%g" y="%g" width="12" height="12" fill="%s"/>`+"\n", width-right+12, top+20*float64(i), colour)
		text(&b, width-right+30, top+20*float64(i)+11, "start", side, "")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func text(b *strings.Builder, x, y float64, anchor, s, more string) {
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" text-anchor="%s" %s>%s</text>`+"\n", x, y, anchor, more, html.EscapeString(s))
}

// An axis maps values to places.
type axis struct {
	log               bool
	from, to          float64 // places
	smallest, largest float64 // values, or their logarithms
}

func newAxis(log bool, from, to float64, all []XY, value func(XY) float64) axis {
	a := axis{log: log, from: from, to: to}
	compare := func(p, q XY) int { return cmp.Compare(value(p), value(q)) }
	a.largest = a.scaled(value(slices.MaxFunc(all, compare)))
	if log {
		a.smallest = math.Floor(a.scaled(value(slices.MinFunc(all, compare))))
		a.largest = math.Ceil(a.largest)
	}
	if a.largest == a.smallest {
		a.largest++
	}
	return a
}

func (a axis) scaled(v float64) float64 {
	if a.log {
		return math.Log10(math.Max(v, 1e-9))
	}
	return v
}

func (a axis) at(v float64) float64 {
	return a.from + (a.scaled(v)-a.smallest)/(a.largest-a.smallest)*(a.to-a.from)
}

// ticks are the powers of ten, or some round numbers.
func (a axis) ticks() (ticks []float64) {
	if a.log {
		for e := a.smallest; e <= a.largest; e++ {
			ticks = append(ticks, math.Pow(10, e))
		}
		return ticks
	}
	step := math.Pow(10, math.Floor(math.Log10(a.largest)))
	for a.largest/step < 4 {
		step /= 2
	}
	for v := 0.0; v <= a.largest; v += step {
		ticks = append(ticks, v)
	}
	return ticks
}

// short is a number in few characters.
func short(v float64) string {
	switch {
	case v >= 1e6:
		return fmt.Sprintf("%gM", v/1e6)
	case v >= 1e3:
		return fmt.Sprintf("%gk", v/1e3)
	}
	return fmt.Sprintf("%g", v)
}
