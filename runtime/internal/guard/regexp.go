package guard

import (
	"math"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/jsregexp"
	"github.com/wprun/wprun/runtime/internal/native"
)

// RegExps has regular expressions matched by package jsregexp, but for those
// that goja matches rightly and in linear time: what goja uses for the others
// cannot be interrupted, and calls a match that takes too much memory none.
func (g *Guard) RegExps() {
	if g.regexps {
		return
	}
	g.regexps = true
	if !native.KnowsRegExp() {
		g.err = native.ErrUnknown
		return
	}
	constructor := g.at("RegExp")
	prototype := g.at("RegExp", "prototype")
	if prototype == nil {
		return
	}
	defer g.class(constructor) // what goja is not asked for counts, too
	g.regexpText(prototype)
	check := func(args []goja.Value) {
		if pattern := argument(args, 0); goja.IsString(pattern) {
			g.checkPattern(pattern, argument(args, 1))
		}
	}
	g.wrap(constructor, func(c goja.FunctionCall, next native.Call) goja.Value {
		check(c.Arguments)
		return next(c)
	})
	g.wrapNew(constructor, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
		check(args)
		return next(args, newTarget)
	})
	g.wrap(method(prototype, "compile"), func(c goja.FunctionCall, next native.Call) goja.Value {
		check(c.Arguments)
		return next(c)
	})
	g.wrap(method(prototype, "exec"), func(c goja.FunctionCall, next native.Call) goja.Value {
		m, ok := g.matching(c)
		if !ok {
			return next(c)
		}
		return m.exec()
	})
	g.wrap(method(prototype, "test"), func(c goja.FunctionCall, next native.Call) goja.Value {
		m, ok := g.matching(c)
		if !ok {
			return next(c)
		}
		return g.vm.ToValue(m.find() != nil)
	})
	generic := func(c goja.FunctionCall, next native.Call) goja.Value {
		m, ok := g.matching(c)
		if !ok {
			return next(c)
		}
		return m.regexp.Generic(func() goja.Value { return next(m.call) })
	}
	symbol := func(s *goja.Symbol) *goja.Object {
		f, _ := prototype.GetSymbol(s).(*goja.Object)
		return f
	}
	for _, s := range [...]*goja.Symbol{goja.SymMatch, goja.SymReplace, goja.SymSearch} {
		g.wrap(symbol(s), generic)
	}
	g.wrap(symbol(goja.SymReplace), g.replace)
	g.wrap(symbol(goja.SymSplit), func(c goja.FunctionCall, next native.Call) goja.Value {
		m, ok := g.matching(c)
		switch {
		case !ok:
			return next(c)
		case !m.regexp.Standard() || m.object.Prototype() != prototype || m.object.Get("constructor") != constructor:
			return m.regexp.Generic(func() goja.Value { return next(m.call) })
		}
		return m.split(c.Argument(1))
	})
}

// regexpText has expressions shown as V8 shows them.
func (g *Guard) regexpText(prototype *goja.Object) {
	descriptor, ok := g.descriptor(prototype, g.vm.ToValue("source")).(*goja.Object)
	if !ok {
		g.err = native.ErrUnknown
		return
	}
	getter, _ := descriptor.Get("get").(*goja.Object)
	g.wrap(getter, func(c goja.FunctionCall, next native.Call) goja.Value {
		if o, ok := c.This.(*goja.Object); ok {
			if r, ok := native.RegExpOf(o); ok && r.Source.Length() > 0 {
				if text := r.Source.String(); strings.ContainsAny(text, "/\n\r\u2028\u2029") {
					return g.vm.ToValue(escapePattern(text))
				}
				return r.Source
			}
		}
		return next(c)
	})
	g.wrap(method(prototype, "toString"), func(c goja.FunctionCall, next native.Call) goja.Value {
		if o, ok := c.This.(*goja.Object); ok {
			if r, ok := native.RegExpOf(o); ok {
				return r.Generic(func() goja.Value { return next(c) })
			}
		}
		return next(c)
	})
}

