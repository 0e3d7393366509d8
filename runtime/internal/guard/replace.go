package guard

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// replace is for the methods that replace matches in a text. goja does not look
// at how long that becomes; so where it may become too long, what the matches
// are replaced by is made by a function that does.
func (g *Guard) replace(c goja.FunctionCall, next native.Call) goja.Value {
	subject, isText := c.This.(goja.String)
	if !isText { // a method of regular expressions
		subject, isText = c.Argument(0).(goja.String)
	} else if _, isObject := c.Argument(0).(*goja.Object); isObject {
		return next(c) // such a method will be called
	}
	by := c.Argument(1)
	f, isFunction := goja.AssertFunction(by)
	if template, ok := by.(goja.String); ok && isText && g.staysShort(subject, template) || len(c.Arguments) < 2 {
		return next(c)
	}
	total := 0
	checked := func(v goja.Value) goja.Value {
		s := text(v)
		if total += s.Length(); total > g.limits.String {
			panic(g.rangeError("Invalid string length"))
		}
		g.step()
		return s
	}
	var template goja.String
	if !isFunction {
		template = text(by)
	}
	replacer := func(match goja.FunctionCall) goja.Value {
		if isFunction {
			v, err := f(match.This, match.Arguments...)
			if err != nil {
				panic(err)
			}
			return checked(v)
		}
		return checked(g.substitution(template, match.Arguments))
	}
	c.Arguments = append([]goja.Value{c.Arguments[0], g.vm.ToValue(replacer)}, c.Arguments[2:]...)
	return next(c)
}

// staysShort reports whether a text is sure not to become too long, whatever is
// replaced in it by a template.
func (g *Guard) staysShort(subject, template goja.String) bool {
	length := float64(subject.Length() + 1)
	most := length * (float64(template.Length()) + 1)
	if indexOf(template, '$') >= 0 {
		most *= length // $` is all that stands before the match
	}
	return most <= float64(g.limits.String)
}

func indexOf(s goja.String, unit uint16) int {
	for i := range s.Length() {
		if s.CharAt(i) == unit {
			return i
		}
	}
	return -1
}

// substitution is GetSubstitution of the language, for what the function that
// replaces a match is called with:
// https://tc39.es/ecma262/#sec-getsubstitution.
func (g *Guard) substitution(template goja.String, args []goja.Value) goja.Value {
	groups, named := args[len(args)-1].(*goja.Object)
	if named {
		args = args[:len(args)-1]
	}
	subject := args[len(args)-1].(goja.String)
	position := int(args[len(args)-2].ToInteger())
	captures := args[:len(args)-2]
	end := min(position+captures[0].(goja.String).Length(), subject.Length())
	b := g.newText()
	add := func(v goja.Value) {
		if v != nil && !goja.IsUndefined(v) {
			b.add(text(v))
		}
	}
	digit := func(i int) int {
		if i < template.Length() && '0' <= template.CharAt(i) && template.CharAt(i) <= '9' {
			return int(template.CharAt(i) - '0')
		}
		return -1
	}
	n := template.Length()
	for i := 0; i < n; {
		next := i + 1
		if template.CharAt(i) != '$' || next == n {
			for next < n && template.CharAt(next) != '$' {
				next++
			}
			b.add(template.Substring(i, next))
			i = next
			continue
		}
		i += 2
		switch template.CharAt(next) {
		case '$':
			b.add(template.Substring(next, i))
			continue
		case '&':
			add(captures[0])
			continue
		case '`':
			b.add(subject.Substring(0, position))
			continue
		case '\'':
			b.add(subject.Substring(end, subject.Length()))
			continue
		case '<':
			if to := i + indexOf(template.Substring(i, n), '>'); named && to >= i {
				add(groups.Get(template.Substring(i, to).String()))
				i = to + 1
				continue
			}
		}
		if group := digit(next); group >= 0 {
			if second := digit(i); second >= 0 && group*10+second < len(captures) && group*10+second > 0 {
				add(captures[group*10+second])
				i++
				continue
			}
			if group > 0 && group < len(captures) {
				add(captures[group])
				continue
			}
		}
		b.add(template.Substring(next-1, i))
	}
	return b.String()
}
