package fetch_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wprun/wprun/runtime"
	"github.com/wprun/wprun/runtime/fetch"
)

// run runs a module with one host granted, and returns what it prints.
func run(t *testing.T, source string, hosts ...string) string {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	var out strings.Builder
	s, err := runtime.New(runtime.Config{Stdout: &out, Fetch: (&fetch.Client{Hosts: hosts, Transport: transport}).Fetch})
	if err != nil {
		t.Fatal(err)
	}
	p, err := runtime.CompileModule("/main.js", "const show = p => p.then(v => console.log(v), e => console.log(e.name + ': ' + e.message + (e.cause ? ' (' + e.cause.message + ')' : '')));"+source)
	if err == nil {
		_, err = s.Run(t.Context(), p)
	}
	if err == nil {
		err = s.Wait(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func serve(t *testing.T) (address string) {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("X-Method", r.Method)
		w.Header().Add("Set-Cookie", "a=1")
		w.Header().Add("Set-Cookie", "b=2")
		w.WriteHeader(201)
		fmt.Fprintf(w, "%s %s %s %s", r.Header.Get("Content-Type"), r.Header.Get("X-Mine"), r.URL.RawQuery, body)
	})
	mux.HandleFunc("/json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"list":[1,"é"]}`)
	})
	mux.HandleFunc("/hop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/json", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://elsewhere.invalid/", http.StatusFound)
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/long", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 300_000)) })
	mux.HandleFunc("/none", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) })
	mux.HandleFunc("/stall", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "begun")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

