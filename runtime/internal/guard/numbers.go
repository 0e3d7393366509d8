package guard

import (
	"math"
	"reflect"
	"slices"
	"unicode/utf16"

	"github.com/dop251/goja"
)

// number returns an argument as the number that a native function will make of
// it, and puts that in its place: what an object says of itself may be
// different the next time. What cannot be a number is left to the function.
func (g *Guard) number(args *[]goja.Value, i int) float64 {
	v := argument(*args, i)
	if _, ok := v.(*goja.Object); ok {
		v = v.ToNumber()
		*args = slices.Clone(*args)
		(*args)[i] = v
	}
	return integer(v)
}

// integer is the number that a native function will make of what is no object.
func integer(v goja.Value) float64 {
	n := 0.0
	switch {
	case v == nil:
	case goja.IsNumber(v):
		n = v.ToFloat()
	case goja.IsString(v):
		n = v.ToNumber().ToFloat()
	case v.ExportType() != nil && v.ExportType().Kind() == reflect.Bool:
		n = v.ToFloat()
	}
	if math.IsNaN(n) {
		return 0
	}
	return math.Trunc(n)
}

// thisText does for the text that a method is called on what number does for
// arguments.
func (g *Guard) thisText(c *goja.FunctionCall) (s goja.String, ok bool) {
	if c.This == nil || goja.IsUndefined(c.This) || goja.IsNull(c.This) {
		return nil, false
	}
	s = text(c.This)
	c.This = s
	return s, true
}

// textArgument does it for an argument that is to be a text.
func (g *Guard) textArgument(args *[]goja.Value, i int) goja.String {
	s := text(argument(*args, i))
	if i < len(*args) {
		*args = slices.Clone(*args)
		(*args)[i] = s
	}
	return s
}

// text is a value as a string; numbers stay numbers in goja's ToString.
func text(v goja.Value) goja.String {
	t := v.ToString()
	if s, ok := t.(goja.String); ok {
		return s
	}
	return goja.StringFromUTF16(utf16.Encode([]rune(t.String())))
}
