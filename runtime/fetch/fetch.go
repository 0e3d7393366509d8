// Package fetch lets scripts fetch from hosts that they are granted, over
// net/http. It is a package of its own so that only who grants that links
// net/http.
//
//	config.Fetch = (&fetch.Client{Hosts: []string{"api.example.com"}}).Fetch
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/wprun/wprun/runtime"
)

// A Client does requests for scripts, as [runtime.Config].Fetch. It must not be
// changed once it is in use; any sandboxes may use it at the same time.
type Client struct {
	// Hosts are those that scripts may ask, also by a redirect: "example.com",
	// which means the scheme's own port; "example.com:8080"; "*.example.com",
	// which means all below it; "*" for every host with every port. What a name
	// stands for is not looked at: one that a stranger controls may stand for an
	// address of this machine or its network.
	Hosts []string

	// Transport is what carries the requests out; nil is
	// [http.DefaultTransport].
	Transport http.RoundTripper
}

// mostRedirects is what the standard allows.
const mostRedirects = 20

var errRedirect = errors.New("unexpected redirect")

// Fetch does one request.
func (c *Client) Fetch(ctx context.Context, r *runtime.FetchRequest) (*runtime.FetchResponse, error) {
	var body io.Reader
	if r.Body != nil {
		body = bytes.NewReader(r.Body)
	}
	request, err := http.NewRequestWithContext(ctx, r.Method, r.URL, body)
	if err != nil {
		return nil, err
	}
	if err := c.check(request.URL); err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "*/*")
	request.Header.Set("User-Agent", "wprun")
	own := make(map[string]bool)
	for _, pair := range r.Header {
		name := http.CanonicalHeaderKey(pair[0])
		if forbidden[name] {
			continue
		}
		if !own[name] {
			own[name] = true
			request.Header.Del(name)
		}
		request.Header.Add(name, pair[1])
	}
	redirected := false
	client := &http.Client{Transport: c.Transport, CheckRedirect: func(next *http.Request, via []*http.Request) error {
		switch {
		case r.Redirect == "manual":
			return http.ErrUseLastResponse
		case r.Redirect == "error":
			return errRedirect
		case len(via) > mostRedirects:
			return errors.New("redirect count exceeded")
		}
		redirected = true
		return c.check(next.URL)
	}}
	response, err := client.Do(request)
	if err != nil {
		if failed := (*url.Error)(nil); errors.As(err, &failed) {
			err = failed.Err
		}
		return nil, err
	}
	return answer(response, redirected), nil
}

// forbidden are the headers that say how a request is carried, not what it is.
var forbidden = map[string]bool{
	"Connection": true, "Content-Length": true, "Expect": true, "Host": true, "Keep-Alive": true, "Proxy-Authorization": true,
	"Proxy-Connection": true, "Te": true, "Trailer": true, "Transfer-Encoding": true, "Upgrade": true,
}

func answer(r *http.Response, redirected bool) *runtime.FetchResponse {
	result := &runtime.FetchResponse{
		Status:     r.StatusCode,
		StatusText: strings.TrimPrefix(strings.TrimPrefix(r.Status, fmt.Sprint(r.StatusCode)), " "),
		URL:        r.Request.URL.String(),
		Redirected: redirected,
		Body:       r.Body,
	}
	for name, values := range r.Header {
		for _, value := range values {
			result.Header = append(result.Header, [2]string{strings.ToLower(name), value})
		}
	}
	return result
}

// check refuses what no script may ask.
func (c *Client) check(u *url.URL) error {
	port := map[string]string{"http": "80", "https": "443"}[u.Scheme]
	if port == "" {
		return fmt.Errorf("the scheme %q is not one to fetch from", u.Scheme)
	}
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	given := u.Port()
	if given == "" {
		given = port
	}
	for _, host := range c.Hosts {
		if host == "*" || matches(strings.ToLower(host), name, given, port) {
			return nil
		}
	}
	return fmt.Errorf("access to %s was not granted to this script", u.Host)
}

// matches compares one of Hosts with a name and a port, of which standard is the
// scheme's.
func matches(host, name, port, standard string) bool {
	want := standard
	if u, err := url.Parse("//" + strings.TrimPrefix(host, "*.")); err == nil && u.Port() != "" {
		want = u.Port()
		host = strings.TrimSuffix(host, ":"+want)
	}
	if port != want {
		return false
	}
	if below, ok := strings.CutPrefix(host, "*."); ok {
		return strings.HasSuffix(name, "."+below)
	}
	return strings.Trim(host, "[]") == name
}