func TestFetch(t *testing.T) {
	host := serve(t)
	for name, c := range map[string]struct{ source, want string }{
		"text":     {`show(fetch('http://HOST/echo?q', { method: 'post', body: 'hé', headers: { 'X-Mine': 'm' } }).then(async r => [r.status, r.ok, r.statusText, r.url.endsWith('/echo?q'), r.type, r.headers.get('x-method'), r.headers.getSetCookie().join(), await r.text(), r.bodyUsed].join()))`, "201,true,Created,true,basic,POST,a=1,b=2,text/plain;charset=UTF-8 m q hé,true\n"},
		"json":     {`show(fetch(new Request(new URL('http://HOST/json'))).then(r => r.json()).then(v => v.list[1]))`, "é\n"},
		"redirect": {`show(fetch('http://HOST/hop').then(r => [r.redirected, new URL(r.url).pathname, r.status].join()))`, "true,/json,200\n"},
		"manual":   {`show(fetch('http://HOST/hop', { redirect: 'manual' }).then(r => [r.redirected, r.status, r.headers.get('location')].join()))`, "false,302,/json\n"},
		"error":    {`show(fetch('http://HOST/hop', { redirect: 'error' }))`, "TypeError: fetch failed (unexpected redirect)\n"},
		"loop":     {`show(fetch('http://HOST/loop'))`, "TypeError: fetch failed (redirect count exceeded)\n"},
		"away":     {`show(fetch('http://HOST/away'))`, "TypeError: fetch failed (access to elsewhere.invalid was not granted to this script)\n"},
		"missing":  {`show(fetch('http://HOST/nothing').then(r => [r.status, r.ok].join()))`, "404,false\n"},
		"empty":    {`show(fetch('http://HOST/none').then(async r => [r.status, r.body, (await r.text()).length].join()))`, "204,,0\n"},
		"stream":   {`show(fetch('http://HOST/long').then(async r => { let n = 0; const reader = r.body.getReader(); for (;;) { const { done, value } = await reader.read(); if (done) return n; n += value.length } }))`, "300000\n"},
		"through":  {`show(fetch('http://HOST/json').then(async r => { const t = []; await r.body.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write (v) { t.push(v) } })); return t.join('') }))`, "{\"list\":[1,\"é\"]}\n"},
		"clone":    {`show(fetch('http://HOST/json').then(async r => { const c = r.clone(); return [(await r.text()).length, (await c.text()).length, r.bodyUsed].join() }))`, "16,16,true\n"},
		"abort":    {`const c = new AbortController(); show(fetch('http://HOST/stall', { signal: c.signal }).then(async r => { const reader = r.body.getReader(); const first = new TextDecoder().decode((await reader.read()).value); c.abort(); return first + ' ' + await reader.read().catch(e => e.name) }))`, "begun AbortError\n"},
		"aborted":  {`show(fetch('http://HOST/stall', { signal: AbortSignal.abort('why') }).catch(e => 'rejected ' + e))`, "rejected why\n"},
		"cancel":   {`show(fetch('http://HOST/stall').then(async r => { await r.body.cancel(); return 'canceled' }))`, "canceled\n"},
		"unread":   {`show(fetch('http://HOST/long').then(r => r.status))`, "200\n"},
		"others":   {`show(fetch('http://other.invalid/'))`, "TypeError: fetch failed (access to other.invalid was not granted to this script)\n"},
		"scheme":   {`show(fetch('file:///etc/passwd'))`, "TypeError: fetch failed (unknown scheme)\n"},
		"no url":   {`show(fetch('nowhere'))`, "TypeError: Failed to parse URL from nowhere (Invalid URL)\n"},
		"form":     {`const f = new FormData(); f.append('a', 'b'); f.append('f', new Blob(['xyz'], { type: 'text/x' }), 'n.txt'); show(fetch('http://HOST/echo', { method: 'PUT', body: f }).then(r => r.text()).then(t => t.replace(/----formdata-wprun-\d{12}/g, 'B').replace(/\r\n/g, '|')))`, "multipart/form-data; boundary=B   --B|Content-Disposition: form-data; name=\"a\"||b|--B|Content-Disposition: form-data; name=\"f\"; filename=\"n.txt\"|Content-Type: text/x||xyz|--B--|\n"},
	} {
		if got := run(t, strings.ReplaceAll(c.source, "HOST", host), host); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// TestHosts: what is granted, and what is not.
func TestHosts(t *testing.T) {
	granted := func(err error) bool { return err == nil || !strings.Contains(err.Error(), "not granted") }
	never := roundTripper(func(*http.Request) (*http.Response, error) { return nil, io.ErrUnexpectedEOF })
	for _, c := range []struct {
		host, url string
		want      bool
	}{
		{"a.com", "https://a.com/", true}, {"a.com", "http://A.com./", true}, {"a.com", "http://a.com:80/", true}, {"a.com", "http://a.com:8080/", false},
		{"a.com", "http://b.a.com/", false}, {"a.com", "http://xa.com/", false}, {"a.com", "http://a.com.evil/", false}, {"a.com", "http://a.com@b.com/", false},
		{"a.com:8080", "http://a.com:8080/", true}, {"a.com:8080", "http://a.com/", false}, {"*.a.com", "http://b.a.com/", true}, {"*.a.com", "http://c.b.a.com/", true},
		{"*.a.com", "http://a.com/", false}, {"*.a.com", "http://xa.com/", false}, {"*.a.com:81", "http://b.a.com:81/", true}, {"*", "http://any:1/", true},
		{"[::1]:80", "http://[::1]/", true}, {"[::1]", "http://[::1]/", true}, {"127.0.0.1", "http://127.0.0.1/", true}, {"127.0.0.1", "http://127.0.0.2/", false},
	} {
		client := &fetch.Client{Hosts: []string{c.host}, Transport: never}
		if _, err := client.Fetch(t.Context(), &runtime.FetchRequest{Method: "GET", URL: c.url}); granted(err) != c.want {
			t.Errorf("%s, %s: %v", c.host, c.url, err)
		}
	}
	if _, err := (&fetch.Client{Transport: never}).Fetch(t.Context(), &runtime.FetchRequest{Method: "GET", URL: "http://a.com"}); granted(err) {
		t.Error("no hosts are every host")
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
