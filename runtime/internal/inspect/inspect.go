// Package inspect formats values as Node's console does.
package inspect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// Options are util.inspect's.
type Options struct {
	// Depth is how many levels of nesting are shown; zero means Node's 2.
	Depth int
}

// Format joins its arguments as console.log does; a first string may have
// directives.
func Format(vm *goja.Runtime, args ...goja.Value) string {
	var b strings.Builder
	if len(args) > 0 && goja.IsString(args[0]) {
		format := args[0].String()
		args = args[1:]
		for {
			before, after, found := strings.Cut(format, "%")
			b.WriteString(before)
			if !found {
				break
			}
			if after == "" {
				b.WriteByte('%')
				break
			}
			if after[0] == '%' {
				b.WriteByte('%')
			} else if len(args) == 0 || !strings.ContainsRune("sdifjoOc", rune(after[0])) {
				b.WriteString("%" + after[:1])
			} else {
				b.WriteString(directive(vm, after[0], args[0]))
				args = args[1:]
			}
			format = after[1:]
		}
		if len(args) > 0 {
			b.WriteByte(' ')
		}
	}
	for i, arg := range args {
		if i > 0 {
			b.WriteByte(' ')
		}
		if goja.IsString(arg) {
			b.WriteString(arg.String())
		} else {
			b.WriteString(Inspect(vm, arg, Options{}))
		}
	}
	return b.String()
}

func directive(vm *goja.Runtime, verb byte, v goja.Value) string {
	switch verb {
	case 's':
		if goja.IsString(v) {
			return v.String()
		}
		return Inspect(vm, v, Options{})
	case 'd', 'i', 'f':
		if _, ok := v.(*goja.Object); ok {
			return "NaN"
		}
		if verb == 'i' {
			return strconv.FormatInt(v.ToInteger(), 10)
		}
		return v.ToNumber().String()
	case 'c':
		return ""
	}
	return Inspect(vm, v, Options{Depth: 4})
}

// Inspect shows one value.
func Inspect(vm *goja.Runtime, v goja.Value, o Options) string {
	if o.Depth == 0 {
		o.Depth = 2
	}
	p := &printer{vm: vm, depth: o.Depth}
	return p.value(v, 0)
}

type printer struct {
	vm     *goja.Runtime
	depth  int
	within []*goja.Object
}

