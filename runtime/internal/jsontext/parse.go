package jsontext

import (
	"strconv"

	"github.com/dop251/goja"
)

// Parse returns the value of a text that [Check] has found to be right. It is
// given in ASCII, or in units of UTF-16. That of goja can be neither interrupted
// nor given lone surrogates.
func (e *Engine) Parse(ascii string, units []uint16) goja.Value {
	if units != nil {
		return (&parser[uint16]{Engine: e, text: units}).value()
	}
	return (&parser[byte]{Engine: e, text: []byte(ascii)}).value()
}

// parser reads a text in which nothing is wrong.
type parser[E unit] struct {
	*Engine
	text []E
	pos  int
	size int // of what has been made, in values
}

// next skips white space and returns the unit behind it.
func (p *parser[E]) next() E {
	for p.text[p.pos] == ' ' || p.text[p.pos] == '\t' || p.text[p.pos] == '\n' || p.text[p.pos] == '\r' {
		p.pos++
	}
	return p.text[p.pos]
}

func (p *parser[E]) value() goja.Value {
	if p.size++; p.size%1024 == 0 {
		p.Poll()
	}
	switch p.next() {
	case '{':
		return p.object()
	case '[':
		return p.array()
	case '"':
		return p.string()
	case 't':
		p.pos += len("true")
		return p.VM.ToValue(true)
	case 'f':
		p.pos += len("false")
		return p.VM.ToValue(false)
	case 'n':
		p.pos += len("null")
		return goja.Null()
	}
	return p.number()
}

func (p *parser[E]) object() goja.Value {
	o := p.VM.NewObject()
	p.pos++
	for p.next() != '}' {
		if p.next() == ',' {
			p.pos++
			p.next()
		}
		name := p.string().String()
		p.next()
		p.pos++ // the colon
		define(o, name, p.value())
	}
	p.pos++
	return o
}

// define is CreateDataProperty of the language, for what has no setters.
func define(o *goja.Object, name string, v goja.Value) {
	_ = o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
}

func (p *parser[E]) array() goja.Value {
	var values []any
	p.pos++
	for p.next() != ']' {
		if p.next() == ',' {
			p.pos++
		}
		values = append(values, p.value())
	}
	p.pos++
	return p.VM.NewArray(values...)
}

func (p *parser[E]) number() goja.Value {
	var digits []byte
	for p.pos < len(p.text) && (digit(p.text[p.pos]) || p.text[p.pos] == '-' || p.text[p.pos] == '+' || p.text[p.pos] == '.' || p.text[p.pos]|0x20 == 'e') {
		digits = append(digits, byte(p.text[p.pos]))
		p.pos++
	}
	n, _ := strconv.ParseFloat(string(digits), 64) // what is out of range is infinite
	return p.VM.ToValue(n)
}

func (p *parser[E]) string() goja.String {
	p.pos++
	from, wide := p.pos, false
	for p.text[p.pos] != '"' {
		wide = wide || p.text[p.pos] == '\\' || p.text[p.pos] >= 0x80
		if p.text[p.pos] == '\\' {
			p.pos++
		}
		p.pos++
	}
	part := p.text[from:p.pos]
	p.pos++
	if ascii, ok := any(part).([]byte); ok && !wide {
		return p.VM.ToValue(string(ascii)).(goja.String)
	}
	return goja.StringFromUTF16(unescape(part))
}

// unescape returns what stands between the quotes of a string.
func unescape[E unit](part []E) []uint16 {
	units := make([]uint16, 0, len(part))
	for i := 0; i < len(part); i++ {
		u := uint16(part[i])
		if u == '\\' {
			i++
			switch u = uint16(part[i]); u {
			case 'b':
				u = '\b'
			case 'f':
				u = '\f'
			case 'n':
				u = '\n'
			case 'r':
				u = '\r'
			case 't':
				u = '\t'
			case 'u':
				var digits [4]byte
				for j := range digits {
					digits[j] = byte(part[i+1+j])
				}
				code, _ := strconv.ParseUint(string(digits[:]), 16, 16)
				u = uint16(code)
				i += len(digits)
			}
		}
		units = append(units, u)
	}
	return units
}

// Revive has a function replace the values of what Parse has returned:
// https://tc39.es/ecma262/#sec-internalizejsonproperty. A script may make that
// deeper meanwhile than any text.
func (e *Engine) Revive(value goja.Value, reviver goja.Callable) goja.Value {
	root := e.VM.NewObject()
	define(root, "", value)
	return e.revive(root, e.VM.ToValue(""), reviver)
}

func (e *Engine) revive(holder *goja.Object, key goja.Value, reviver goja.Callable) goja.Value {
	if *e.Deep >= e.Depth {
		e.Throw("RangeError", "Maximum call stack size exceeded")
	}
	*e.Deep++
	defer func() { *e.Deep-- }()
	value := e.Get(goja.FunctionCall{Arguments: []goja.Value{holder, key}})
	if o, ok := value.(*goja.Object); ok {
		each := func(key goja.Value) {
			if v := e.revive(o, key, reviver); goja.IsUndefined(v) {
				_ = o.Delete(key.String())
			} else {
				define(o, key.String(), v)
			}
		}
		if e.isArray(o) {
			for i := range o.Get("length").ToInteger() {
				each(e.VM.ToValue(strconv.FormatInt(i, 10)))
			}
		} else {
			keys := e.Keys(goja.FunctionCall{Arguments: []goja.Value{o}}).(*goja.Object)
			for i := range keys.Get("length").ToInteger() {
				each(keys.Get(strconv.FormatInt(i, 10)))
			}
		}
	}
	return must(reviver(holder, key, value))
}
