package inspect

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

const (
	mostLevels = 1500    // of the Go stack, however deep Depth lets an object be shown
	mostNamed  = 1 << 16 // longer arrays do not show their named properties: to find them takes time
)

// value shows v in an object at a level. The content of an ArrayBuffer is not
// shown below a typed array.
func (p *printer) value(v goja.Value, level int, ofView bool) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return p.primitive(v)
	}
	p.poll()
	seen, isProxy := o, false
	for o.ExportType() == proxyType {
		proxy := o.Export().(goja.Proxy)
		if p.ShowProxy {
			return p.proxy(proxy, level)
		}
		if proxy.Target() == nil {
			return p.paint("<Revoked Proxy>", "special")
		}
		o, isProxy = proxy.Target(), true
	}
	if p.CustomInspect && p.Custom != nil {
		if text, ok := p.custom(o, seen, isProxy, level); ok {
			return text
		}
	}
	if slices.Contains(p.within, o) {
		n, ok := p.circular[o]
		if !ok {
			if p.circular == nil {
				p.circular = make(map[*goja.Object]int)
			}
			n = len(p.circular) + 1
			p.circular[o] = n
		}
		return p.paint(fmt.Sprintf("[Circular *%d]", n), "special")
	}
	if p.levels++; p.levels > mostLevels {
		p.levels--
		name := strings.TrimSuffix(p.className(o, level, nil).prefix("", "Object", ""), " ")
		return p.paint("["+name+": Inspection interrupted prematurely. Maximum call stack size exceeded.]", "special")
	}
	text := p.object(o, level, ofView)
	p.levels--
	return text
}

func (p *printer) proxy(proxy goja.Proxy, level int) string {
	if level > p.Depth {
		return p.paint("Proxy [Array]", "special")
	}
	show := func(o *goja.Object) string {
		if o == nil {
			return p.primitive(goja.Null())
		}
		return p.value(o, level+1, false)
	}
	if proxy.Target() == nil {
		return p.paint("<Revoked Proxy>", "special")
	}
	p.indent += 2
	p.level = level + 1
	s := &shape{open: "Proxy [", close: "]", array: true, parts: []string{show(proxy.Target()), show(proxy.Handler())}}
	p.indent -= 2
	return p.lines(s, level+1)
}

// custom has an object show itself, if it has a function for that.
func (p *printer) custom(o, seen *goja.Object, isProxy bool, level int) (string, bool) {
	v := o.GetSymbol(p.Custom)
	f, ok := goja.AssertFunction(v)
	if !ok || p.Self != nil && v == p.Self() {
		return "", false
	}
	// Not the prototype of a class, which has the function for others.
	if c, ok := o.Get("constructor").(*goja.Object); ok && c.Get("prototype") == goja.Value(o) {
		return "", false
	}
	depth := goja.Null()
	if p.Depth != Unlimited {
		depth = p.VM.ToValue(p.Depth - level)
	}
	inspect := goja.Undefined()
	if p.Self != nil {
		inspect = p.Self()
	}
	shown, err := f(seen, depth, p.forUser(), inspect)
	if err != nil {
		panic(err)
	}
	if shown == goja.Value(seen) {
		return "", false
	}
	if _, isObject := shown.(*goja.Object); !isObject && !goja.IsNull(shown) {
		return strings.ReplaceAll(shown.String(), "\n", "\n"+strings.Repeat(" ", p.indent)), true
	}
	if p.levels++; p.levels > mostLevels {
		panic(p.overflow())
	}
	defer func() { p.levels-- }()
	return strings.ReplaceAll(p.value(shown, level, false), "\n", "\n"+strings.Repeat(" ", p.indent)), true
}

func (p *printer) overflow() *goja.Object {
	e, err := p.VM.New(native.Constructor(p.VM, "RangeError"), p.VM.ToValue("Maximum call stack size exceeded"))
	if err != nil {
		panic(err)
	}
	return e
}

// forUser makes the second argument of a custom function.
func (p *printer) forUser() *goja.Object {
	o := p.VM.NewObject()
	for _, name := range Names {
		_ = o.Set(name, p.Options.Value(p.VM, name))
	}
	stylize := func(call goja.FunctionCall) goja.Value {
		return p.VM.ToValue(p.paint(call.Argument(0).String(), call.Argument(1).String()))
	}
	if p.Counted != nil {
		_ = o.Set("stylize", p.Counted(stylize))
	} else {
		_ = o.Set("stylize", stylize)
	}
	if p.User != nil {
		for _, key := range p.User.Keys() {
			_ = o.Set(key, p.User.Get(key))
		}
	}
	return o
}

