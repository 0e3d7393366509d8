package inspect

import (
	"fmt"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// Node's console breaks lines at this width, shows so many items of a
// collection, and puts so many levels of an object on one line.
const (
	breakLength = 80
	mostItems   = 100
	mostNamed   = 1 << 16 // longer arrays do not show their named properties: to find them takes time
	maxLength   = 1 << 27 // of what was shown; then nested objects are only named
	compact     = 3
)

// A printer shows one value. It notes the objects that it is within, to mark
// those that contain themselves.
type printer struct {
	vm       *goja.Runtime
	depth    int
	within   []*goja.Object
	circular []*goja.Object // that were met within themselves, in that order
	length   int            // of what was shown, levels counted again
	deepest  int            // level of the object that was shown last
	describe goja.Callable  // Object.getOwnPropertyDescriptor, once it was needed
}

// value shows v at a level of nesting; indent is where its line begins.
func (p *printer) value(v goja.Value, level, indent int) string {
	object, ok := v.(*goja.Object)
	if !ok {
		return primitive(v)
	}
	for _, outer := range p.within {
		if outer == object {
			return fmt.Sprintf("[Circular *%d]", p.mark(object))
		}
	}
	p.within = append(p.within, object)
	text := p.object(object, level, indent)
	if p.length += len(text); p.length > maxLength {
		p.depth = -1
	}
	p.within = p.within[:len(p.within)-1]
	for i, marked := range p.circular {
		if marked == object {
			return fmt.Sprintf("<ref *%d> %s", i+1, text)
		}
	}
	return text
}

func (p *printer) mark(o *goja.Object) int {
	for i, marked := range p.circular {
		if marked == o {
			return i + 1
		}
	}
	p.circular = append(p.circular, o)
	return len(p.circular)
}

func primitive(v goja.Value) string {
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
	if f, ok := v.Export().(float64); ok && f == 0 && math.Signbit(f) {
		return "-0"
	}
	return v.String()
}

var escapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\b", `\b`, "\f", `\f`, "\v", `\v`)

// quote uses the first kind of quotation marks that the text has not.
func quote(s string) string {
	mark := "'"
	if strings.Contains(s, "'") {
		switch {
		case !strings.Contains(s, `"`):
			mark = `"`
		case !strings.Contains(s, "`"):
			mark = "`"
		}
	}
	s = escapes.Replace(s)
	if mark == "'" {
		s = strings.ReplaceAll(s, "'", `\'`)
	}
	var b strings.Builder
	b.WriteString(mark)
	for _, r := range s {
		if r < 0x20 || r >= 0x7f && r < 0xa0 {
			fmt.Fprintf(&b, `\x%02X`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String() + mark
}

// A shape is how an object is shown: before the brace, the braces, the parts.
type shape struct {
	prefix      string
	open, close string
	parts       []string
	array       bool // its parts may be shown in columns
	numbers     bool // and to the right of them
	more        bool // the last part says how many are not shown
	whole       bool // without parts, the prefix is all: a function, a date, an error
}

func (p *printer) object(o *goja.Object, level, indent int) string {
	if o.ExportType() == proxyType {
		if target := o.Export().(goja.Proxy).Target(); target != nil {
			return p.object(target, level, indent)
		}
		return "<Revoked Proxy>"
	}
	_, callable := goja.AssertFunction(o)
	name := p.constructorName(o)
	s := shape{open: "{", close: "}"}
	empty := p.empty(o)
	nested := level > p.depth && !empty
	if !nested && !empty {
		p.deepest = level
	}
	switch {
	case callable:
		s.prefix, s.whole = p.function(o, name), true
	case o.ClassName() == "Error":
		s.prefix, s.whole = p.errorText(o, indent), true
	case o.ClassName() == "Date":
		s.prefix, s.whole = p.date(o), true
	case o.ClassName() == "RegExp":
		s.prefix, s.whole = o.String(), true
	case isBoxed(o):
		s.prefix, s.whole = p.boxed(o), true
	case nested && isArray(o):
		return "[Array]"
	case nested:
		return "[" + strings.TrimSuffix(name, " ") + "]"
	case isArray(o):
		s.open, s.close, s.array = "[", "]", true
		if name != "Array" {
			s.prefix = fmt.Sprintf("%s(%d)", name, o.Get("length").ToInteger())
		}
		p.elements(&s, o, level, indent)
	default:
		p.other(&s, o, name, level, indent)
	}
	if !nested {
		p.properties(&s, o, level, indent)
	}
	return s.text(p, level, indent)
}

// empty reports whether there is nothing to show inside of an object.
func (p *printer) empty(o *goja.Object) bool {
	if length := elementCount(o); length > 0 || len(o.Keys())+len(o.Symbols()) > 0 {
		return false
	}
	if t := o.ExportType(); t == mapType || t == setType && !isArray(o) {
		return o.Get("size").ToInteger() == 0
	}
	return o.ExportType() != promiseType && o.ExportType() != bufferType
}

// elementCount is the length of an array, of any type, and 0 of other objects.
func elementCount(o *goja.Object) int64 {
	t := o.ExportType()
	if isArray(o) || t != nil && t.Kind() == reflect.Slice && t != setType && t != mapType {
		if length := o.Get("length"); length != nil {
			return length.ToInteger()
		}
	}
	return 0
}

func isArray(o *goja.Object) bool { return o.ClassName() == "Array" }

// The types that tell classes of objects apart. Export itself is called for
// these only: that of other objects would read everything inside of them.
var (
	proxyType   = reflect.TypeFor[goja.Proxy]()
	promiseType = reflect.TypeFor[*goja.Promise]()
	bufferType  = reflect.TypeFor[goja.ArrayBuffer]()
	mapType     = reflect.TypeFor[[][2]any]()
	setType     = reflect.TypeFor[[]any]()
)

func isBoxed(o *goja.Object) bool {
	switch o.ClassName() {
	case "Number", "Boolean", "String":
		return true
	}
	t := o.ExportType()
	return t == reflect.TypeFor[*big.Int]() || t != nil && t.Kind() == reflect.String // a Symbol
}

// other shows what is none of the classes that ClassName tells.
func (p *printer) other(s *shape, o *goja.Object, name string, level, indent int) {
	show := func(v goja.Value) string { return p.value(v, level+1, indent+2) }
	switch t := o.ExportType(); {
	case t == bufferType:
		bytes := o.Export().(goja.ArrayBuffer).Bytes()
		shown := fmt.Sprintf("% x", bytes[:min(len(bytes), 50)])
		if len(bytes) > 50 {
			shown += fmt.Sprintf(" ... %d more bytes", len(bytes)-50)
		}
		s.prefix = name
		s.parts = []string{"[Uint8Contents]: <" + shown + ">", fmt.Sprintf("byteLength: %d", len(bytes))}
	case t == promiseType:
		promise := o.Export().(*goja.Promise)
		s.prefix = name
		switch promise.State() {
		case goja.PromiseStatePending:
			s.parts = []string{"<pending>"}
		case goja.PromiseStateFulfilled:
			s.parts = []string{show(promise.Result())}
		default:
			s.parts = []string{"<rejected> " + show(promise.Result())}
		}
	case t == mapType:
		p.collection(s, o, name, "Map", func(entry goja.Value) string {
			pair := entry.ToObject(p.vm)
			return show(pair.Get("0")) + " => " + show(pair.Get("1"))
		})
	case t == setType:
		p.collection(s, o, name, "Set", show)
	case t != nil && t.Kind() == reflect.Slice: // a typed array
		s.open, s.close, s.array = "[", "]", true
		s.prefix = fmt.Sprintf("%s(%d)", name, o.Get("length").ToInteger())
		p.elements(s, o, level, indent)
	default:
		p.plain(s, name)
	}
}

func (p *printer) plain(s *shape, name string) {
	if name != "Object" {
		s.prefix = name
	}
}

// collection shows a Map or a Set. One of another class shows its own as well.
func (p *printer) collection(s *shape, o *goja.Object, name, class string, show func(goja.Value) string) {
	size := o.Get("size").ToInteger()
	s.prefix = fmt.Sprintf("%s(%d)", name, size)
	if name != class {
		s.prefix += " [" + class + "]"
	}
	p.vm.ForOf(o, func(v goja.Value) bool {
		if len(s.parts) == mostItems {
			s.rest(size - mostItems)
			return false
		}
		s.parts = append(s.parts, show(v))
		return true
	})
}

// rest says how many items are not shown.
func (s *shape) rest(n int64) {
	plural := "s"
	if n == 1 {
		plural = ""
	}
	s.parts = append(s.parts, fmt.Sprintf("... %d more item%s", n, plural))
	s.more = true
}

// elements shows those of an array. It looks only at those that it shows.
func (p *printer) elements(s *shape, o *goja.Object, level, indent int) {
	length := o.Get("length").ToInteger()
	holes := int64(0)
	flush := func() {
		if holes > 0 {
			plural := "s"
			if holes == 1 {
				plural = ""
			}
			s.parts = append(s.parts, fmt.Sprintf("<%d empty item%s>", holes, plural))
			holes = 0
		}
	}
	s.numbers = true
	i := int64(0)
	for i < length && len(s.parts) < mostItems {
		v := o.Get(strconv.FormatInt(i, 10))
		if v == nil {
			next := i + 1
			if holes++; holes%1000 == 0 { // it may be billions: look where the next element is
				next = nextIndex(o, i, length)
				holes += next - i - 1
			}
			i = next
			continue
		}
		if flush(); len(s.parts) == mostItems {
			break
		}
		s.numbers = s.numbers && (goja.IsNumber(v) || goja.IsBigInt(v))
		s.parts = append(s.parts, p.value(v, level+1, indent+2))
		i++
	}
	flush()
	if i < length {
		s.rest(length - i)
	}
}

// nextIndex returns the index of the first element after i, or the length.
func nextIndex(o *goja.Object, i, length int64) int64 {
	for _, key := range o.Keys() {
		if index, err := strconv.ParseInt(key, 10, 64); err == nil && index > i {
			return index
		}
	}
	return length
}

var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z_0-9]*$`)

// properties adds the enumerable ones, getters by their kind.
func (p *printer) properties(s *shape, o *goja.Object, level, indent int) {
	show := func(key goja.Value, label string) {
		d := p.own(o, key)
		if d == nil || !d.Get("enumerable").ToBoolean() {
			return
		}
		if v := d.Get("value"); v != nil {
			s.parts = append(s.parts, label+": "+p.value(v, level+1, indent+2))
			return
		}
		_, get := goja.AssertFunction(d.Get("get"))
		_, set := goja.AssertFunction(d.Get("set"))
		kind := "[Setter]"
		if get && set {
			kind = "[Getter/Setter]"
		} else if get {
			kind = "[Getter]"
		}
		s.parts = append(s.parts, label+": "+kind)
	}
	if elementCount(o) > mostNamed {
		return
	}
	indexed := s.array || o.ClassName() == "String"
	for _, key := range o.Keys() {
		if _, err := strconv.ParseUint(key, 10, 32); err == nil && indexed {
			continue
		}
		label := key
		if !identifier.MatchString(key) {
			label = quote(key)
		}
		show(p.vm.ToValue(key), label)
	}
	for _, symbol := range o.Symbols() {
		show(symbol, "[Symbol("+symbol.String()+")]")
	}
	if o.ClassName() == "Error" {
		for _, name := range [...]string{"cause", "errors"} {
			if d := p.own(o, p.vm.ToValue(name)); d != nil && !d.Get("enumerable").ToBoolean() {
				if v := d.Get("value"); v != nil {
					s.parts = append(s.parts, "["+name+"]: "+p.value(v, level+1, indent+2))
				}
			}
		}
	}
}

// constructorName is the name of the class that made an object, as far as the
// prototypes tell.
func (p *printer) constructorName(o *goja.Object) string {
	for at := o; at != nil; at = at.Prototype() {
		if d := p.own(at, p.vm.ToValue("constructor")); d != nil {
			if c, ok := d.Get("value").(*goja.Object); ok {
				if name, ok := c.Get("name").(goja.String); ok && name.String() != "" {
					return name.String()
				}
			}
		}
	}
	return "[Object: null prototype]"
}

// own returns the descriptor of an own property, or nil.
func (p *printer) own(o *goja.Object, key goja.Value) *goja.Object {
	if p.describe == nil {
		p.describe, _ = goja.AssertFunction(p.vm.Get("Object").ToObject(p.vm).Get("getOwnPropertyDescriptor"))
	}
	descriptor, err := p.describe(goja.Undefined(), o, key)
	if err != nil {
		panic(err)
	}
	d, _ := descriptor.(*goja.Object)
	return d
}

func (p *printer) function(o *goja.Object, class string) string {
	name := ""
	if n, ok := o.Get("name").(goja.String); ok {
		name = n.String()
	}
	if strings.HasPrefix(o.String(), "class") {
		if name == "" {
			name = "(anonymous)"
		}
		text := "class " + name
		if super := o.Prototype(); super != nil {
			if n, ok := super.Get("name").(goja.String); ok && n.String() != "" {
				text += " extends " + n.String()
			}
		}
		return "[" + text + "]"
	}
	if name == "" {
		return "[" + class + " (anonymous)]"
	}
	return "[" + class + ": " + name + "]"
}

func (p *printer) date(o *goja.Object) string {
	iso, _ := goja.AssertFunction(o.Get("toISOString"))
	if text, err := iso(o); err == nil {
		return text.String()
	}
	return "Invalid Date"
}

func (p *printer) boxed(o *goja.Object) string {
	valueOf, _ := goja.AssertFunction(o.Get("valueOf"))
	v, err := valueOf(o)
	if err != nil {
		panic(err)
	}
	return "[" + p.constructorName(o) + ": " + primitive(v) + "]"
}

// frame matches a line of a stack as the engine writes it.
var frame = regexp.MustCompile(`(?m)^\tat (.*?)(?:\(\d+\)(\)?))?$`)

func (p *printer) errorText(o *goja.Object, indent int) string {
	text, ok := o.Get("stack").(goja.String)
	if !ok || text.String() == "" {
		return "[" + o.String() + "]"
	}
	s := frame.ReplaceAllString(strings.TrimRight(text.String(), "\n"), "    at $1$2")
	s = strings.ReplaceAll(s, " (native)", " (<anonymous>)")
	if !strings.Contains(s, "\n    at ") {
		s = "[" + s + "]"
	}
	return strings.ReplaceAll(s, "\n", "\n"+strings.Repeat(" ", indent))
}
