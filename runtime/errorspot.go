package runtime

import (
	"strings"

	"github.com/dop251/goja"
)

// spot is a place in a source.
type spot struct {
	src    string
	offset int
	found  *found // nil where it is not worth keeping
}

// found is what was found out about a spot. To look takes much longer than to run
// what stands there, and programs that count on an error meet it again and again.
type found struct {
	valued, called     bool
	expression, before string // see value
	callee             string
}

// A spotKey is where a spot is.
type spotKey struct {
	program      *Program
	line, column int
}

// keptSpots is how many spots are kept.
const keptSpots = 256

// here is where the script is that runs, if its source is known.
func (s *Sandbox) here() spot {
	for _, frame := range s.vm.CaptureCallStack(1, nil) {
		return s.spotOf(&frame)
	}
	return spot{}
}

// spotOf is where a frame of the stack is.
func (s *Sandbox) spotOf(frame *goja.StackFrame) spot {
	p := s.programs[frame.SrcName()]
	if p == nil {
		return spot{}
	}
	at := frame.Position()
	key := spotKey{p, at.Line, at.Column}
	if known, ok := s.spots[key]; ok {
		return known
	}
	line, ok := lineOffset(p.src, at.Line)
	if !ok || at.Column < 1 || line+at.Column-1 > len(p.src) {
		return spot{}
	}
	if s.spots == nil || len(s.spots) >= keptSpots {
		s.spots = make(map[spotKey]spot)
	}
	s.spots[key] = spot{p.src, line + at.Column - 1, new(found)}
	return s.spots[key]
}

// nativeFunction is the name of the native function that runs, empty where a
// script does.
func (s *Sandbox) nativeFunction() string {
	for _, frame := range s.vm.CaptureCallStack(1, nil) {
		if frame.SrcName() == "<native>" {
			return frame.FuncName()
		}
	}
	return ""
}

// lineOffset is where a line begins, counted from 1.
func lineOffset(src string, line int) (offset int, ok bool) {
	for ; line > 1; line-- {
		n := strings.IndexByte(src[offset:], '\n')
		if n < 0 {
			return 0, false
		}
		offset += n + 1
	}
	return offset, line == 1
}

func (at spot) after() string { return at.src[at.offset:] }

// callee is the text of what is called at a spot, which is an opening
// parenthesis, as V8 shows it. It is empty where nothing is called.
func (at spot) callee() string {
	if !strings.HasPrefix(at.after(), "(") {
		return ""
	}
	if at.found == nil {
		return expressionBefore(at.src[:at.offset])
	}
	if !at.found.called {
		at.found.called, at.found.callee = true, expressionBefore(at.src[:at.offset])
	}
	return at.found.callee
}

// constructor is the same for new.
func (at spot) constructor() string {
	rest, ok := strings.CutPrefix(at.after(), "new")
	if !ok || rest == "" || !strings.ContainsRune(" \t\n(", rune(rest[0])) {
		return ""
	}
	if m := chain().FindString(strings.TrimSpace(rest)); m != "" {
		return m
	}
	return "(intermediate value)"
}

// operator is the one behind the operand at a spot, if that is in or instanceof.
func (at spot) operator() string {
	if m := operation().FindStringSubmatch(at.after()); m != nil {
		return m[1]
	}
	return ""
}

// value is the expression at a spot, which is the last name of it, the brackets of
// its index or the parenthesis of its call, and what stands before it.
func (at spot) value() (expression, before string) {
	if at.found == nil {
		return at.findValue()
	}
	if !at.found.valued {
		at.found.expression, at.found.before = at.findValue()
		at.found.valued = true
	}
	return at.found.expression, at.found.before
}

func (at spot) findValue() (expression, before string) {
	rest, call := at.after(), ""
	end := identifier().FindString(rest)
	switch {
	case end != "":
	case strings.HasPrefix(rest, "("):
		call = "(...)"
	default:
		if end = index().FindString(rest); end == "" {
			return "", ""
		}
	}
	text := upTo(at.src[:at.offset+len(end)])
	m := chainBefore().FindStringSubmatchIndex(text)
	if m == nil {
		return "", ""
	}
	before = strings.TrimRight(text[:m[0]], " \t\r\n")
	if lastWord().FindString(before) == "await" {
		return "(intermediate value)", strings.TrimRight(strings.TrimSuffix(before, "await"), " \t\r\n")
	}
	return expressionBefore(text) + call, before
}

// iterated is the expression at a spot, if it is iterated there: by a spread or a
// pattern, or by for-of, which also iterates its elements where they are taken
// apart.
func (at spot) iterated() (expression string, elements bool) {
	expression, before := at.value()
	if left, ok := strings.CutSuffix(before, "of"); ok && lastWord().FindString(before) == "of" {
		return expression, strings.HasSuffix(strings.TrimRight(left, " \t\r\n"), "]")
	}
	if strings.HasSuffix(before, "...") || at.inPattern() {
		return expression, false
	}
	return "", arrayParameter().MatchString(at.after())
}

