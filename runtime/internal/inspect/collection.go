package inspect

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// elements shows those of an array. It looks only at those that it shows.
func (p *printer) elements(s *shape, o *goja.Object, length, level int) {
	shown := min(p.MaxArrayLength, length)
	values, dense := native.Elements(o)
	at := func(i int) (d *goja.Object, v goja.Value) {
		if dense {
			if i >= len(values) || values[i] == nil {
				return nil, nil
			}
			if _, isObject := values[i].(*goja.Object); isObject || goja.IsNumber(values[i]) || goja.IsString(values[i]) {
				return nil, values[i]
			}
		}
		if d = p.ownName(o, strconv.Itoa(i)); d != nil {
			return d, nil
		}
		return nil, nil
	}
	s.isNumber = func(i int) bool {
		d, v := at(i)
		if d != nil {
			v = d.Get("value")
		}
		return v != nil && (goja.IsNumber(v) || goja.IsBigInt(v))
	}
	holes, i := 0, 0
	flush := func() {
		if holes > 0 {
			s.parts = append(s.parts, p.paint("<"+plural(holes, "empty item")+">", "undefined"))
			holes = 0
		}
	}
	for i < length {
		d, v := at(i)
		if d == nil && v == nil {
			if len(s.parts) >= shown { // before it begins
				break
			}
			next := i + 1
			if holes++; holes%1000 == 0 { // it may be billions: look where the next element is
				p.poll()
				next = nextIndex(o, values, dense, i, length)
				holes += next - i - 1
			}
			i = next
			continue
		}
		if flush(); len(s.parts) >= shown {
			break
		}
		var text string
		if d != nil {
			text, _ = p.propertyValue(d, o, o, key{}, level)
		} else {
			p.indent += 2
			text = p.value(v, level, false)
			p.indent -= 2
		}
		s.parts = append(s.parts, text)
		i++
	}
	flush()
	s.rest(length - i)
}

// nextIndex returns the index of the first element after i, or the length.
func nextIndex(o *goja.Object, values []goja.Value, dense bool, i, length int) int {
	if dense {
		for i++; i < len(values); i++ {
			if values[i] != nil {
				return i
			}
		}
		return length
	}
	for _, key := range o.Keys() {
		if index, err := strconv.Atoi(key); err == nil && index > i {
			return index
		}
	}
	return length
}

// numbers shows the elements of a typed array.
func (p *printer) numbers(s *shape, o *goja.Object, length, level int) {
	shown := min(p.MaxArrayLength, length)
	s.isNumber = func(i int) bool { return i < length }
	for i := range shown {
		p.poll()
		v := o.Get(strconv.Itoa(i))
		if v == nil {
			v = goja.Undefined()
		}
		s.parts = append(s.parts, p.primitive(v))
	}
	s.rest(length - shown)
	if !p.ShowHidden {
		return
	}
	p.indent += 2
	for _, name := range [...]string{"BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"} {
		v := o.Get(name)
		if v == nil {
			v = goja.Undefined()
		}
		s.parts = append(s.parts, "["+name+"]: "+p.value(v, level, true))
	}
	p.indent -= 2
}

// viewNumber is a number that a typed array has of itself.
func viewNumber(o *goja.Object, name string) int64 {
	if v := o.Get(name); v != nil {
		return v.ToInteger()
	}
	return 0
}

// viewName is the class of a typed array, whatever it inherits.
func (p *printer) viewName(o *goja.Object) string {
	if t := o.ExportType(); t != nil {
		switch t.String() {
		case "[]uint8":
			return "Uint8Array"
		case "[]int8":
			return "Int8Array"
		case "[]uint16":
			return "Uint16Array"
		case "[]int16":
			return "Int16Array"
		case "[]uint32":
			return "Uint32Array"
		case "[]int32":
			return "Int32Array"
		case "[]float32":
			return "Float32Array"
		case "[]float64":
			return "Float64Array"
		case "[]int64":
			return "BigInt64Array"
		case "[]uint64":
			return "BigUint64Array"
		}
	}
	return "TypedArray"
}

// bytes shows the content of an ArrayBuffer.
func (p *printer) bytes(s *shape, o *goja.Object) {
	buffer := o.Export().(goja.ArrayBuffer)
	if buffer.Detached() {
		s.parts = append(s.parts, p.paint("(detached)", "special"))
		return
	}
	bytes := buffer.Bytes()
	shown := fmt.Sprintf("% x", bytes[:min(len(bytes), p.MaxArrayLength, 1<<20)])
	if rest := len(bytes) - p.MaxArrayLength; rest > 0 {
		shown += " ... " + plural(rest, "more byte")
	}
	s.parts = append(s.parts, p.paint("[Uint8Contents]", "special")+": <"+shown+">")
}

func (p *printer) promise(s *shape, o *goja.Object, level int) {
	promise := o.Export().(*goja.Promise)
	if promise.State() == goja.PromiseStatePending {
		s.parts = append(s.parts, p.paint("<pending>", "special"))
		return
	}
	p.indent += 2
	text := p.value(promise.Result(), level, false)
	p.indent -= 2
	if promise.State() == goja.PromiseStateRejected {
		text = p.paint("<rejected>", "special") + " " + text
	}
	s.parts = append(s.parts, text)
}

// preview shows what an iterator of a Map or a Set is still to give.
func (p *printer) preview(s *shape, o *goja.Object, level int) {
	entries, kind, _ := native.Preview(o, p.MaxArrayLength+min(1, Unlimited-p.MaxArrayLength))
	isSet := native.Kind(o) == "setIterObject"
	if kind == native.KeysAndValues {
		s.open = strings.Replace(s.open, " Iterator] {", " Entries] {", 1)
	}
	p.indent += 2
	for i, e := range entries {
		if i == p.MaxArrayLength {
			rest, _, _ := native.Preview(o, Unlimited)
			n := len(rest) - i
			s.rest(n)
			break
		}
		value := e.Value
		if isSet {
			value = e.Key
		}
		switch kind {
		case native.KeysAndValues:
			p.level = level
			pair := &shape{open: "[", close: "]", array: true, parts: []string{p.value(e.Key, level, false), p.value(value, level, false)}}
			s.parts = append(s.parts, p.lines(pair, level))
		case native.Keys:
			s.parts = append(s.parts, p.value(e.Key, level, false))
		default:
			s.parts = append(s.parts, p.value(value, level, false))
		}
	}
	p.indent -= 2
}
