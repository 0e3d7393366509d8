package jsbridge

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
)

// marshaler writes what a json.Marshaler or an encoding.TextMarshaler makes of
// itself.
func (g *goEncoder) marshaler(v reflect.Value, f form) error {
	if v.CanAddr() && v.Kind() != reflect.Pointer {
		v = v.Addr()
	}
	if !v.CanInterface() {
		return &CloneError{Reason: "unexported " + v.Type().String() + " cannot be cloned"}
	}
	if f == formText {
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return fmt.Errorf("jsbridge: %s.MarshalText: %w", v.Type(), err)
		}
		return g.string(string(text))
	}
	data, err := v.Interface().(json.Marshaler).MarshalJSON()
	if err != nil {
		return fmt.Errorf("jsbridge: %s.MarshalJSON: %w", v.Type(), err)
	}
	x, err := parseJSON(data)
	if err != nil {
		return fmt.Errorf("jsbridge: %s.MarshalJSON: %w", v.Type(), err)
	}
	return g.value(x)
}

// parseJSON reads a JSON text as JSON.parse does: numbers are float64, the
// last of several values for a key wins, order stays.
func parseJSON(data []byte) (any, error) {
	// This finds errors, and values that are nested too deep for what follows.
	if err := json.Unmarshal(data, new(json.RawMessage)); err != nil {
		return nil, err
	}
	return jsonValue(json.NewDecoder(bytes.NewReader(data)))
}

func jsonValue(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('['):
		list := []any{}
		for d.More() {
			v, err := jsonValue(d)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := d.Token()
		return list, err
	case json.Delim('{'):
		o := &Object{}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			v, err := jsonValue(d)
			if err != nil {
				return nil, err
			}
			o.Set(key.(string), v)
		}
		_, err := d.Token()
		return o, err
	}
	return token, nil
}
