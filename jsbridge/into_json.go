package jsbridge

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"math"
	"math/big"
	"reflect"
	"time"
)

// appendJSON appends the next value as JSON.stringify writes it, for a type
// that unmarshals itself: undefined is null, a Date is its ISO form. Unlike
// there a bigint is a number, and bytes are base64 as in encoding/json.
func (d *goDecoder) appendJSON(b []byte, depth int) ([]byte, error) {
	if depth > typedDepth { // perhaps a cycle
		return nil, &LimitError{What: "depth", Limit: typedDepth}
	}
	tag, content := d.peekTag()
	switch tag {
	case tagShareable:
		d.pos = content
	case tagReference:
		d.pos = content
		err := d.jump(int(d.count()), func() (err error) {
			b, err = d.appendJSON(b, depth+1)
			return err
		})
		return b, err
	case tagHole:
		d.pos = content
	}
	start := d.pos
	major, n := d.head()
	var err error
	switch major {
	case majorArray:
		b = append(b, '[')
		for i := range n {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = d.appendJSON(b, depth+1); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case majorMap:
		b = append(b, '{')
		for i := range n {
			if i > 0 {
				b = append(b, ',')
			}
			key, _ := marshal(d.key())
			b = append(append(b, key...), ':')
			if b, err = d.appendJSON(b, depth+1); err != nil {
				return nil, err
			}
		}
		return append(b, '}'), nil
	}
	d.pos = start
	x, err := d.natural(notShared)
	if err != nil {
		return nil, err
	}
	switch x := x.(type) {
	case UndefinedType:
		return append(b, "null"...), nil
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return append(b, "null"...), nil
		}
		return append(b, numberText(x)...), nil
	case *big.Int:
		return x.Append(b, 10), nil
	case time.Time:
		if x.IsZero() {
			return append(b, "null"...), nil
		}
		return append(b, `"`+x.Format(isoTime)+`"`...), nil
	case []byte:
		return append(b, `"`+base64.StdEncoding.EncodeToString(x)+`"`...), nil
	case *Map, *Set, *Error, RegExp:
		return nil, &IntoError{Value: describe(x), Type: reflect.TypeFor[json.Unmarshaler]()}
	}
	text, err := marshal(x)
	return append(b, text...), err
}

// marshal is json.Marshal, but leaves <, > and & as they are: so does
// JSON.stringify.
func marshal(x any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(x)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
