package runtime_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

// TestWebIsGiven: with a given time and given random numbers the Web's globals
// are the same each time.
func TestWebIsGiven(t *testing.T) {
	const source = `
		const bytes = crypto.getRandomValues(new Uint8Array(4))
		performance.mark('a')
		const log = [bytes.join(), crypto.randomUUID(), performance.timeOrigin, performance.now(), new Event('x').timeStamp, performance.getEntries()[0].startTime]
		const { port1, port2 } = new MessageChannel()
		port2.onmessage = e => log.push(e.data, performance.now())
		const signal = AbortSignal.timeout(1000)
		signal.onabort = () => log.push(performance.now())
		new Promise(resolve => setTimeout(() => { port1.postMessage('late'); setTimeout(() => resolve(log.join(' ')), 10) }, 60000))`
	const want = "128,128,128,128 80808080-8080-4080-8080-808080808080 5000 0 0 0 1000 late 60000"
	for range 2 {
		s := newSandbox(t, runtime.Config{Time: func() time.Time { return time.UnixMilli(5000) }, Random: func() float64 { return 0.5 }})
		if got := eval[string](t, s, source); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestFetchIsGranted: what a script asks for is what the host is given, and
// without a host that does it there is an error that says so.
func TestFetchIsGranted(t *testing.T) {
	const refused = `fetch('http://a/').catch(e => [e.name, e.message, e.cause.message].join())`
	if got := eval[string](t, newSandbox(t, runtime.Config{}), refused); got != "TypeError,fetch failed,this sandbox was given no hosts to fetch from" {
		t.Error(got)
	}
	var asked *runtime.FetchRequest
	closed := make(chan struct{})
	s := newSandbox(t, runtime.Config{Fetch: func(_ context.Context, r *runtime.FetchRequest) (*runtime.FetchResponse, error) {
		asked = r
		if strings.HasSuffix(r.URL, "/fail") {
			return nil, errors.New("no route")
		}
		if strings.HasSuffix(r.URL, "/panic") {
			panic("a bug of the host's")
		}
		return &runtime.FetchResponse{Status: 200, StatusText: "OK", URL: r.URL, Header: [][2]string{{"x-a", "\xe9"}}, Body: closer{strings.NewReader("answer"), closed}}, nil
	}})
	got := eval[string](t, s, `fetch('http://a/b', { method: 'POST', body: 'q', headers: { 'X-B': '\u00e9' } }).then(async r => [r.status, r.headers.get('x-a'), await r.text()].join())`)
	if got != "200,é,answer" {
		t.Error(got)
	}
	<-closed
	if asked.Method != "POST" || asked.URL != "http://a/b" || string(asked.Body) != "q" || asked.Redirect != "follow" ||
		len(asked.Header) != 2 || asked.Header[0] != [2]string{"content-type", "text/plain;charset=UTF-8"} || asked.Header[1] != [2]string{"x-b", "\xe9"} {
		t.Errorf("%+v", asked)
	}
	for path, want := range map[string]string{"fail": "no route", "panic": "the host function fetch panicked: a bug of the host's"} {
		if got := eval[string](t, s, `fetch('http://a/`+path+`').catch(e => e.cause.message)`); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
}

type closer struct {
	io.Reader
	closed chan struct{}
}

func (c closer) Close() error {
	close(c.closed)
	return nil
}

// TestFetchEndsWithItsTask: what a task fetches is given up with it.
func TestFetchEndsWithItsTask(t *testing.T) {
	ended := make(chan error, 1)
	s := newSandbox(t, runtime.Config{EndTasks: true, Fetch: func(ctx context.Context, _ *runtime.FetchRequest) (*runtime.FetchResponse, error) {
		<-ctx.Done()
		ended <- ctx.Err()
		return nil, ctx.Err()
	}})
	eval[any](t, s, `fetch('http://a/').catch(() => {}); 1`)
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := s.Wait(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestWebTooLarge: what is too large for the limits is an error.
func TestWebTooLarge(t *testing.T) {
	for source, want := range map[string]string{
		`new TextEncoder().encode('x'.repeat(2000))`:                        "RangeError: Array buffer allocation failed",
		`new URLSearchParams('a&'.repeat(600)).size`:                        "RangeError: Invalid array length",
		`new URLSearchParams({ a: '%'.repeat(1500) }).toString()`:           "RangeError: Invalid string length",
		`btoa('x'.repeat(3900))`:                                            "RangeError: Invalid string length",
		`new TextDecoder().decode(new Uint8Array(900)).repeat(5)`:           "RangeError: Invalid string length",
		`new URL('http://a/' + 'x'.repeat(3e6))`:                            "RangeError: Invalid string length",
		`new URL('http://a/?' + ' '.repeat(3000)).searchParams.append(1,2)`: "",
	} {
		s := newSandbox(t, runtime.Config{Limits: runtime.Limits{Buffer: 1000, Array: 1000, String: 4000}})
		got := eval[string](t, s, "{ let said = ''; try { "+source+" } catch (e) { said = String(e) } said }")
		if got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
	s := newSandbox(t, runtime.Config{})
	if got := eval[string](t, s, `{ let said; try { new URL('http://a/' + 'x'.repeat(3e6)) } catch (e) { said = e.code } said }`); got != "ERR_INVALID_URL" {
		t.Error(got)
	}
}
