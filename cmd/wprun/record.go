package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/wprun/wprun/jsbridge"
)

// What a line of input means, and how a result becomes one of output.
type (
	readRecord  func(line []byte) any
	writeRecord func(jsbridge.Clone) ([]byte, error) // nil for no line
)

// inputs are the values of --input.
var inputs = map[string]readRecord{
	"json": func(line []byte) any { return json.RawMessage(line) },
	"text": text,
	"auto": func(line []byte) any {
		if json.Valid(line) {
			return json.RawMessage(line)
		}
		return text(line)
	},
}

// text is a line as a text; what is no UTF-8 in it becomes U+FFFD, as in Node.
func text(line []byte) any { return strings.ToValidUTF8(string(line), "\ufffd") }

// outputs are the values of --output.
var outputs = map[string]writeRecord{"json": jsonOutput, "text": textOutput}

// jsonOutput is a value as JSON.stringify writes it, but for a bigint, which is a
// number. It is nil for undefined.
func jsonOutput(value jsbridge.Clone) ([]byte, error) {
	var line json.RawMessage
	if err := value.Into(&line); err != nil {
		var into *jsbridge.IntoError
		if errors.As(err, &into) {
			err = &jsbridge.Error{Name: "TypeError", Message: "the result cannot be written as JSON: it is, or holds, " + into.Value}
		}
		return nil, err
	}
	if len(line) > 0 && line[0] != 'n' {
		return line, nil
	}
	var v any
	if value.Into(&v) == nil && v == jsbridge.Undefined {
		return nil, nil
	}
	return []byte("null"), nil
}

// textOutput is a text as it is, and anything else as JSON.
func textOutput(value jsbridge.Clone) ([]byte, error) {
	line, err := jsonOutput(value)
	if err != nil || len(line) == 0 || line[0] != '"' {
		return line, err
	}
	var s string
	err = json.Unmarshal(line, &s)
	return append([]byte{}, s...), err
}

// A recordError is why a line of the input has no result.
type recordError struct {
	line  int64
	shown string // the line's beginning
	err   error
}

func newRecordError(line int64, text []byte, err error) *recordError {
	const most = 60
	shown := strings.ToValidUTF8(string(text), "�")
	if runes := []rune(shown); len(runes) > most {
		shown = string(runes[:most]) + "…"
	}
	return &recordError{line, shown, err}
}

func (e *recordError) Error() string {
	return fmt.Sprintf("line %d of the input: %s", e.line, message(e.err))
}
func (e *recordError) Unwrap() error { return e.err }

// emitted is what --on-error=emit writes in place of a result.
func (e *recordError) emitted() []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(struct { // texts and numbers
		Error failure `json:"error"`
	}{newFailure(e, 0)})
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