// escapePattern is EscapeRegExpPattern: what may not stand between slashes gets
// a backslash.
func escapePattern(text string) string {
	var b strings.Builder
	inClass, escaped := false, false
	for _, c := range text {
		line := map[rune]string{'\n': "n", '\r': "r", '\u2028': "u2028", '\u2029': "u2029"}[c]
		if !escaped && (line != "" || c == '/' && !inClass) {
			b.WriteByte('\\')
		}
		if line != "" {
			b.WriteString(line)
		} else {
			b.WriteRune(c)
		}
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = true
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		}
	}
	return b.String()
}

// checkPattern refuses what cannot be compiled, in V8's words, before goja's
// parser, which recurses, sees it.
func (g *Guard) checkPattern(pattern, flags goja.Value) {
	letters := ""
	if goja.IsString(flags) {
		letters = flags.String()
	}
	if strings.Trim(letters, "gimsuy") != "" {
		return // goja will say so
	}
	if _, err := compilePattern(pattern.(goja.String), jsregexp.Flags{
		IgnoreCase: strings.Contains(letters, "i"), Multiline: strings.Contains(letters, "m"),
		DotAll: strings.Contains(letters, "s"), Unicode: strings.Contains(letters, "u"),
	}); err != nil {
		panic(g.newError("SyntaxError", "Invalid regular expression: /"+pattern.String()+"/"+letters+": "+err.Error()))
	}
}

// patterns are those that were compiled, for all VMs of the process.
var patterns struct {
	sync.Mutex
	programs map[patternKey]*jsregexp.Program
}

type patternKey struct {
	source string
	flags  jsregexp.Flags
}

// What is kept of them: so many, and none that is longer.
const (
	maxPatterns      = 1000
	maxPatternLength = 4096
)

func compilePattern(source goja.String, flags jsregexp.Flags) (*jsregexp.Program, error) {
	ascii, units := native.Units(source)
	key := patternKey{ascii, flags}
	if units != nil {
		key.source = "\x00" + string(utf16Bytes(units))
	}
	patterns.Lock()
	program := patterns.programs[key]
	patterns.Unlock()
	if program != nil {
		return program, nil
	}
	if units == nil {
		units = utf16.Encode([]rune(ascii))
	}
	program, err := jsregexp.Compile(units, flags)
	if err != nil || len(key.source) > maxPatternLength {
		return program, err
	}
	patterns.Lock()
	defer patterns.Unlock()
	if len(patterns.programs) >= maxPatterns {
		clear(patterns.programs)
	}
	if patterns.programs == nil {
		patterns.programs = make(map[patternKey]*jsregexp.Program)
	}
	patterns.programs[key] = program
	return program, nil
}

