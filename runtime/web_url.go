package runtime

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/nlnwa/whatwg-url/url"
)

// How long a URL may be, in bytes. What data: URLs hold is taken as it is; for
// others the parser takes time that grows with the square, for some.
const (
	maxURL  = 64 << 10
	maxData = 2 << 20 // as in browsers
)

func longURL(text string) bool {
	return len(text) > maxData || len(text) > maxURL && !strings.HasPrefix(text, "data:")
}

// parseURL is internal.parse(url, base): the parts of a URL, undefined if it is
// none.
func (s *Sandbox) parseURL(call goja.FunctionCall) goja.Value {
	text, base := call.Argument(0), call.Argument(1)
	var u *url.Url
	if goja.IsUndefined(base) {
		u = parseURL(text, "")
	} else {
		u = parseURL(base, "")
		if u != nil {
			u = parseURL(text, u.Href(false))
		}
	}
	if u == nil {
		return goja.Undefined()
	}
	return s.urlParts(u)
}

// parseURL parses a URL, which may be relative if there is a base; nil says that
// it is none.
func parseURL(v goja.Value, base string) *url.Url {
	text := textOf(v)
	if text.Length() > maxData || longURL(text.String()) || crowded(text.String()) {
		return nil
	}
	var u *url.Url
	var err error
	if base == "" {
		u, err = url.Parse(text.String())
	} else {
		u, err = url.ParseRef(base, text.String())
	}
	if err != nil || longURL(u.Href(false)) {
		return nil
	}
	return u
}

// crowded reports whether a URL has more segments, or a part of it more signs that
// end a user's name, than any has: the parser goes through all that it has of
// these again for each.
func crowded(text string) bool {
	const mostSegments, mostUsers = 8192, 256
	if strings.HasPrefix(text, "data:") {
		return false
	}
	if strings.Count(text, "/")+strings.Count(text, `\`) > mostSegments {
		return true
	}
	if strings.Count(text, "@") <= mostUsers {
		return false
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(`/\?#`, r) }) {
		if strings.Count(part, "@") > mostUsers {
			return true
		}
	}
	return false
}

// changeURL is internal.change(href, part, value): the parts of the URL when that
// one has been set.
func (s *Sandbox) changeURL(call goja.FunctionCall) goja.Value {
	u := parseURL(call.Argument(0), "")
	value := textOf(call.Argument(2))
	if u == nil || value.Length() > maxURL || crowded(value.String()) {
		panic(s.rangeError("Invalid string length"))
	}
	set := map[string]func(string){
		"protocol": u.SetProtocol, "username": u.SetUsername, "password": u.SetPassword, "host": u.SetHost,
		"hostname": u.SetHostname, "port": u.SetPort, "pathname": u.SetPathname, "search": u.SetSearch, "hash": u.SetHash,
	}[call.Argument(1).String()]
	set(value.String())
	if longURL(u.Href(false)) {
		panic(s.rangeError("Invalid string length"))
	}
	return s.urlParts(u)
}

// urlParts are in the order that url.js knows.
func (s *Sandbox) urlParts(u *url.Url) goja.Value {
	return s.vm.NewArray(u.Href(false), u.Protocol(), u.Username(), u.Password(), u.Host(), u.Hostname(),
		u.Port(), u.Pathname(), u.Search(), u.Hash(), originText(u))
}

// originText is https://url.spec.whatwg.org/#origin as a text.
func originText(u *url.Url) string {
	switch u.Protocol() {
	case "http:", "https:", "ws:", "wss:", "ftp:":
		return u.Protocol() + "//" + u.Host()
	case "blob:":
		if inner, err := url.Parse(u.Pathname()); err == nil && (inner.Protocol() == "http:" || inner.Protocol() == "https:") {
			return originText(inner)
		}
	}
	return "null"
}

// parseQuery is internal.parseQuery(text): the names and values in turn. See
// https://url.spec.whatwg.org/#urlencoded-parsing.
func (s *Sandbox) parseQuery(call goja.FunctionCall) goja.Value {
	text := textOf(call.Argument(0))
	s.checkLength(text.Length())
	var list []any
	for pair := range strings.SplitSeq(text.String(), "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		if list = append(list, s.decodeQuery(name), s.decodeQuery(value)); len(list) > s.config.Limits.Array {
			panic(s.rangeError("Invalid array length"))
		}
		if len(list)%2048 == 0 {
			s.poll()
		}
	}
	return s.vm.NewArray(list...)
}

func (s *Sandbox) decodeQuery(text string) goja.Value {
	if !strings.ContainsAny(text, "+%") {
		return s.vm.ToValue(text)
	}
	decoded := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if i%pollEvery == 0 {
			s.poll()
		}
		switch c := text[i]; {
		case c == '+':
			decoded = append(decoded, ' ')
		case c == '%' && i+2 < len(text) && unhex(text[i+1]) >= 0 && unhex(text[i+2]) >= 0:
			decoded = append(decoded, byte(unhex(text[i+1])<<4|unhex(text[i+2])))
			i += 2
		default:
			decoded = append(decoded, c)
		}
	}
	return s.textOfUTF8(decoded)
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// formatQuery is internal.formatQuery(list), the opposite. See
// https://url.spec.whatwg.org/#urlencoded-serializing.
func (s *Sandbox) formatQuery(call goja.FunctionCall) goja.Value {
	list, _ := call.Argument(0).(*goja.Object)
	var b strings.Builder
	i := 0
	s.vm.ForOf(list, func(v goja.Value) bool {
		if i%2 == 1 {
			b.WriteByte('=')
		} else if i > 0 {
			b.WriteByte('&')
		}
		if i++; i%1024 == 0 {
			s.poll()
		}
		s.encodeQuery(&b, v.String())
		return true
	})
	s.checkLength(b.Len())
	return s.vm.ToValue(b.String())
}

func (s *Sandbox) encodeQuery(b *strings.Builder, text string) {
	const hex = "0123456789ABCDEF"
	for i := range len(text) {
		if i%pollEvery == 0 {
			s.poll()
			s.checkLength(b.Len())
		}
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '*', c == '-', c == '.', c == '_':
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
}
