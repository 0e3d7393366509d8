package main

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"math"
	"net/http"
	"strings"
	"time"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
)

//go:embed static
var static embed.FS

// page adds the page that shows the plugins, and what it needs.
func (s *server) page(mux *http.ServeMux) {
	page := template.Must(template.New("page.html").Funcs(template.FuncMap{
		"ago": func(t time.Time) string { return time.Since(t).Round(time.Second).String() },
	}).ParseFS(static, "static/page.html"))
	render := func() ([]byte, error) {
		var text bytes.Buffer
		err := page.Execute(&text, s.view())
		return text.Bytes(), err
	}
	mux.Handle("GET /static/", http.FileServerFS(static))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		text, err := render()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
		_, _ = w.Write(text)
	})
	mux.HandleFunc("GET /changes", func(w http.ResponseWriter, r *http.Request) { s.stream(w, r, render) })
	for action, do := range map[string]func(*plugin.Plugin, *http.Request){
		"reload": func(p *plugin.Plugin, r *http.Request) { _ = p.Reload(r.Context()) }, // an event says what is wrong
		"resume": func(p *plugin.Plugin, _ *http.Request) { p.Resume() },
	} {
		mux.HandleFunc("POST /plugins/{name}/"+action, func(w http.ResponseWriter, r *http.Request) {
			for _, p := range s.plugins {
				if p.Name() == r.PathValue("name") {
					do(p, r)
					http.Redirect(w, r, "/", http.StatusSeeOther)
					return
				}
			}
			http.NotFound(w, r)
		})
	}
}

// interval is how often a page that is open is sent anew when nothing happens but
// calls.
const interval = time.Second

// stream sends the page again whenever it has changed, as server-sent events.
func (s *server) stream(w http.ResponseWriter, r *http.Request, render func() ([]byte, error)) {
	c := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-cache")
	changed, leave := s.news.wait()
	defer leave()
	tick := time.NewTicker(interval)
	defer tick.Stop()
	var last []byte
	for {
		text, err := render()
		if err != nil {
			return
		}
		if !bytes.Equal(text, last) {
			last = text
			_, err = fmt.Fprintf(w, "data: %s\n\n", strings.ReplaceAll(string(text), "\n", "\ndata: "))
		}
		if err != nil || c.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-tick.C:
		case <-r.Context().Done():
			return
		case <-s.done.Done():
			return
		}
	}
}

// A view is what the page shows.
type view struct {
	Plugins []card
	Events  []plugin.Event
}

// A card is one plugin of the page.
type card struct {
	plugin.Status
	State   string // "running", "suspended", "refused": a newer version was
	Failed  uint64
	Half    string // how long half of the calls ran at most, and
	Most    string // 99 of 100
	Slowest string
	Bars    []bar
}

// A bar says how many calls ran so long, in parts of the most.
type bar struct {
	X, Y, Height float64
	Label        string
}

func (s *server) view() view {
	v := view{Events: s.news.events()}
	for _, p := range s.plugins {
		c := card{Status: p.Status(), State: "running"}
		switch {
		case c.Suspended != nil:
			c.State = "suspended"
		case c.Refused != nil:
			c.State = "refused"
		}
		stats := c.Stats
		c.Failed = stats.Failed + stats.TimedOut
		c.Half, c.Most, c.Slowest = short(stats.RunTime.Quantile(0.5)), short(stats.RunTime.Quantile(0.99)), short(stats.RunTime.Max)
		c.Bars = bars(stats.RunTime)
		v.Plugins = append(v.Plugins, c)
	}
	return v
}

// short is a duration in two digits.
func short(d time.Duration) string {
	unit := time.Duration(math.Pow10(max(len(fmt.Sprint(int64(d)))-2, 0)))
	return d.Round(unit).String()
}

// The chart has a column for each power of two, from 16 µs to 8 s.
const (
	columns  = 20
	shortest = 16 * time.Microsecond
)

// bars draws a histogram, 100 high and a column each 10 wide.
func bars(h pool.Histogram) []bar {
	var counts [columns]uint64
	before := uint64(0)
	for upTo, n := range h.Buckets() {
		column := 0
		for limit := shortest; limit < upTo && column < columns-1; limit *= 2 {
			column++
		}
		counts[column] += n - before
		before = n
	}
	most := uint64(1)
	for _, n := range counts {
		most = max(most, n)
	}
	drawn := make([]bar, 0, columns)
	for i, n := range counts {
		height := 0.0
		if n > 0 {
			height = max(math.Round(100*float64(n)/float64(most)), 2)
		}
		drawn = append(drawn, bar{
			X: float64(10 * i), Y: 100 - height, Height: height,
			Label: fmt.Sprintf("up to %v: %d", shortest<<i, n),
		})
	}
	return drawn
}
