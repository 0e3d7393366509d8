//go:build browser

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/wprun/wprun/pool"
)

// browse starts headless Chromium with a directory of its own, and returns the
// context of its first page. What that writes to its console is an error of the
// test.
func browse(t *testing.T) context.Context {
	t.Helper()
	var options []chromedp.ExecAllocatorOption
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
		"disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	options = append(options, chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(patience))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	page, end := chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(page); err != nil {
			t.Error(err)
		}
		end()
		cancel()
	})
	if err := chromedp.Do(page); err != nil { // starts it
		t.Fatal(err)
	}
	if err := chromedp.Listen(page, func(event any) {
		switch e := event.(type) {
		case *cdpruntime.EventExceptionThrown:
			t.Errorf("the page has thrown: %v", e.ExceptionDetails)
		case *cdpruntime.EventConsoleAPICalled:
			t.Errorf("the page has written to its console: %v", e.Args)
		}
	}); err != nil {
		t.Fatal(err)
	}
	return page
}

// patience is for what does not come, which would be waited for for ever.
const patience = 2 * time.Minute

func act(t *testing.T, page context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(page, patience)
	defer cancel()
	for i, action := range actions {
		if err := chromedp.Do(ctx, action); err != nil {
			t.Fatalf("action %d: %v", i, err)
		}
	}
}

// ask evaluates an expression in the page.
func ask[T any](t *testing.T, page context.Context, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(page, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// becomes waits until an expression is true.
func becomes(expression string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(patience))(ctx, target)
		if err != nil {
			return fmt.Errorf("%s: %w", expression, err)
		}
		return nil
	})
}

// shows waits until an element of the page has a text.
func shows(id, text string) chromedp.Action[chromedp.Void] {
	return becomes(fmt.Sprintf("document.getElementById(%q).textContent.includes(%q)", id, text))
}

// picture keeps what the page looks like with the test's artifacts, for who wants
// to see it.
func picture(t *testing.T, name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		image, err := chromedp.FullScreenshot(100)(ctx, target)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(t.ArtifactDir(), name+".png"), image, 0o600)
	})
}

// scheme has the page look as those see it who want it light, or dark.
func scheme(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
		})
		return err
	})
}

// A person looks at the page while plugins are edited, and works its buttons from
// the keyboard.
func TestPage(t *testing.T) {
	r := start(t, pool.Goroutine{})
	for range 20 {
		r.post(t, "/price", "", apples)
		r.post(t, "/filter", "", "a text")
	}
	page := browse(t)
	act(t, page,
		chromedp.EmulateViewport(1100, 800),
		chromedp.Navigate(r.url),
		shows("connection", "live"),
		shows("filter-version", "1.0.0, generation 1"),
		shows("price-numbers", "1 idle"),
	)
	headings := ask[[]string](t, page, `[...document.querySelectorAll('h1, h2')].map(h => h.tagName + ' ' + h.textContent)`)
	title, lang := ask[string](t, page, "document.title"), ask[string](t, page, "document.documentElement.lang")
	if got := strings.Join(headings, ", "); title != "Plugins" || lang != "en" || got != "H1 Plugins, H2 price, H2 filter, H2 Events" {
		t.Error(title, lang, got)
	}

	// It shows calls as they come, and the chart with them.
	r.post(t, "/price", "", apples)
	act(t, page, shows("price-numbers", "22"), becomes(`[...document.querySelectorAll('#price-chart rect')].some(bar => bar.height.baseVal.value === 100)`))

	// An edit that works, and one that does not.
	r.edit(t, "price.js", priced(7))
	act(t, page, shows("price-version", "generation 2"), shows("events", "reloaded"))
	r.edit(t, "price.js", "const price = {\nconst = 1")
	act(t, page,
		shows("price-state", "newer version refused"), shows("price-trouble", "SyntaxError"), shows("price-trouble", "/price.js:2"),
		picture(t, "light"),
	)
	if status, got := r.post(t, "/price", "", apples); status != 200 || !strings.Contains(got, "0.07") {
		t.Error(status, got)
	}

	// By keyboard: the button keeps the focus while the page changes below it.
	r.edit(t, "price.js", priced(8))
	act(t, page, shows("price-version", "generation 3"), becomes(`document.getElementById('price-trouble').textContent === ''`))
	act(t, page,
		chromedp.Focus(chromedp.CSS("#price-reload")), chromedp.KeyEvent(kb.Enter), shows("price-version", "generation 4"),
		chromedp.KeyEvent(kb.Enter), shows("price-version", "generation 5"),
	)
	if focused := ask[string](t, page, "document.activeElement.id"); focused != "price-reload" {
		t.Errorf("the focus is on %q", focused)
	}

	// A plugin that misbehaves is suspended, and resumed by its button.
	r.edit(t, "filter/filter.js", "require('workerpool').worker({ learn: () => 0, filter: () => { for (;;) console.log('noise'.repeat(1000)) } })")
	act(t, page, shows("filter-version", "generation 2"))
	for status := 0; status != 503; {
		status, _ = r.post(t, "/filter", "", "text")
	}
	act(t, page,
		shows("filter-state", "suspended"), shows("filter-trouble", "printed more than"),
		chromedp.Click(chromedp.CSS("#filter-resume")), shows("filter-state", "running"), shows("events", "resumed"),
	)

	// For all eyes: contrast and names, wide and narrow, light and dark.
	for _, look := range []string{"light", "dark"} {
		act(t, page, scheme(look), chromedp.EmulateViewport(320, 800), picture(t, look+"-narrow"))
		if ask[bool](t, page, "document.documentElement.scrollWidth > innerWidth") {
			t.Errorf("%s: it scrolls to the side at 320 pixels", look)
		}
		if faint := ask[[]string](t, page, contrast); len(faint) > 0 {
			t.Errorf("%s: less contrast than 4.5: %q", look, faint)
		}
		act(t, page, chromedp.EmulateViewport(1100, 800), picture(t, look+"-wide"))
	}
	nameless := ask[[]string](t, page, `[...document.querySelectorAll('button, a, svg[role=img]')].filter(e => !(e.ariaLabel || e.textContent.trim())).map(e => e.outerHTML)`)
	if len(nameless) > 0 {
		t.Errorf("nothing tells what these are: %q", nameless)
	}
}

// contrast lists the texts whose contrast with what is behind them is less than
// WCAG 2.2 asks for, 4.5.
const contrast = `(() => {
	const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
	const rgb = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data }
	const light = color => {
		const [r, g, b] = [...rgb(color)].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
		return 0.2126 * r + 0.7152 * g + 0.0722 * b
	}
	const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] > 0) return c } return 'white' }
	const faint = []
	for (const e of document.querySelectorAll('body *')) {
		if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue
		if (e.closest('svg')) continue
		const [a, b] = [light(getComputedStyle(e).color), light(behind(e))]
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
		if (ratio < 4.5) faint.push(e.tagName + '#' + e.id + ' ' + e.textContent.slice(0, 30) + ': ' + ratio.toFixed(2))
	}
	return faint
})()`
