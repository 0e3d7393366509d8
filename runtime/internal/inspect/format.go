package inspect

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// Format is util.formatWithOptions, what console.log prints: when the first
// argument is a string, its directives (%s %d %i %f %j %o %O %c %%) take further
// arguments; the rest follows, separated by spaces.
func (h Host) Format(o Options, args ...goja.Value) string {
	if len(args) == 1 && goja.IsString(args[0]) {
		return args[0].String()
	}
	var b strings.Builder
	separator := ""
	if len(args) > 0 && goja.IsString(args[0]) {
		var some bool
		text := args[0].String()
		if args, some = h.expand(o, &b, text, args[1:]); some {
			separator = " "
		} else {
			b.WriteString(text)
			separator = " "
		}
	}
	for _, arg := range args {
		b.WriteString(separator)
		separator = " "
		if goja.IsString(arg) {
			b.WriteString(arg.String())
		} else {
			b.WriteString(h.Inspect(arg, o))
		}
	}
	return b.String()
}

// expand writes format with its directives replaced, and returns the arguments
// that are left. It reports whether there were any, and has written nothing
// otherwise.
func (h Host) expand(o Options, b *strings.Builder, format string, args []goja.Value) (rest []goja.Value, some bool) {
	last := 0
	for i := 0; i < len(format)-1; i++ {
		if format[i] != '%' {
			continue
		}
		i++
		verb := format[i]
		if verb == '%' {
			b.WriteString(format[last:i])
			last = i + 1
			continue
		}
		if len(args) == 0 || !strings.ContainsRune("sdifjoOc", rune(verb)) {
			continue
		}
		b.WriteString(format[last : i-1])
		b.WriteString(h.directive(o, verb, args[0]))
		args = args[1:]
		last = i + 1
	}
	if last == 0 {
		return args, false
	}
	b.WriteString(format[last:])
	return args, true
}

func (h Host) directive(o Options, verb byte, v goja.Value) string {
	_, isSymbol := v.(*goja.Symbol)
	switch verb {
	case 's':
		return h.asText(o, v)
	case 'd', 'i', 'f':
		return h.asNumber(verb, v, isSymbol)
	case 'j':
		return h.asJSON(v)
	case 'o':
		o.ShowHidden, o.ShowProxy, o.Depth = true, true, 4
		return h.Inspect(v, o)
	case 'O':
		return h.Inspect(v, o)
	}
	return ""
}

func (h Host) asText(o Options, v goja.Value) string {
	object, isObject := v.(*goja.Object)
	switch {
	case goja.IsBigInt(v):
		return v.String() + "n"
	case goja.IsNumber(v):
		return numberText(v)
	case !isObject:
		if s, ok := v.(*goja.Symbol); ok {
			return symbolText(s)
		}
		return v.String()
	}
	if _, callable := goja.AssertFunction(v); callable || !h.builtInText(object) {
		return object.ToString().String()
	}
	o.Depth, o.Colors, o.Compact = 0, false, 3
	return h.Inspect(v, o)
}

// builtInText reports whether an object's toString is one of the language's.
func (h Host) builtInText(o *goja.Object) bool {
	for o.ExportType() == proxyType {
		target := o.Export().(goja.Proxy).Target()
		if target == nil {
			return true
		}
		o = target
	}
	_, hasText := goja.AssertFunction(o.Get("toString"))
	_, hasPrimitive := goja.AssertFunction(o.GetSymbol(goja.SymToPrimitive))
	p := h.printer(Options{})
	says := func(o *goja.Object) bool {
		return hasText && p.ownName(o, "toString") != nil || hasPrimitive && p.own(o, goja.SymToPrimitive) != nil
	}
	switch {
	case !hasText && !hasPrimitive:
		return true
	case says(o):
		return false
	}
	for at := o.Prototype(); at != nil; at = at.Prototype() {
		p.poll()
		if !says(at) {
			continue
		}
		d := p.ownName(at, "constructor")
		if d == nil {
			return false
		}
		c, ok := d.Get("value").(*goja.Object)
		if !ok {
			return false
		}
		_, callable := goja.AssertFunction(c)
		return callable && builtins[text(c.Get("name"))]
	}
	return true
}

func (h Host) asNumber(verb byte, v goja.Value, never bool) string {
	if never {
		return "NaN"
	}
	if goja.IsBigInt(v) && verb != 'f' {
		return v.String() + "n"
	}
	switch verb {
	case 'i':
		n := h.call("parseInt", v)
		if n.ToFloat() == 0 && strings.HasPrefix(strings.TrimSpace(v.String()), "-") {
			return "-0" // which the engine's parseInt does not know
		}
		return numberText(n)
	case 'f':
		return numberText(h.call("parseFloat", v))
	}
	if o, ok := v.(*goja.Object); ok && goja.IsBigInt(native.Primitive(o)) {
		return native.Primitive(o).String()
	}
	return numberText(v.ToNumber())
}

func (h Host) asJSON(v goja.Value) string {
	stringify, _ := goja.AssertFunction(h.VM.Get("JSON").ToObject(h.VM).Get("stringify"))
	shown, err := stringify(goja.Undefined(), v)
	if err != nil {
		if strings.Contains(err.Error(), "circular structure") {
			return "[Circular]"
		}
		panic(err)
	}
	return shown.String()
}

func (h Host) call(function string, v goja.Value) goja.Value {
	f, _ := goja.AssertFunction(h.VM.Get(function))
	result, err := f(goja.Undefined(), v)
	if err != nil {
		panic(err)
	}
	return result
}
