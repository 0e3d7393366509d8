package jsbridge

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/dop251/goja"
	"github.com/fxamacker/cbor/v2"
)

func (l Limits) FromGo(v any) (Clone, error) {
	switch v := v.(type) {
	case Clone:
		return v, nil
	case UndefinedType:
		return Clone{}, nil
	case *Error:
		return v.Value(), nil
	case goja.Value:
		return Clone{}, &CloneError{Reason: "goja value cannot be cloned"}
	case error:
		return (&Error{Name: "Error", Message: v.Error()}).Value(), nil
	}
	j, err := json.Marshal(v)
	if err != nil {
		return Clone{}, &CloneError{Reason: err.Error()}
	}
	var x any
	if err := json.Unmarshal(j, &x); err != nil {
		return Clone{}, err
	}
	return Clone{data: appendGo(nil, x)}, nil
}

func appendGo(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, simpleNull)
	case UndefinedType:
		return append(b, simpleUndefined)
	case bool:
		if v {
			return append(b, simpleTrue)
		}
		return append(b, simpleFalse)
	case float64:
		return appendFloat(b, v)
	case string:
		return appendText(b, v)
	case []any:
		b = appendHead(b, majorArray, uint64(len(v)))
		for _, e := range v {
			b = appendGo(b, e)
		}
		return b
	case map[string]any:
		b = appendHead(b, majorMap, uint64(len(v)))
		for k, e := range v {
			b = appendGo(appendText(b, k), e)
		}
		return b
	}
	panic(fmt.Sprintf("%T", v))
}

type goEncoder struct{ w *writer }

func (g goEncoder) value(v any) error {
	c, err := g.w.limits.FromGo(v)
	g.w.buf = append(g.w.buf, c.bytes()...)
	return err
}

func (c Clone) JS(rt *goja.Runtime) (goja.Value, error) {
	v, _ := readJS(rt, c.bytes(), 0)
	return v, nil
}

func (c Clone) JSArray(rt *goja.Runtime) ([]goja.Value, error) {
	b := c.bytes()
	major, n, pos := readHead(b, 0)
	if major != majorArray {
		return nil, errors.New("jsbridge: the value is not an array")
	}
	vs := make([]goja.Value, n)
	for i := range vs {
		vs[i], pos = readJS(rt, b, pos)
	}
	return vs, nil
}

