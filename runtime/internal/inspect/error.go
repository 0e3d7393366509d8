package inspect

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// frame matches a line of a stack as the engine alone writes it.
var frame = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^\tat (.*?)(?:\(\d+\)(\)?))?$`) })

// errorText is an error's stack, with its class and its properties' names where
// these say more.
func (p *printer) errorText(o *goja.Object, class class, tag string, keys *[]key) string {
	name := "Error"
	if v := o.Get("name"); v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) {
		name = v.String()
	}
	stack := stackOf(o)
	if !p.ShowHidden {
		*keys = slices.DeleteFunc(*keys, func(k key) bool {
			if k.symbol != nil || k.name != "name" && k.name != "message" && k.name != "stack" {
				return false
			}
			v := o.Get(k.name)
			return v != nil && goja.IsString(v) && strings.Contains(stack, v.String())
		})
	}
	for _, hidden := range [...]string{"cause", "errors"} {
		if slices.ContainsFunc(*keys, func(k key) bool { return k.symbol == nil && k.name == hidden }) {
			continue
		}
		v := o.Get(hidden)
		list, isObject := v.(*goja.Object)
		if v != nil && (hidden == "cause" || isObject && list.ClassName() == "Array") {
			*keys = append(*keys, key{name: hidden, hidden: true})
		}
	}
	stack = improve(stack, class, name, tag)

	from := 0
	if v := o.Get("message"); v != nil && v.ToBoolean() {
		if at := strings.Index(stack, v.String()); at > 0 {
			from = at + len(v.String())
		}
	}
	if at := strings.Index(stack[from:], "\n    at"); at < 0 {
		stack = "[" + stack + "]"
	} else {
		at += from
		frames := p.frames(o, strings.Split(stack[at+1:], "\n"))
		stack = stack[:at] + "\n" + strings.Join(frames, "\n")
	}
	if p.indent > 0 {
		stack = strings.ReplaceAll(stack, "\n", "\n"+strings.Repeat(" ", p.indent))
	}
	return stack
}

// NamedStack is the stack of an error with its class, where that is one of a script's
// and the name says less.
func (h Host) NamedStack(o *goja.Object, name, stack string) string {
	p := h.printer(Options{})
	class := p.className(o, 0, nil)
	if builtins[class.name] {
		return stack
	}
	return improve(stack, class, name, "")
}

func stackOf(o *goja.Object) string {
	if v := o.Get("stack"); v != nil && v.ToBoolean() {
		stack := v.String()
		if strings.Contains(stack, "\n\tat ") {
			stack = frame().ReplaceAllString(strings.TrimRight(stack, "\n"), "    at $1$2")
			stack = strings.ReplaceAll(stack, " (native)", " (<anonymous>)")
		}
		return stack
	}
	part := func(key, missing string) string {
		if v := o.Get(key); v != nil && !goja.IsUndefined(v) {
			return v.String()
		}
		return missing
	}
	name, message := part("name", "Error"), part("message", "")
	switch {
	case name == "":
		return message
	case message == "":
		return name
	}
	return name + ": " + message
}

// frames leaves out those that the cause has, too.
func (p *printer) frames(o *goja.Object, frames []string) []string {
	cause, ok := o.Get("cause").(*goja.Object)
	if !ok || cause.ClassName() != "Error" {
		return frames
	}
	stack := stackOf(cause)
	at := strings.Index(stack, "\n    at")
	if at < 0 {
		return frames
	}
	of := strings.Split(stack[at+1:], "\n")
	if len(frames) > 300 || len(of) > 300 {
		return frames
	}
	for i := 0; i < len(frames)-3; i++ {
		pos := slices.Index(of, frames[i])
		if pos < 0 {
			continue
		}
		n := 1
		for i+n < len(frames) && pos+n < len(of) && frames[i+n] == of[pos+n] {
			n++
		}
		if n > 3 {
			const kept = 1 // on each side
			skipped := n - 2*kept
			message := p.paint("    ... "+plural(skipped, "line")+" matching cause stack trace ...", "undefined")
			return slices.Concat(frames[:i+kept], []string{message}, frames[i+kept+skipped:])
		}
	}
	return frames
}

var (
	headOfClass = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([A-Z][a-z_ A-Z0-9\[\]()-]+)(?::|\n\s+at)`)
	})
	headOfError = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([a-z_A-Z0-9-]*Error)$`) })
)

// improve puts the class into the first line where the error's name does not say
// it.
func improve(stack string, class class, name, tag string) string {
	n := len(name)
	starts := strings.HasPrefix(stack, name) && (len(stack) == n || stack[n] == ':' || stack[n] == '\n')
	if !class.null && !(strings.HasSuffix(name, "Error") && starts) {
		return stack
	}
	fallback := "Error"
	if class.null {
		m := headOfClass().FindStringSubmatch(stack)
		if m == nil {
			m = headOfError().FindStringSubmatch(stack)
		}
		fallback, n = "", 0
		if m != nil {
			fallback, n = m[1], len(m[1])
		}
		if fallback == "" {
			fallback = "Error"
		}
	}
	prefix := strings.TrimSuffix(class.prefix(tag, fallback, ""), " ")
	if name == prefix {
		return stack
	}
	if strings.Contains(prefix, name) {
		if n == 0 {
			return prefix + ": " + stack
		}
		return prefix + stack[n:]
	}
	return prefix + " [" + name + "]" + stack[n:]
}