// A shape is how an object is shown: before the brace, the braces, the parts.
type shape struct {
	base        string
	open, close string
	parts       []string
	array       bool             // its parts may be shown in columns
	isNumber    func(i int) bool // to the right of these, if all are
}

// object shows an object that is not within itself.
func (p *printer) object(o *goja.Object, level int, ofView bool) string {
	var inherited *[]string
	if p.ShowHidden && level <= p.Depth {
		inherited = new([]string)
	}
	class := p.className(o, level, inherited)
	if inherited != nil && len(*inherited) == 0 {
		inherited = nil
	}
	tag := p.tag(o)
	s := &shape{open: "{", close: "}"}
	kind := native.Kind(o)
	isArray, entries, size := o.ClassName() == "Array", []native.Entry(nil), 0
	var (
		collect func() // the parts that are no properties
		keys    []key
		none    func() bool
	)
	none = func() bool { return len(keys) == 0 && inherited == nil }
	more := func(more ...key) { keys = append(more, keys...) }

	_, callable := goja.AssertFunction(o)
	_, size, ordered := native.Entries(o, 0)
	isView := native.IsTypedArray(o)
	switch {
	case isArray:
		length := int(o.Get("length").ToInteger())
		prefix := ""
		if class.name != "Array" || class.null || tag != "" {
			prefix = class.prefix(tag, "Array", fmt.Sprintf("(%d)", length))
		}
		keys = p.named(o, length)
		s.open, s.close = prefix+"[", "]"
		if length == 0 && none() {
			return s.open + "]"
		}
		s.array = true
		collect = func() { p.elements(s, o, length, level) }
	case ordered:
		name := "Map"
		if kind == "setObject" {
			name = "Set"
		}
		prefix := class.prefix(tag, name, fmt.Sprintf("(%d)", size))
		keys = p.keys(o)
		if size == 0 && none() {
			return prefix + "{}"
		}
		s.open = prefix + "{"
		collect = func() {
			entries, _, _ = native.Entries(o, p.MaxArrayLength)
			p.indent += 2
			for _, e := range entries {
				text := p.value(e.Key, level, false)
				if name == "Map" {
					text += " => " + p.value(e.Value, level, false)
				}
				s.parts = append(s.parts, text)
			}
			p.indent -= 2
			s.rest(size - len(entries))
		}
	case isView:
		length := native.ViewLength(o)
		keys = p.named(o, length)
		s.open, s.close = class.prefix(tag, p.viewName(o), fmt.Sprintf("(%d)", length))+"[", "]"
		if length == 0 && len(keys) == 0 && !p.ShowHidden {
			return s.open + "]"
		}
		s.array = true
		collect = func() { p.numbers(s, o, length, level) }
	case kind == "mapIterObject" || kind == "setIterObject":
		keys = p.keys(o)
		name := "Map Iterator"
		if kind == "setIterObject" {
			name = "Set Iterator"
		}
		if tag != name && tag != "" {
			name = tag + "] [" + name
		}
		s.open = "[" + name + "] {"
		collect = func() { p.preview(s, o, level) }
	case o.ClassName() == "Arguments":
		keys = p.keys(o)
		s.open = "[Arguments] {"
		if class.null {
			s.open = class.prefix(tag, "Arguments", "") + "{"
		}
		if none() {
			return s.open + "}"
		}
	case callable:
		keys = p.keys(o)
		s.base = p.function(o, kind, class, tag)
		if none() {
			return p.paint(s.base, "special")
		}
	case o.ClassName() == "RegExp":
		keys = p.keys(o)
		s.base = expression(o, class)
		if prefix := class.prefix(tag, "RegExp", ""); prefix != "RegExp " {
			s.base = prefix + s.base
		}
		if none() || level > p.Depth {
			return p.paint(s.base, "regexp")
		}
	case o.ClassName() == "Date":
		keys = p.keys(o)
		s.base = dateText(o)
		if prefix := class.prefix(tag, "Date", ""); prefix != "Date " {
			s.base = prefix + s.base
		}
		if none() {
			return p.paint(s.base, "date")
		}
	case p.isError(o, class):
		keys = p.keys(o)
		s.base = p.errorText(o, class, tag, &keys)
		if none() {
			return s.base
		}
	case o.ExportType() == bufferType:
		keys = p.keys(o)
		prefix := class.prefix(tag, "ArrayBuffer", "")
		if ofView && none() {
			return prefix + "{ byteLength: " + p.primitive(o.Get("byteLength")) + " }"
		}
		s.open = prefix + "{"
		more(key{name: "byteLength", hidden: true})
		if !ofView {
			collect = func() { p.bytes(s, o) }
		}
	case kind == "dataViewObject":
		keys = p.keys(o)
		s.open = class.prefix(tag, "DataView", "") + "{"
		more(key{name: "byteLength", hidden: true}, key{name: "byteOffset", hidden: true}, key{name: "buffer", hidden: true})
	case o.ExportType() == promiseType:
		keys = p.keys(o)
		s.open = class.prefix(tag, "Promise", "") + "{"
		collect = func() { p.promise(s, o, level) }
	case kind == "weakMapObject" || kind == "weakSetObject":
		keys = p.keys(o)
		name := map[string]string{"weakMapObject": "WeakMap", "weakSetObject": "WeakSet"}[kind]
		s.open = class.prefix(tag, name, "") + "{"
		collect = func() { s.parts = append(s.parts, p.paint("<items unknown>", "special")) }
	case boxed(o) != nil:
		keys = p.keys(o)
		s.base = p.boxed(o, class, tag, &keys)
		if len(keys) != 0 || !p.Colors {
			if none() {
				return s.base
			}
		} else if none() {
			return s.base
		}
	default:
		keys = p.keys(o)
		if class.name == "Object" && !class.null {
			if tag != "" {
				s.open = class.prefix(tag, "Object", "") + "{"
			}
		} else {
			s.open = class.prefix(tag, "Object", "") + "{"
		}
		if none() {
			if s.open == "{" && (class.name != "Object" || class.null) {
				s.open = class.prefix(tag, "Object", "") + "{"
			}
			return s.open + "}"
		}
	}

	if level > p.Depth {
		name := strings.TrimSuffix(class.prefix(tag, "Object", ""), " ")
		if !class.null {
			name = "[" + name + "]"
		}
		return p.paint(name, "special")
	}
	level++
	p.within = append(p.within, o)
	p.level = level
	if collect != nil {
		collect()
	}
	items := len(s.parts)
	for _, k := range keys {
		s.parts = append(s.parts, p.property(o, o, k, level))
	}
	if inherited != nil {
		s.parts = append(s.parts, *inherited...)
	}
	if n, ok := p.circular[o]; ok {
		mark := p.paint(fmt.Sprintf("<ref *%d>", n), "special")
		switch {
		case p.Compact < 0:
			s.open = mark + " " + s.open
		case s.base == "":
			s.base = mark
		default:
			s.base = mark + " " + s.base
		}
	}
	p.within = p.within[:len(p.within)-1]
	if p.Sorted {
		if !s.array {
			items = 0
		}
		p.sort(s.parts[items : items+min(len(keys), len(s.parts)-items)])
		if !s.array {
			p.sort(s.parts)
		}
	}
	text := p.lines(s, level)
	if p.budget[p.indent] += len(text); p.budget[p.indent] > p.mostLength {
		p.Depth = -1
	}
	return text
}