func utf16Bytes(units []uint16) []byte {
	b := make([]byte, 0, 2*len(units))
	for _, u := range units {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}

// A matching is one call of a method of a regular expression, which package
// jsregexp is to do.
type matching struct {
	guard   *Guard
	call    goja.FunctionCall // with a string as its argument
	object  *goja.Object
	regexp  native.RegExp
	program *jsregexp.Program
	subject goja.String
	text    jsregexp.Text
}

// matching reports whether a call is one that goja must not do.
func (g *Guard) matching(c goja.FunctionCall) (m matching, ok bool) {
	o, isObject := c.This.(*goja.Object)
	if !isObject {
		return m, false
	}
	r, isRegExp := native.RegExpOf(o)
	if !isRegExp {
		return m, false
	}
	flags := jsregexp.Flags{IgnoreCase: r.IgnoreCase, Multiline: r.Multiline, DotAll: r.DotAll, Unicode: r.Unicode}
	program, err := compilePattern(r.Source, flags)
	if err != nil {
		panic(g.newError("SyntaxError", "Invalid regular expression: /"+r.Source.String()+"/: "+err.Error()))
	}
	subject, isString := c.Argument(0).(goja.String)
	if !isString {
		// It may be an object, whose toString must run once.
		text := c.Argument(0).ToString()
		if subject, isString = text.(goja.String); !isString {
			subject = g.vm.ToValue(text.String()).(goja.String)
		}
		c.Arguments = append([]goja.Value{subject}, c.Arguments[min(1, len(c.Arguments)):]...)
	}
	ascii, units := native.Units(subject)
	m = matching{g, c, o, r, program, subject, jsregexp.Text{ASCII: ascii, Units: units}}
	atStart := !r.Global && !r.Sticky
	return m, g.used&matches != 0 || !r.Linear || !program.Plain || units != nil || !atStart
}

// find is RegExpBuiltinExec up to the match: https://tc39.es/ecma262/#sec-regexpbuiltinexec.
func (m *matching) find() []int {
	last := toLength(m.object.Get("lastIndex"))
	keeps := m.regexp.Global || m.regexp.Sticky
	if !keeps {
		last = 0
	}
	var captures []int
	if last <= float64(m.text.Len()) {
		captures = m.guard.find(m.program, m.text, int(last), m.regexp.Sticky)
	}
	switch {
	case !keeps:
	case captures == nil:
		m.setLast(0)
	default:
		m.setLast(captures[1])
	}
	return captures
}

func (g *Guard) find(p *jsregexp.Program, text jsregexp.Text, start int, sticky bool) []int {
	captures, err := p.Find(text, start, sticky, g.poll)
	if err != nil {
		panic(g.rangeError("Maximum call stack size exceeded: %s", err))
	}
	if captures != nil && g.used&matches != 0 {
		g.matched = lastMatch{text, captures}
	}
	return captures
}

func (m *matching) setLast(n int) {
	if err := m.object.Set("lastIndex", n); err != nil {
		panic(err)
	}
}

// group is the text of a capture group.
func (m *matching) group(captures []int, i int) goja.Value {
	if captures[2*i] < 0 {
		return goja.Undefined()
	}
	return m.subject.Substring(captures[2*i], captures[2*i+1])
}

func (m *matching) exec() goja.Value {
	captures := m.find()
	if captures == nil {
		return goja.Null()
	}
	vm := m.guard.vm
	values := make([]any, m.program.Groups+1)
	for i := range values {
		values[i] = m.group(captures, i)
	}
	result := vm.NewArray(values...)
	_ = result.Set("index", captures[0])
	_ = result.Set("input", m.subject)
	groups := goja.Undefined()
	for i, name := range m.program.Names {
		if name == "" {
			continue
		}
		object, made := groups.(*goja.Object)
		if !made {
			object = vm.CreateObject(nil)
			groups = object
		}
		_ = object.Set(name, m.group(captures, i))
	}
	_ = result.Set("groups", groups)
	return result
}

// split is RegExp.prototype[Symbol.split] for an expression that no script has
// changed: https://tc39.es/ecma262/#sec-regexp.prototype-@@split.
func (m *matching) split(limitValue goja.Value) goja.Value {
	limit := uint32(math.MaxUint32)
	if !goja.IsUndefined(limitValue) {
		limit = uint32(int64(toNumber(limitValue)))
	}
	var parts []any
	add := func(v goja.Value) bool {
		parts = append(parts, v)
		return uint32(len(parts)) == limit
	}
	if limit == 0 {
		return m.guard.vm.NewArray()
	}
	length := m.text.Len()
	if length == 0 {
		if m.guard.find(m.program, m.text, 0, true) == nil {
			add(m.subject)
		}
		return m.guard.vm.NewArray(parts...)
	}
	part := 0 // where the next one begins
	for at := 0; at < length; {
		captures := m.guard.find(m.program, m.text, at, false)
		if captures == nil || captures[0] >= length {
			break
		}
		if captures[1] == part { // nothing, and nothing before it
			at = max(captures[0], at) + 1
			if m.regexp.Unicode && m.text.Units != nil && at < length && utf16.IsSurrogate(rune(m.text.Units[at])) &&
				utf16.DecodeRune(rune(m.text.Units[at-1]), rune(m.text.Units[at])) != '\ufffd' {
				at++
			}
			continue
		}
		if add(m.subject.Substring(part, captures[0])) {
			return m.guard.vm.NewArray(parts...)
		}
		part = captures[1]
		for i := 1; i <= m.program.Groups; i++ {
			if add(m.group(captures, i)) {
				return m.guard.vm.NewArray(parts...)
			}
		}
		at = part
	}
	add(m.subject.Substring(part, length))
	return m.guard.vm.NewArray(parts...)
}

func toNumber(v goja.Value) float64 {
	n := v.ToNumber().ToFloat()
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return 0
	}
	return math.Trunc(math.Mod(n, 1<<32))
}
