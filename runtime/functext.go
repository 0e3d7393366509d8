package runtime

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"

	"github.com/wprun/wprun/runtime/internal/native"
)

// functionPrototype mends Function.prototype.toString. Goja cuts the text of an
// arrow function at the end of its body's expression and so loses the
// parentheses that close it: "x => ({ v: x })" reads "x => ({ v: x }". The
// text is what offloading a function sends, so it must be whole, also that of
// functions that eval and new Function made.
var functionPrototype = &native.Hooks{Names: map[string]native.Hook{
	"toString": made(func(s *Sandbox, toString *goja.Object) (err error) {
		if s.functionText, err = native.CallOf(toString); err != nil {
			return err
		}
		s.toString = toString
		return native.WrapCall(toString, func(call goja.FunctionCall, next native.Call) goja.Value {
			return s.wholeText(next(call))
		})
	}),
}}

// FunctionText returns the text of a function, as String(f) gives it: what is to
// be sent to have it run elsewhere. It is not ok where that would call something
// of the script's, which can say what it likes. The texts of the last few are
// kept, for the same functions are sent again and again.
func (s *Sandbox) FunctionText(f *goja.Object) (text string, ok bool) {
	if s.toString == nil {
		s.turn.function.Get("toString")
	}
	if s.toString == nil || f.Get("toString") != goja.Value(s.toString) {
		return "", false
	}
	if v := f.GetSymbol(goja.SymToPrimitive); v != nil && !goja.IsUndefined(v) {
		return "", false
	}
	for i := range s.texts {
		if s.texts[i].of == f {
			return s.texts[i].text, true
		}
	}
	text = s.wholeText(s.functionText(goja.FunctionCall{This: f})).String()
	s.texts[s.nextText] = functionText{f, text}
	s.nextText = (s.nextText + 1) % len(s.texts)
	return text, true
}

type functionText struct {
	of   *goja.Object
	text string
}

// wholeText mends the text of a function.
func (s *Sandbox) wholeText(value goja.Value) goja.Value {
	text := value.String()
	if !mayBeCut(text) {
		return value
	}
	whole, known := s.mended[text]
	if !known {
		whole = closeArrow(text)
		if s.mended == nil {
			s.mended = make(map[string]string)
		}
		if len(s.mended) < 1000 {
			s.mended[text] = whole
		}
	}
	if whole == text {
		return value
	}
	return s.vm.ToValue(whole)
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
