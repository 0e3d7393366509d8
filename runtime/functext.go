package runtime

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// installFunctionText mends Function.prototype.toString. Goja cuts the text of
// an arrow function at the end of its body's expression and so loses the
// parentheses that close it: "x => ({ v: x })" reads "x => ({ v: x }". The
// text is what offloading a function sends, so it must be whole, also that of
// functions that eval and new Function made.
func (s *Sandbox) installFunctionText() {
	prototype := s.vm.Get("Function").(*goja.Object).Get("prototype").(*goja.Object)
	native, _ := goja.AssertFunction(prototype.Get("toString"))
	s.functionText = native
	mended := make(map[string]string)
	toString := s.native(func(call goja.FunctionCall) goja.Value {
		value, err := native(call.This)
		if err != nil {
			panic(err)
		}
		text := value.String()
		if !mayBeCut(text) {
			return value
		}
		whole, known := mended[text]
		if !known {
			if whole = closeArrow(text); len(mended) < 1000 {
				mended[text] = whole
			}
		}
		if whole == text {
			return value
		}
		return s.vm.ToValue(whole)
	})
	_ = toString.DefineDataProperty("name", s.vm.ToValue("toString"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = prototype.DefineDataProperty("toString", toString, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// mayBeCut reports whether the text may be that of an arrow function whose
// body ends in a parenthesis.
func mayBeCut(text string) bool {
	for _, keyword := range [...]string{"function", "class"} {
		rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "async "), keyword)
		if ok && rest != "" && strings.ContainsRune(" \t\r\n(*{/", rune(rest[0])) {
			return false
		}
	}
	_, body, isArrow := strings.Cut(text, "=>")
	return isArrow && strings.Contains(body, "(")
}

// closeArrow adds the parentheses that are missing at the end: those that are
// open there, if the text is an expression with them.
func closeArrow(text string) string {
	s := scanner{src: text}
	for s.pos < len(text) {
		s.token()
	}
	if len(s.open) == 0 {
		return text
	}
	whole := text + strings.Repeat(")", len(s.open))
	if _, err := parser.ParseFile(nil, "", "("+whole+")", 0, parser.WithDisableSourceMaps); err != nil {
		return text
	}
	return whole
}