func (p *printer) sort(parts []string) {
	slices.SortStableFunc(parts, func(a, b string) int {
		if p.Compare == nil {
			return strings.Compare(a, b)
		}
		v, err := p.Compare(goja.Undefined(), p.VM.ToValue(a), p.VM.ToValue(b))
		if err != nil {
			panic(err)
		}
		switch f := v.ToFloat(); {
		case f < 0:
			return -1
		case f > 0:
			return 1
		}
		return 0
	})
}

// rest says how many items are not shown.
func (s *shape) rest(n int) {
	if n > 0 {
		s.parts = append(s.parts, "... "+plural(n, "more item"))
	}
}

func text(v goja.Value) string {
	if v == nil {
		return "undefined"
	}
	return v.String()
}

// expression is the text of a regular expression.
func expression(o *goja.Object, class class) string {
	r, ok := native.RegExpOf(o)
	if !class.null || !ok {
		return "/" + text(o.Get("source")) + "/" + text(o.Get("flags"))
	}
	flags := ""
	for i, flag := range [...]bool{r.Global, r.IgnoreCase, r.Multiline, r.DotAll, r.Unicode, r.Sticky} {
		if flag {
			flags += "gimsuy"[i : i+1]
		}
	}
	return "/" + r.Source.String() + "/" + flags
}

// dateText is a date in ISO form.
func dateText(o *goja.Object) string {
	t, ok := o.Export().(time.Time)
	if !ok {
		return "Invalid Date"
	}
	t = t.UTC()
	year := fmt.Sprintf("%04d", t.Year())
	if t.Year() < 0 || t.Year() > 9999 {
		year = fmt.Sprintf("%+07d", t.Year())
	}
	return year + t.Format("-01-02T15:04:05.000Z")
}