var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z_0-9]*$`)

func quote(s string) string {
	q := "'"
	if strings.Contains(s, "'") {
		if !strings.Contains(s, `"`) {
			q = `"`
		} else if !strings.Contains(s, "`") {
			q = "`"
		}
	}
	r := strings.NewReplacer("\\", `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`, q, `\`+q)
	return q + r.Replace(s) + q
}

func (p *printer) value(v goja.Value, level int) string {
	object, ok := v.(*goja.Object)
	if !ok {
		switch {
		case v == nil:
			return "undefined"
		case goja.IsString(v):
			return quote(v.String())
		case goja.IsBigInt(v):
			return v.String() + "n"
		}
		if s, ok := v.(*goja.Symbol); ok {
			return "Symbol(" + s.String() + ")"
		}
		if f, ok := v.Export().(float64); ok && f == 0 && 1/f < 0 {
			return "-0"
		}
		return v.String()
	}
	for _, outer := range p.within {
		if outer == object {
			return "[Circular *1]"
		}
	}
	p.within = append(p.within, object)
	defer func() { p.within = p.within[:len(p.within)-1] }()
	return p.object(object, level)
}

func (p *printer) object(o *goja.Object, level int) string {
	exported := o.ExportType()
	if exported != nil && exported.String() == "goja.Proxy" {
		target := o.Export().(goja.Proxy).Target()
		if target == nil {
			return "<Revoked Proxy>"
		}
		return p.object(target, level)
	}
	name := className(o)
	switch o.ClassName() {
	case "Function":
		f := "Function"
		label := "(anonymous)"
		if n := o.Get("name"); n != nil && n.String() != "" {
			label = ": " + n.String()
			return "[" + f + label + "]"
		}
		return "[" + f + " " + label + "]"
	case "Date":
		s, _ := goja.AssertFunction(p.vm.Get("Date").ToObject(p.vm).Get("prototype").ToObject(p.vm).Get("toISOString"))
		if v, err := s(o); err == nil {
			return v.String()
		}
		return "Invalid Date"
	case "RegExp":
		return o.String()
	case "Error":
		stack := o.Get("stack")
		text := o.String()
		if stack != nil && goja.IsString(stack) {
			text = strings.TrimRight(frame.ReplaceAllString(stack.String(), "\n    at $1"), "\n")
		}
		return p.braces(text, "{", "}", p.properties(o, level, false), level)
	case "Map", "Set":
		var items []string
		size := 0
		if level > p.depth {
			return "[" + name + "]"
		}
		p.vm.ForOf(o, func(v goja.Value) bool {
			size++
			if o.ClassName() == "Map" {
				pair := v.ToObject(p.vm)
				items = append(items, p.value(pair.Get("0"), level+1)+" => "+p.value(pair.Get("1"), level+1))
			} else {
				items = append(items, p.value(v, level+1))
			}
			return true
		})
		return p.braces(fmt.Sprintf("%s(%d)", name, size), "{", "}", items, level)
	}
	if level > p.depth {
		if o.ClassName() == "Array" {
			return "[Array]"
		}
		return "[" + name + "]"
	}
	if array, ok := o.Export().(goja.ArrayBuffer); ok {
		return fmt.Sprintf("ArrayBuffer { [Uint8Contents]: <% x>, byteLength: %d }", array.Bytes(), len(array.Bytes()))
	}
	if strings.HasSuffix(name, "Array") {
		n := int(o.Get("length").ToInteger())
		var items []string
		for i := range min(n, 100) {
			items = append(items, p.value(o.Get(strconv.Itoa(i)), level+1))
		}
		if n > 100 {
			items = append(items, fmt.Sprintf("... %d more items", n-100))
		}
		prefix := ""
		if name != "Array" {
			prefix = fmt.Sprintf("%s(%d)", name, n)
		} else if n > 6 {
			prefix = ""
		}
		items = append(items, p.properties(o, level, true)...)
		return p.braces(prefix, "[", "]", items, level)
	}
	prefix := ""
	if name != "Object" {
		prefix = name
	}
	return p.braces(prefix, "{", "}", p.properties(o, level, false), level)
}

var frame = regexp.MustCompile(`\n\tat (.*?)(?:\(\d+\)(\)?))?(?:\n|$)`)

func className(o *goja.Object) string {
	if o.Prototype() == nil {
		return "[Object: null prototype]"
	}
	if c, ok := o.Get("constructor").(*goja.Object); ok {
		if n, ok := c.Get("name").(goja.String); ok && n.String() != "" {
			return n.String()
		}
	}
	return "Object"
}

func (p *printer) properties(o *goja.Object, level int, skipIndexes bool) []string {
	var items []string
	for _, key := range o.Keys() {
		if _, err := strconv.Atoi(key); skipIndexes && err == nil {
			continue
		}
		shown := key
		if !identifier.MatchString(key) {
			shown = quote(key)
		}
		items = append(items, shown+": "+p.value(o.Get(key), level+1))
	}
	return items
}

func (p *printer) braces(prefix, open, closing string, items []string, level int) string {
	if prefix != "" {
		if len(items) == 0 && open == "{" && strings.Contains(prefix, ":") {
			return prefix // an error
		}
		prefix += " "
	}
	if len(items) == 0 {
		return prefix + open + closing
	}
	total := len(prefix) + len(items)
	multi := false
	for _, item := range items {
		total += len(item)
		multi = multi || strings.Contains(item, "\n")
	}
	if !multi && total <= 72 {
		return prefix + open + " " + strings.Join(items, ", ") + " " + closing
	}
	indent := strings.Repeat("  ", level)
	return prefix + open + "\n" + indent + "  " + strings.Join(items, ",\n  "+indent) + "\n" + indent + closing
}
