package inspect

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// A key names a property. A hidden one is shown though it is inherited.
type key struct {
	name   string
	symbol *goja.Symbol
	hidden bool
}

func (k key) value(vm *goja.Runtime) goja.Value {
	if k.symbol != nil {
		return k.symbol
	}
	return vm.ToValue(k.name)
}

// keys are the properties that are shown of an object.
func (p *printer) keys(o *goja.Object) (keys []key) {
	names := o.Keys
	if p.ShowHidden {
		names = o.GetOwnPropertyNames
	}
	for _, name := range names() {
		keys = append(keys, key{name: name})
	}
	for _, symbol := range p.symbols(o) {
		if !p.ShowHidden {
			if d := p.own(o, symbol); d == nil || !d.Get("enumerable").ToBoolean() {
				continue
			}
		}
		keys = append(keys, key{symbol: symbol})
	}
	return keys
}

// symbols are those of properties. Object.Symbols knows only enumerable ones.
func (p *printer) symbols(o *goja.Object) []*goja.Symbol {
	if !p.ShowHidden {
		return o.Symbols()
	}
	list, _ := goja.AssertFunction(native.Constructor(p.VM, "Object").Get("getOwnPropertySymbols"))
	if list == nil {
		return o.Symbols()
	}
	v, err := list(goja.Undefined(), o)
	if err != nil {
		panic(err)
	}
	var symbols []*goja.Symbol
	array, _ := v.(*goja.Object)
	for i := range elementsOf(array) {
		if symbol, ok := array.Get(strconv.Itoa(i)).(*goja.Symbol); ok {
			symbols = append(symbols, symbol)
		}
	}
	return symbols
}

func elementsOf(array *goja.Object) int {
	if array == nil {
		return 0
	}
	return int(min(viewNumber(array, "length"), mostNamed))
}

// named are those that are no elements.
func (p *printer) named(o *goja.Object, length int) []key {
	if length > mostNamed {
		return nil
	}
	keys := slices.DeleteFunc(p.keys(o), func(k key) bool { return k.symbol == nil && isIndex(k.name) })
	if len(keys) > 1 && keys[0].name == "input" && keys[1].name == "index" {
		keys[0], keys[1] = keys[1], keys[0] // of a match, which V8 makes in this order
	}
	return keys
}

func isIndex(name string) bool {
	n, err := strconv.ParseUint(name, 10, 32)
	return err == nil && n < math.MaxUint32 && strconv.FormatUint(n, 10) == name
}

var identifier = regexp.MustCompile(`^[a-zA-Z_][a-zA-Z_0-9]*$`)

// property shows a property of o as name: value; getters are called on main.
func (p *printer) property(o, main *goja.Object, k key, level int) string {
	d := p.own(o, k.value(p.VM))
	text, space := p.propertyValue(d, o, main, k, level)
	var name string
	switch {
	case k.symbol != nil:
		name = "[" + p.paint(escape(symbolText(k.symbol), 0), "symbol") + "]"
	case k.name == "__proto__":
		name = "['__proto__']"
	case d != nil && !d.Get("enumerable").ToBoolean():
		name = "[" + escape(k.name, 0) + "]"
	case identifier.MatchString(k.name):
		name = k.name
	default:
		name = p.paint(quote(k.name), "string")
	}
	return name + ":" + space + text
}

// propertyValue shows what a property has.
func (p *printer) propertyValue(d, o, main *goja.Object, k key, level int) (text, space string) {
	var v goja.Value
	space = " "
	if d == nil {
		v = o.Get(k.name)
	} else {
		v = d.Get("value")
	}
	by := 2
	if p.Compact < 0 {
		by = 3
	}
	if v != nil {
		p.indent += by
		text = p.value(v, level, false)
		if by == 3 && p.BreakLength < columnsOf(plain(text)) {
			space = "\n" + strings.Repeat(" ", p.indent)
		}
		p.indent -= by
		return text, space
	}
	if d == nil {
		return p.paint("undefined", "undefined"), space
	}
	get, hasGet := goja.AssertFunction(d.Get("get"))
	_, hasSet := goja.AssertFunction(d.Get("set"))
	label := "Getter"
	if hasGet && hasSet {
		label = "Getter/Setter"
	}
	switch {
	case !hasGet && hasSet:
		return p.paint("[Setter]", "special"), space
	case !hasGet:
		return p.paint("undefined", "undefined"), space
	case p.Getters == "all" || p.Getters == "get" && !hasSet || p.Getters == "set" && hasSet:
		return p.getter(get, main, label, level), space
	}
	return p.paint("["+label+"]", "special"), space
}

func (p *printer) getter(get goja.Callable, main *goja.Object, label string, level int) string {
	v, err := get(main)
	if err != nil {
		exception, ok := err.(*goja.Exception)
		if !ok {
			panic(err)
		}
		message := ""
		if e, ok := exception.Value().(*goja.Object); ok {
			message = text(e.Get("message"))
		}
		return p.paint("["+label+":", "special") + " <Inspection threw (" + message + ")>" + p.paint("]", "special")
	}
	p.indent += 2
	defer func() { p.indent -= 2 }()
	if o, ok := v.(*goja.Object); ok {
		return p.paint("["+label+"]", "special") + " " + p.value(o, level, false)
	}
	return p.paint("["+label+":", "special") + " " + p.primitive(v) + p.paint("]", "special")
}