func readJS(rt *goja.Runtime, b []byte, pos int) (goja.Value, int) {
	switch b[pos] {
	case simpleUndefined:
		return goja.Undefined(), pos + 1
	case simpleNull:
		return goja.Null(), pos + 1
	case simpleTrue:
		return rt.ToValue(true), pos + 1
	case simpleFalse:
		return rt.ToValue(false), pos + 1
	}
	major, n, pos := readHead(b, pos)
	switch major {
	case majorUint:
		return rt.ToValue(int64(n)), pos
	case majorNegint:
		return rt.ToValue(-1 - int64(n)), pos
	case majorText:
		return rt.ToValue(string(b[pos : pos+int(n)])), pos + int(n)
	case majorArray:
		var vs []any
		for range n {
			var v goja.Value
			v, pos = readJS(rt, b, pos)
			vs = append(vs, v)
		}
		return rt.NewArray(vs...), pos
	case majorMap:
		o := rt.NewObject()
		for range n {
			var k, v goja.Value
			k, pos = readJS(rt, b, pos)
			v, pos = readJS(rt, b, pos)
			_ = o.DefineDataProperty(k.String(), v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		}
		return o, pos
	case majorTag:
		_, _, pos = readHead(b, pos)
		name, pos := readJS(rt, b, pos)
		f, pos := readJS(rt, b, pos)
		fields := f.ToObject(rt)
		e := &Error{Name: name.String()}
		e.Message = fields.Get("message").String()
		if s := fields.Get("stack"); s != nil {
			e.Stack = s.String()
		}
		return errorObject(rt, e), pos
	default:
		return rt.ToValue(math.Float64frombits(n)), pos
	}
}

func errorObject(rt *goja.Runtime, e *Error) goja.Value {
	ctor := rt.Get(e.Name)
	if ctor == nil {
		ctor = rt.Get("Error")
	}
	o, err := rt.New(ctor, rt.ToValue(e.Message))
	if err != nil {
		return goja.Undefined()
	}
	if e.Stack != "" {
		_ = o.DefineDataProperty("stack", rt.ToValue(e.Stack), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return o
}

func Parse(data []byte, buffers [][]byte, l Limits) (Clone, error) {
	if err := cbor.Wellformed(data); err != nil {
		return Clone{}, fmt.Errorf("jsbridge: %w", err)
	}
	return Clone{data: data}, nil
}

func (c Clone) natural() any {
	v, _ := readGo(c.bytes(), 0)
	return v
}

func readGo(b []byte, pos int) (any, int) {
	switch b[pos] {
	case simpleUndefined:
		return Undefined, pos + 1
	case simpleNull:
		return nil, pos + 1
	case simpleTrue:
		return true, pos + 1
	case simpleFalse:
		return false, pos + 1
	}
	major, n, pos := readHead(b, pos)
	switch major {
	case majorUint:
		return float64(n), pos
	case majorNegint:
		return float64(-1 - int64(n)), pos
	case majorText:
		return string(b[pos : pos+int(n)]), pos + int(n)
	case majorArray:
		vs := []any{}
		for range n {
			var v any
			v, pos = readGo(b, pos)
			vs = append(vs, v)
		}
		return vs, pos
	case majorMap:
		m := map[string]any{}
		for range n {
			var k, v any
			k, pos = readGo(b, pos)
			v, pos = readGo(b, pos)
			m[k.(string)] = v
		}
		return m, pos
	case majorTag:
		_, _, pos = readHead(b, pos)
		name, pos := readGo(b, pos)
		f, pos := readGo(b, pos)
		fields := f.(map[string]any)
		e := &Error{Name: name.(string)}
		e.Message, _ = fields["message"].(string)
		e.Stack, _ = fields["stack"].(string)
		return e, pos
	default:
		return math.Float64frombits(n), pos
	}
}

func (c Clone) Into(dst any) error {
	v := c.natural()
	if p, ok := dst.(*any); ok {
		*p = v
		return nil
	}
	if v == Undefined {
		v = nil
	}
	j, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return json.Unmarshal(j, dst)
}

func (c Clone) String() string {
	s, err := cbor.Diagnose(c.bytes())
	if err != nil {
		return "invalid: " + err.Error()
	}
	return s
}

func (c Clone) AsError() *Error {
	switch v := c.natural().(type) {
	case *Error:
		v.value = c
		return v
	default:
		return &Error{Message: fmt.Sprint(v), value: c}
	}
}

func (e *Error) Value() Clone {
	if len(e.value.data) > 0 {
		return e.value
	}
	b := appendHead(nil, majorTag, tagObject)
	b = appendHead(b, majorArray, 2)
	name := e.Name
	if name == "" {
		name = "Error"
	}
	b = appendText(b, name)
	b = appendHead(b, majorMap, 2)
	b = appendText(appendText(b, "message"), e.Message)
	b = appendText(appendText(b, "stack"), e.Stack)
	return Clone{data: b}
}

func ErrorFromJS(rt *goja.Runtime, v goja.Value) *Error {
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Error" {
		c, err := FromJS(rt, v)
		if err != nil {
			return &Error{Name: "DataCloneError", Message: err.Error()}
		}
		return c.AsError()
	}
	e := &Error{}
	if s := o.Get("name"); s != nil {
		e.Name = s.String()
	}
	if s := o.Get("message"); s != nil {
		e.Message = s.String()
	}
	if s := o.Get("stack"); s != nil {
		e.Stack = strings.TrimSuffix(strings.ReplaceAll(s.String(), "\tat ", "    at "), "\n")
	}
	return e
}

func (e *Error) JS(rt *goja.Runtime) goja.Value {
	return errorObject(rt, e)
}