// inPattern reports whether a pattern takes apart the expression at a spot.
func (at spot) inPattern() bool {
	_, before := at.value()
	left, ok := strings.CutSuffix(before, "=")
	left = strings.TrimRight(left, " \t\r\n")
	return ok && (strings.HasSuffix(left, "]") || strings.HasSuffix(left, "}"))
}

// destructured is what a pattern of properties takes apart at a spot, and the
// first of them; empty where they are not known. At the beginning of a function it
// is a parameter of that.
func (at spot) destructured() (source, name string) {
	source, before := at.value()
	left, ok := strings.CutSuffix(before, "=")
	if lastWord().FindString(before) == "of" {
		source, left, ok = ".for", strings.TrimSuffix(before, "of"), true
	}
	if left = strings.TrimRight(left, " \t\r\n"); ok && strings.HasSuffix(left, "}") {
		start := opening(left)
		if pattern := left[start:]; start >= 0 && strings.LastIndexAny(pattern, "{[") == 0 {
			return source, first(pattern)
		}
		return "", ""
	}
	if m := parameter().FindStringSubmatch(at.after()); m != nil {
		return "", first(m[1])
	}
	return "", ""
}

// first is the name of the first property of a pattern.
func first(pattern string) string {
	if m := firstProperty().FindStringSubmatch(pattern); m != nil {
		return m[1]
	}
	return ""
}

// opening is where the brace opens that a text ends with, -1 if it does not.
func opening(text string) int {
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case '}':
			depth++
		case '{':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// element is the key of the element at a spot, a bracket, if it is a text there.
func (at spot) element() string {
	if m := textIndex().FindStringSubmatch(at.after()); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// assignsElement reports whether the element at a spot, a bracket, is assigned.
func (at spot) assignsElement() bool {
	return elementAssigned().MatchString(at.after()[:min(len(at.after()), most)])
}

var (
	identifier      = pattern(`^[\p{L}_$][\p{L}\p{N}_$]*`)
	lastWord        = pattern(`[\p{L}_$][\p{L}\p{N}_$]*$`)
	index           = pattern(`^\[(?:[\p{L}\p{N}_$.]+|'[^']*'|"[^"]*")\]`)
	textIndex       = pattern(`^\[(?:'([^']*)'|"([^"]*)")\]`)
	elementAssigned = pattern(`^\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\s*(?:[-+*/%&|^?<>]*=[^=>]|\+\+|--)`)
	operation       = pattern(`^(?:'[^'\n]*'|"[^"\n]*"|[\p{L}_$#][\p{L}\p{N}_$.\[\]]*|\d+)\s+(in|instanceof)\s`)
	arrayParameter  = pattern(`^(?:async\s*)?(?:function\s*)?\*?\s*[\p{L}\p{N}_$#]*\s*\((?:[\p{L}\p{N}_$\s,]*,)?\s*\[`)
	parameter       = pattern(`^(?:async\s*)?(?:function\s*)?\*?\s*[\p{L}\p{N}_$#]*\s*\((?:[\p{L}\p{N}_$\s,]*,)?\s*(\{[^{}]*\})`)
	firstProperty   = pattern(`^\{\s*([\p{L}_$][\p{L}\p{N}_$]*)`)
)

// most is how much of a source is looked at around a spot.
const most = 300

func upTo(text string) string { return strings.ToValidUTF8(text[max(len(text)-most, 0):], "") }

var chain = pattern(`^(?:[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*|\d+)`)

// assigned is the name of the property that is assigned at a spot.
func (at spot) assigned() string {
	name := identifier().FindString(at.after())
	rest := strings.TrimLeft(strings.TrimPrefix(at.after(), name), " \t\n")
	if strings.HasPrefix(rest, "=") && !strings.HasPrefix(rest, "==") {
		return name
	}
	return ""
}

// chainBefore matches, at the end of a text, a chain of names, indices that are
// names or literals, and this.
var chainBefore = pattern(`(?:([\p{L}_$][\p{L}\p{N}_$]*|\)|\]|\}|['"` + "`" + `])\s*((?:\s*\??\.\s*#?[\p{L}_$][\p{L}\p{N}_$]*|\[(?:[\p{L}\p{N}_$.]+|'[^']*'|"[^"]*")\])*)|(\d+))\s*$`)

var spaces = pattern(`\s+`)

// expressionBefore is the expression at the end of a text, as V8 shows it:
// what is not a chain of names is an intermediate value.
func expressionBefore(text string) string {
	text = upTo(text)
	m := chainBefore().FindStringSubmatch(text)
	if m == nil {
		return "(intermediate value)"
	}
	if m[3] != "" {
		return m[3]
	}
	steps := spaces().ReplaceAllString(m[2], "")
	steps = strings.NewReplacer("['", ".", "']", "", `["`, ".", `"]`, "").Replace(steps)
	switch m[1] {
	case ")":
		if steps == "" {
			return "(intermediate value)(...)"
		}
		return "(intermediate value)" + steps
	case "]", "}", "'", `"`, "`":
		return "(intermediate value)" + steps
	}
	return m[1] + steps
}
