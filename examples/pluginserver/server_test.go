package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
)

func TestMain(m *testing.M) {
	pool.ServeWorker()
	code := m.Run()
	http.DefaultClient.CloseIdleConnections()
	if err := leaks.Find(); err != nil {
		log.Println(err)
		code = 1
	}
	os.Exit(code)
}

var transports = map[string]pool.Transport{"goroutine": pool.Goroutine{}, "process": pool.Process{}}

// A running server, with a copy of the plugins that may be edited.
type running struct {
	*server
	url     string
	plugins string
}

// start starts the server; it is ended with the test, and nothing of it is left,
// as TestMain checks.
func start(t *testing.T, transport pool.Transport) running {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("plugins")); err != nil {
		t.Fatal(err)
	}
	// What takes long on a busy machine is no fault of a plugin's.
	manifest := filepath.Join(dir, "filter", "package.json")
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(manifest, bytes.Replace(text, []byte(`"timeout": "2s"`), []byte(`"timeout": "1h"`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := newServer(t.Context(), config{
		plugins: dir, data: filepath.Join(t.TempDir(), "kv.db"), transport: transport, timeout: time.Hour, logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(s.handler())
	t.Cleanup(func() {
		s.stop()
		h.Close()
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return running{s, h.URL, dir}
}

// post sends a request and returns its status and its body.
func (r running) post(t *testing.T, path, tenant, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if tenant != "" {
		request.Header.Set("Tenant", tenant)
	}
	return do(t, request)
}

func (r running) get(t *testing.T, path string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	status, body := do(t, request)
	if status != http.StatusOK {
		t.Fatalf("%s: %d %s", path, status, body)
	}
	return body
}

func do(t *testing.T, request *http.Request) (int, string) {
	t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, strings.TrimSpace(string(text))
}

// edit writes a file of a plugin as editors do: under another name first.
func (r running) edit(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(r.plugins, filepath.FromSlash(name))
	err := os.WriteFile(path+".new", []byte(text), 0o600)
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// until waits for an event.
func (r running) until(t *testing.T, kind plugin.Kind, name string) plugin.Event {
	t.Helper()
	happened, leave := r.news.wait()
	defer leave()
	for {
		for _, e := range r.news.events() {
			if e.Kind == kind && e.Plugin == name {
				return e
			}
		}
		select {
		case <-happened:
		case <-t.Context().Done():
			t.Fatalf("%s is not %s", name, kind)
		}
	}
}

const apples = `{"items":[{"name":"apple","count":12,"cents":50}]}`

// The same plugins, unchanged, in goroutines and in processes.
func TestServer(t *testing.T) {
	for name, transport := range transports {
		t.Run(name, func(t *testing.T) {
			r := start(t, transport)
			for _, x := range []struct {
				path, tenant, body string
				status             int
				want               string
			}{
				{"/price", "", apples, 200, `{"subtotal":600,"discount":0.05,"total":570}`},
				{"/price", "", `{"items":[{"name":"nail","count":1000,"cents":1}]}`, 200, `{"subtotal":1000,"discount":0.15,"total":850}`},
				{"/price", "", `{"items":[]}`, 422, "the order has no items"},
				{"/price", "", `{"items":[{"name":"air","count":0,"cents":1}]}`, 422, "air: count and cents must be positive"},
				{"/price", "", `{`, 400, "unexpected EOF"},
				// Each tenant has words of its own.
				{"/filter/words", "ada", "darn", 200, `{"words":1}`},
				{"/filter/words", "ada", " Heck ", 200, `{"words":2}`},
				{"/filter/words", "bob", "thing", 200, `{"words":1}`},
				{"/filter", "ada", "Darn, that darned heck of a thing", 200, `{"text":"D***, that darned h*** of a thing","masked":2,"total":2}`},
				{"/filter", "ada", "heck", 200, `{"text":"h***","masked":1,"total":3}`},
				{"/filter", "bob", "darn thing", 200, `{"text":"darn t****","masked":1,"total":1}`},
				{"/filter", "", "darn thing", 200, `{"text":"darn thing","masked":0,"total":0}`},
				{"/filter/words", "ada", " ", 422, "there is no word to learn"},
				{"/filter", "../ada", "heck", 400, "the header Tenant must be a short name of lower case letters and digits"},
				{"/filter", "ada", strings.Repeat("x", maxBody+1), 400, "http: request body too large"},
				{"/plugins/none/reload", "", "", 404, "404 page not found"},
			} {
				if status, got := r.post(t, x.path, x.tenant, x.body); status != x.status || got != x.want {
					t.Errorf("%s of %q: %d %s", x.path, x.tenant, status, got)
				}
			}
			metrics := r.get(t, "/metrics")
			for _, want := range []string{
				`wprun_pool_tasks_total{outcome="completed",pool="filter"}`, `wprun_pool_task_run_seconds_count{pool="price"}`,
				`wprun_pool_workers{pool="price",state="idle"}`,
			} {
				if !strings.Contains(metrics, want) {
					t.Errorf("no %s", want)
				}
			}
			page := r.get(t, "/")
			for _, want := range []string{`<h2 id="filter-name">filter</h2>`, "1.0.0, generation 1", "<b>price</b> loaded"} {
				if !strings.Contains(page, want) {
					t.Errorf("no %q in the page", want)
				}
			}
		})
	}
}

// What is saved is served; what is broken is refused and shown, and the version
// before goes on.
func TestEditing(t *testing.T) {
	r := start(t, pool.Goroutine{})
	r.edit(t, "price.js", "require('workerpool').worker({ price: () => ({ subtotal: 1, discount: 0, total: 2 }) })")
	r.until(t, plugin.Reloaded, "price")
	r.edit(t, "filter/text.js", "const = 1")
	r.until(t, plugin.Refused, "filter")
	if status, got := r.post(t, "/price", "", apples); status != 200 || got != `{"subtotal":1,"discount":0,"total":2}` {
		t.Error(status, got)
	}
	if status, got := r.post(t, "/filter", "", "text"); status != 200 {
		t.Error(status, got)
	}
	page := r.get(t, "/")
	for _, want := range []string{"generation 2", "newer version refused", "SyntaxError: Unexpected token &#39;=&#39;", "/filter/text.js:1"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in the page", want)
		}
	}
	// The buttons.
	status, _ := r.post(t, "/plugins/filter/reload", "", "")
	if status != 200 || len(r.news.events()) < 5 {
		t.Error(status, r.news.events())
	}
	r.post(t, "/plugins/filter/resume", "", "")
	// A page of somebody else cannot press them.
	request, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, r.url+"/plugins/filter/reload", nil)
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	if status, _ := do(t, request); status != http.StatusForbidden {
		t.Error(status)
	}
}

// A plugin that hangs is stopped in time, and then suspended, while the other one
// goes on.
func TestMisbehaviour(t *testing.T) {
	r := start(t, pool.Goroutine{})
	r.edit(t, "filter/filter.js", "require('workerpool').worker({ learn: () => 0, filter: text => { for (;;) console.log('noise'.repeat(1000)) } })")
	r.until(t, plugin.Reloaded, "filter")
	for {
		status, got := r.post(t, "/filter", "", "text")
		if status == http.StatusServiceUnavailable {
			break
		}
		if status != http.StatusInternalServerError || got != "the plugin has failed" {
			t.Fatal(status, got)
		}
	}
	if !strings.Contains(r.get(t, "/"), `<p class="state suspended"`) {
		t.Error("the page does not say so")
	}
	if status, got := r.post(t, "/price", "", apples); status != 200 {
		t.Error(status, got)
	}
	if r.post(t, "/plugins/filter/resume", "", ""); r.plugin("filter").Status().Suspended != nil {
		t.Error("it is still suspended")
	}
}

func (r running) plugin(name string) *plugin.Plugin {
	for _, p := range r.server.plugins {
		if p.Name() == name {
			return p
		}
	}
	return nil
}

// The page is sent again when something has happened.
func TestChanges(t *testing.T) {
	r := start(t, pool.Goroutine{})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.url+"/changes", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	edited := false
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		switch line := lines.Text(); {
		case line != "" && !strings.HasPrefix(line, "data: "):
			t.Fatal(line)
		case strings.Contains(line, "generation 1") && !edited:
			edited = true
			r.edit(t, "price.js", "require('workerpool').worker({ price: () => ({}) })")
		case strings.Contains(line, "generation 2"):
			return
		}
	}
	t.Error("the stream has ended")
}

// The command from start to end.
func TestRun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan error, 1)
	go func() { // ends with ctx; ended is waited for
		var log bytes.Buffer
		ended <- run(ctx, []string{"-addr", "127.0.0.1:0", "-data", filepath.Join(t.TempDir(), "kv.db"), "-processes"}, w, &log)
		w.Close()
	}()
	lines := bufio.NewScanner(r)
	if !lines.Scan() {
		t.Fatal(<-ended)
	}
	status, got := running{url: lines.Text()}.post(t, "/price", "", apples)
	if status != 200 {
		t.Error(status, got)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	for want, args := range map[string][]string{
		"no-such":     {"-plugins", "no-such", "-data", filepath.Join(t.TempDir(), "kv.db")},
		"not defined": {"-what"},
		"no-dir":      {"-data", "no-dir/kv.db"},
	} {
		if err := run(t.Context(), args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", args, err)
		}
	}
}

// priced is a plugin that gives a discount in percent.
func priced(discount int) string {
	return fmt.Sprintf(`const { worker } = require('workerpool')
worker({ price: ({ items }) => {
	const subtotal = items.reduce((sum, { count, cents }) => sum + count * cents, 0)
	return { subtotal, discount: %d / 100, total: Math.round(subtotal * %d / 100) }
} })
`, discount, 100-discount)
}

// An edit of the price by number, and whether it is one that must be refused.
func edition(n int) (text string, wrong bool) {
	discount := n % 50
	switch n % 5 {
	case 1:
		return priced(discount) + "const = 1", true
	case 2:
		return "throw new Error('not today')\n" + priced(discount), true
	case 3:
		return strings.Replace(priced(discount), "price:", "prise:", 1), true
	}
	return priced(discount), false
}

// isPrice checks that a body is the price of the apples by some version.
func isPrice(body []byte) error {
	var p Price
	if err := json.Unmarshal(body, &p); err != nil {
		return err
	}
	if want := int(600*(1-p.Discount) + 0.5); p.Subtotal != 600 || p.Total != want {
		return fmt.Errorf("%+v is no price", p)
	}
	return nil
}
