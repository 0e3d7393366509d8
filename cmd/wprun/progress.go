package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// A progress shows how far wprun map is: on a terminal, or where it must.
type progress struct {
	stderr io.Writer
	began  time.Time
	bar    *mpb.Bar
	lines  atomic.Int64
	notice atomic.Value // a string

	mu   sync.Mutex    // workers print, too
	bars *mpb.Progress // nil when nothing is shown, or no longer
}

// newProgress begins to show progress; size is that of the input in bytes, or 0
// if it is not known.
func newProgress(c *console, mode string, size int64) *progress {
	p := &progress{stderr: c.stderr, began: time.Now()}
	if !choice(mode).decide(c.stderrTerminal && !c.stdinTerminal && !c.json) {
		return p
	}
	// The bar is drawn several times a second, by a goroutine that close ends.
	// Until then, whoever writes to standard error does it through Write.
	p.bars = mpb.New(mpb.WithOutput(c.bare), mpb.ForceAutoRefresh())
	prepended := mpb.PrependDecorators(decor.Any(p.rate))
	if size == 0 {
		p.bar = p.bars.New(0, mpb.NopStyle(), prepended)
		return p
	}
	p.bar = p.bars.New(size, mpb.BarStyle(), prepended, mpb.AppendDecorators(
		decor.Percentage(), decor.Name(", "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")))
	return p
}

func (p *progress) rate(decor.Statistics) string {
	lines := p.lines.Load()
	text := fmt.Sprintf("%d lines, %.0f/s ", lines, float64(lines)/max(time.Since(p.began).Seconds(), 0.001))
	if notice, ok := p.notice.Load().(string); ok {
		text = notice + ": " + text
	}
	return text
}

// Write prints to standard error, above the bar.
func (p *progress) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars != nil {
		return p.bars.Write(text)
	}
	return p.stderr.Write(text)
}

// reading says how many bytes of the input were read.
func (p *progress) reading(end int64) {
	if p.bar != nil {
		p.bar.SetCurrent(end)
	}
}

// done counts a line.
func (p *progress) done() { p.lines.Add(1) }

// note shows a word beside the bar.
func (p *progress) note(text string) { p.notice.Store(text) }

// close removes the bar.
func (p *progress) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars == nil {
		return
	}
	p.bar.Abort(true)
	p.bars.Wait()
	p.bars = nil
}
