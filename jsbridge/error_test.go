package jsbridge_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

func TestAHintIsForTheReader(t *testing.T) {
	e := &jsbridge.Error{
		Name: "TypeError", Message: "no", Stack: "TypeError: no\n    at f (a.js:1:2)",
		Hint: "say yes", Cause: errors.New("why"),
	}
	if got := fmt.Sprint(e); got != "TypeError: no: say yes" {
		t.Error(got)
	}
	if got := fmt.Sprintf("%+v", e); got != e.Stack+"\nHint: say yes\n[cause]: why" {
		t.Error(got)
	}
	if got := fmt.Sprintf("%+v", &jsbridge.Error{Name: "TypeError", Message: "no", Hint: "say yes"}); got != "TypeError: no\nHint: say yes" {
		t.Error(got)
	}
	if crossed := e.Value().AsError(); crossed.Hint != "" || crossed.Error() != "TypeError: no" {
		t.Error(crossed)
	}
	if text := e.Value().String(); strings.Contains(text, "yes") {
		t.Error(text)
	}
	rt := goja.New()
	if back := jsbridge.ErrorFromJS(rt, e.JS(rt)); back.Hint != "" || back.Message != "no" {
		t.Error(back)
	}
}

// A script must not be able to have errors.Is run for ever in its host.
func TestErrorsAreTrees(t *testing.T) {
	for name, script := range map[string]string{
		"of itself":       `const e = new Error('e'); e.cause = e; e`,
		"of each other":   `const a = new Error('e'), b = new Error('b', { cause: a }); a.cause = b; a`,
		"in its own list": `const e = new AggregateError([1, 2], 'e'); e.errors[0] = e; e.message = 'e'; e`,
		"2^60 ways":       `let e = new Error('e'); for (let i = 0; i < 60; i++) e = new AggregateError([e, e], 'e'); e`,
		"2^60 by lists":   `let e = [new Error('e')]; for (let i = 0; i < 60; i++) { const [a, b] = [new AggregateError([], 'e'), new AggregateError([], 'e')]; a.errors = b.errors = e; e = [a, b] } e[0]`,
		"2^60 by causes":  `let e = new Error('e'); for (let i = 0; i < 60; i++) { const a = new AggregateError([e], 'e'); a.cause = e; e = a } e`,
	} {
		t.Run(name, func(t *testing.T) {
			rt := goja.New()
			v, err := rt.RunString(script)
			if err != nil {
				t.Fatal(err)
			}
			e := jsbridge.ErrorFromJS(rt, v)
			if errors.Is(e, io.EOF) || e.Message != "e" {
				t.Error(e)
			}
			if text := fmt.Sprintf("%+v", e); len(text) > 1<<20 {
				t.Errorf("a text of %d bytes", len(text))
			}
			if again := jsbridge.ErrorFromJS(rt, e.JS(rt)); fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", e) {
				t.Error("it is another one after a round trip")
			}
		})
	}
}

// What is met again is there by its name, and whole in the value.
func TestAnErrorInItself(t *testing.T) {
	rt := goja.New()
	v, err := rt.RunString(`const a = new Error('a'), b = new TypeError('b', { cause: a }); a.cause = b; a.stack = b.stack = ''; a`)
	if err != nil {
		t.Fatal(err)
	}
	e := jsbridge.ErrorFromJS(rt, v)
	if got := fmt.Sprintf("%+v", e); got != "Error: a\n[cause]: TypeError: b\n  [cause]: Error: a" {
		t.Error(got)
	}
	again := e.Cause.(*jsbridge.Error).Cause.(*jsbridge.Error)
	if again.Cause != nil || again.Value().AsError().Cause.Error() != "TypeError: b" {
		t.Error(again)
	}
}

func TestOfManyErrorsAHundredAreTold(t *testing.T) {
	chain := &jsbridge.Error{Message: "first"}
	for range 5000 {
		chain = &jsbridge.Error{Name: "Error", Message: "later", Cause: chain}
	}
	if text := fmt.Sprintf("%+v", chain); strings.Count(text, "later") != 22 {
		t.Error(text)
	}
	many := &jsbridge.Error{Name: "AggregateError"}
	for range 150 {
		many.Errors = append(many.Errors, &jsbridge.Error{Name: "Error", Message: "one"})
	}
	if text := fmt.Sprintf("%+v", many); strings.Count(text, "[error]: Error: one") != 99 || !strings.HasSuffix(text, "\n... 51 more") {
		t.Error(text)
	}
}
