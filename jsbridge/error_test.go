package jsbridge_test

import (
	"errors"
	"fmt"
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
