package inspect

import (
	"math/big"
	"reflect"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// The types that tell classes of objects apart. Export itself is called for
// these only: that of other objects would read everything inside of them.
var (
	proxyType   = reflect.TypeFor[goja.Proxy]()
	promiseType = reflect.TypeFor[*goja.Promise]()
	bufferType  = reflect.TypeFor[goja.ArrayBuffer]()
)

// A class is what an object is called: by its constructor, or because it inherits
// from nothing.
type class struct {
	name string
	null bool
}

// prefix is what stands before the brace.
func (c class) prefix(tag, fallback, size string) string {
	if c.null {
		if tag != "" && fallback != tag {
			return "[" + fallback + size + ": null prototype] [" + tag + "] "
		}
		return "[" + fallback + size + ": null prototype] "
	}
	if tag != "" && c.name != tag {
		return c.name + size + " [" + tag + "] "
	}
	return c.name + size + " "
}

// builtins are constructors of the language.
var builtins = func() map[string]bool {
	m := make(map[string]bool)
	for _, name := range strings.Fields(`AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean
		DataView Date Error EvalError FinalizationRegistry Float32Array Float64Array Function Int16Array Int32Array Int8Array
		Map Number Object Promise Proxy RangeError ReferenceError RegExp Set SharedArrayBuffer String Symbol SyntaxError
		TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet Iterator`) {
		m[name] = true
	}
	return m
}()

// className finds the constructor of an object. Where hidden things are shown, it
// shows what is inherited from classes of scripts.
func (p *printer) className(o *goja.Object, level int, inherited *[]string) class {
	var first *goja.Object
	isFirst := true
	for at := o; at != nil; {
		p.poll()
		if name, ok := p.constructorOf(at, o); ok {
			if inherited != nil && (first != at || !builtins[name]) {
				start := first
				if start == nil {
					start = o
				}
				*inherited = p.inherited(o, start, level)
			}
			return class{name: name}
		}
		at = at.Prototype()
		if isFirst {
			first, isFirst = at, false
		}
	}
	if first == nil {
		return class{null: true}
	}
	name := o.ClassName()
	if level > p.Depth {
		return class{name: name + " <Complex prototype>"}
	}
	if parent := p.className(first, level+1, inherited); !parent.null {
		return class{name: name + " <" + parent.name + ">"}
	}
	inner := p.Host.printer(p.Options)
	inner.CustomInspect, inner.Depth, inner.levels = false, -1, p.levels+1
	if inner.levels > mostLevels {
		return class{name: name}
	}
	return class{name: name + " <" + inner.value(first, 0, false) + ">"}
}

// constructorOf is the name of a prototype's own constructor, if main is an
// instance of that.
func (p *printer) constructorOf(at, main *goja.Object) (name string, ok bool) {
	d := p.ownName(at, "constructor")
	if d == nil {
		return "", false
	}
	c, isObject := d.Get("value").(*goja.Object)
	if !isObject {
		return "", false
	}
	if _, callable := goja.AssertFunction(c); !callable {
		return "", false
	}
	v := c.Get("name")
	if v == nil {
		v = goja.Undefined()
	}
	if goja.IsString(v) && v.String() == "" {
		return "", false
	}
	if exception := p.VM.Try(func() { ok = p.VM.InstanceOf(main, c) }); exception != nil || !ok {
		return "", false
	}
	return v.String(), true
}

// inherited shows properties of the prototypes between an object and its first
// built-in class.
func (p *printer) inherited(main, at *goja.Object, level int) (shown []string) {
	seen := make(map[string]bool)
	for depth := 0; depth < 3; depth++ {
		if depth != 0 || main == at {
			if at = at.Prototype(); at == nil {
				break
			}
			if d := p.ownName(at, "constructor"); d != nil {
				if c, ok := d.Get("value").(*goja.Object); ok && builtins[text(c.Get("name"))] {
					break
				}
			}
		}
		p.within = append(p.within, main)
		var keys []key
		for _, name := range at.GetOwnPropertyNames() {
			keys = append(keys, key{name: name})
		}
		for _, symbol := range at.Symbols() {
			keys = append(keys, key{symbol: symbol})
		}
		for _, k := range keys {
			if k.symbol == nil && (k.name == "constructor" || depth != 0 && seen[k.name]) || p.own(main, k.value(p.VM)) != nil {
				continue
			}
			d := p.own(at, k.value(p.VM))
			if d == nil {
				continue
			}
			if _, callable := goja.AssertFunction(d.Get("value")); callable {
				continue
			}
			text := p.property(at, main, k, level)
			if p.Colors {
				text = "\x1b[2m" + text + "\x1b[22m"
			}
			shown = append(shown, text)
		}
		p.within = p.within[:len(p.within)-1]
		for _, k := range keys {
			seen[k.name] = true
		}
	}
	return shown
}

// tag is what Symbol.toStringTag says of an object, unless it is shown as one of
// its properties.
func (p *printer) tag(o *goja.Object) string {
	v := o.GetSymbol(goja.SymToStringTag)
	if v == nil || !goja.IsString(v) || v.String() == "" {
		return ""
	}
	if d := p.own(o, goja.SymToStringTag); d != nil && (p.ShowHidden || d.Get("enumerable").ToBoolean()) {
		return ""
	}
	return v.String()
}

// function shows what a function is.
func (p *printer) function(o *goja.Object, kind string, class class, tag string) string {
	if kind == "classFuncObject" {
		return p.classText(o, class, tag)
	}
	name := "Function"
	if strings.HasPrefix(kind, "generator") {
		name = "GeneratorFunction"
	} else if strings.HasPrefix(kind, "async") {
		name = "AsyncFunction"
	}
	base := "[" + name
	if class.null {
		base += " (null prototype)"
	}
	if n := o.Get("name"); n == nil || goja.IsString(n) && n.String() == "" {
		base += " (anonymous)"
	} else {
		base += ": " + n.String()
	}
	base += "]"
	if !class.null && class.name != name && class.name != "Function" {
		base += " " + class.name
	}
	if tag != "" && class.name != tag {
		base += " [" + tag + "]"
	}
	return base
}

func (p *printer) classText(o *goja.Object, class class, tag string) string {
	name := "(anonymous)"
	if p.ownName(o, "name") != nil {
		if v := o.Get("name"); v != nil && v.ToBoolean() {
			name = v.String()
		}
	}
	base := "class " + name
	if class.name != "Function" && !class.null {
		base += " [" + class.name + "]"
	}
	if tag != "" && class.name != tag {
		base += " [" + tag + "]"
	}
	if class.null {
		return "[" + base + " extends [null prototype]]"
	}
	if super := o.Prototype(); super != nil {
		if n := super.Get("name"); n != nil && n.ToBoolean() {
			base += " extends " + n.String()
		}
	}
	return "[" + base + "]"
}

// isError reports whether an object is an error, or inherits from Error.
func (p *printer) isError(o *goja.Object, class class) bool {
	if o.ClassName() == "Error" {
		return true
	}
	if class.name == "Object" && !class.null || class.null {
		return false
	}
	prototype, _ := native.Constructor(p.VM, "Error").Get("prototype").(*goja.Object)
	for at := o.Prototype(); at != nil; at = at.Prototype() {
		p.poll()
		if at == prototype {
			return true
		}
	}
	return false
}

// boxed returns the value in an object that is a box of one.
func boxed(o *goja.Object) goja.Value {
	switch o.ClassName() {
	case "Number", "Boolean", "String", "BigInt", "Symbol":
		return native.Primitive(o)
	}
	if t := o.ExportType(); t == reflect.TypeFor[*big.Int]() || t != nil && t.Kind() == reflect.String {
		return native.Primitive(o)
	}
	return nil
}

func (p *printer) boxed(o *goja.Object, class class, tag string, keys *[]key) string {
	v := boxed(o)
	name := "Boolean"
	switch {
	case goja.IsNumber(v):
		name = "Number"
	case goja.IsBigInt(v):
		name = "BigInt"
	case goja.IsString(v):
		name = "String"
		var rest []key
		for _, k := range *keys {
			if k.symbol != nil || !isIndex(k.name) {
				rest = append(rest, k)
			}
		}
		*keys = rest
	}
	if _, ok := v.(*goja.Symbol); ok {
		name = "Symbol"
	}
	base := "[" + name
	if class.null {
		base += " (null prototype)"
	} else if class.name != name {
		base += " (" + class.name + ")"
	}
	colors := p.Colors
	p.Colors = false
	base += ": " + p.primitive(v) + "]"
	p.Colors = colors
	if tag != "" && tag != class.name {
		base += " [" + tag + "]"
	}
	if len(*keys) != 0 {
		return base
	}
	return p.paint(base, strings.ToLower(name))
}
