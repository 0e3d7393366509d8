package runtime

import (
	"context"
	"errors"
	"io"
	"sync"

	"github.com/dop251/goja"
)

// A FetchRequest is what a script asks for with fetch.
type FetchRequest struct {
	Method   string
	URL      string      // absolute, of http or https
	Header   [][2]string // names, in small letters, and values, each a byte for a character
	Body     []byte      // nil if there is none
	Redirect string      // what to do about a redirect: "follow" it, return it ("manual"), or fail ("error")
}

// A FetchResponse is the answer to one.
type FetchResponse struct {
	Status     int
	StatusText string
	URL        string // that has answered, after redirects
	Redirected bool
	Header     [][2]string
	Body       io.ReadCloser // which the sandbox closes; nil is an empty one
}

var errNoFetch = errors.New("this sandbox was given no hosts to fetch from")

// fetch is internal.fetch(method, url, headers, redirect, buffer, offset, length):
// a promise of the answer, and a function that aborts it, also later.
func (s *Sandbox) fetch(call goja.FunctionCall) goja.Value {
	r := &FetchRequest{Method: call.Argument(0).String(), URL: call.Argument(1).String(), Redirect: call.Argument(3).String()}
	var pair [2]string
	i := 0
	s.vm.ForOf(call.Argument(2), func(v goja.Value) bool {
		pair[i%2] = binaryBytes(v)
		if i++; i%2 == 0 {
			r.Header = append(r.Header, pair)
		}
		return true
	})
	if !goja.IsUndefined(call.Argument(4)) {
		r.Body = append([]byte{}, bytesArgument(call, 4)...)
	}
	task := s.turn.task
	ctx, cancel := context.WithCancel(s.contextOf(task))
	if task != nil {
		task.OnEnd(cancel)
	}
	result := s.vm.NewObject()
	_ = result.Set("abort", s.native(func(goja.FunctionCall) goja.Value {
		cancel()
		return goja.Undefined()
	}))
	_ = result.Set("promise", s.async(func() func() (goja.Value, error) {
		answer, err := s.doFetch(ctx, r)
		return func() (goja.Value, error) {
			if err != nil {
				cancel()
				return nil, err
			}
			return s.answer(ctx, cancel, answer), nil
		}
	}))
	return result
}

// doFetch asks the host.
func (s *Sandbox) doFetch(ctx context.Context, r *FetchRequest) (answer *FetchResponse, err error) {
	if s.config.Fetch == nil {
		return nil, errNoFetch
	}
	defer func() {
		if r := recover(); r != nil {
			answer, err = nil, newPanicError("fetch", r)
		}
	}()
	if answer, err = s.config.Fetch(ctx, r); err == nil && answer == nil {
		err = errors.New("fetch has returned nothing")
	}
	return answer, err
}

// answer makes what a script gets of a response. Its read is for one who waits for
// each piece: undefined is the end.
func (s *Sandbox) answer(ctx context.Context, cancel context.CancelFunc, r *FetchResponse) goja.Value {
	headers := make([]any, 0, 2*len(r.Header))
	for _, pair := range r.Header {
		headers = append(headers, binaryText([]byte(pair[0])), binaryText([]byte(pair[1])))
	}
	done := cancel
	if r.Body != nil {
		closeBody := sync.OnceFunc(func() { _ = r.Body.Close() })
		stop := context.AfterFunc(ctx, closeBody) // an unread body keeps a connection
		done = func() {
			stop()
			closeBody()
			cancel()
		}
	}
	o := s.vm.NewObject()
	for name, value := range map[string]any{
		"status": r.Status, "statusText": r.StatusText, "url": r.URL, "redirected": r.Redirected, "headers": s.vm.NewArray(headers...),
		"read": s.native(func(goja.FunctionCall) goja.Value {
			return s.async(func() func() (goja.Value, error) {
				piece, err := readPiece(r.Body)
				return func() (goja.Value, error) {
					switch {
					case len(piece) > 0:
						return s.newBuffer(piece), nil
					case err == io.EOF:
						done()
						return goja.Undefined(), nil
					}
					done()
					return nil, err
				}
			})
		}),
	} {
		_ = o.Set(name, value)
	}
	return o
}

// readPiece reads what there is. An error that comes with bytes comes again.
func readPiece(body io.Reader) (piece []byte, err error) {
	if body == nil {
		return nil, io.EOF
	}
	buffer := make([]byte, 64<<10)
	n := 0
	for n == 0 && err == nil {
		n, err = body.Read(buffer)
	}
	return buffer[:n], err
}

// binaryBytes is a text whose units are bytes, in Go.
func binaryBytes(v goja.Value) string {
	text := textOf(v)
	content := make([]byte, text.Length())
	for i := range content {
		content[i] = byte(text.CharAt(i))
	}
	return string(content)
}

// async has work done on a goroutine of its own, for a promise of what the
// function makes that it returns. The goroutine ends with work, which must end
// with the context that it works for.
func (s *Sandbox) async(work func() func() (goja.Value, error)) goja.Value {
	promise, resolve, reject := s.vm.NewPromise()
	value := s.vm.ToValue(promise)
	task := s.turn.task
	if s.hostCalls >= maxHostCalls {
		_ = reject(s.rangeError("More than %d asynchronous calls of the host's functions are under way", maxHostCalls))
		return value
	}
	if task.ended() {
		return value // what it begins never runs
	}
	release := s.Hold()
	s.hostCalls++
	go func() {
		made := work()
		s.Post(func() error {
			s.hostCalls--
			if task.ended() {
				return nil
			}
			release()
			result, err := made()
			if err == nil {
				return resolve(result)
			}
			if thrown, ok := s.toThrow(err).(goja.Value); ok {
				return reject(thrown)
			}
			return err
		})
	}()
	return value
}
