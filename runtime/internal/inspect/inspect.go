// Package inspect shows values as Node's console does: see
// https://nodejs.org/api/util.html#utilinspectobject-options. It covers what
// programs print every day; classes of values that it does not know are shown
// as plain objects.
//
// All functions belong to the VM's goroutine. They call no getter and no proxy
// trap. What a script's own code throws while a value is shown panics as goja's
// native functions do.
package inspect

import (
	"strings"

	"github.com/dop251/goja"
)

// Options are those of util.inspect that differ between its callers. A zero
// field means Node's default.
type Options struct {
	Depth int // how many levels of nested objects are shown; zero means 2
}

// Format is util.format, what console.log prints: when the first argument is a
// string, its directives (%s %d %i %f %j %o %O %c %%) take further arguments;
// the rest follows, separated by spaces.
func Format(vm *goja.Runtime, args ...goja.Value) string {
	var b strings.Builder
	if len(args) > 0 && goja.IsString(args[0]) {
		args = expand(vm, &b, args[0].String(), args[1:])
		if len(args) > 0 {
			b.WriteByte(' ')
		}
	}
	for i, arg := range args {
		if i > 0 {
			b.WriteByte(' ')
		}
		if goja.IsString(arg) {
			b.WriteString(arg.String())
		} else {
			b.WriteString(Inspect(vm, arg, Options{}))
		}
	}
	return b.String()
}

// expand writes format with its directives replaced, and returns the arguments
// that are left.
func expand(vm *goja.Runtime, b *strings.Builder, format string, args []goja.Value) []goja.Value {
	if len(args) == 0 { // not even %% counts
		b.WriteString(format)
		return nil
	}
	for {
		before, after, found := strings.Cut(format, "%")
		b.WriteString(before)
		switch {
		case !found:
			return args
		case after == "":
			b.WriteByte('%')
			return args
		case after[0] == '%':
			b.WriteByte('%')
		case len(args) == 0 || !strings.ContainsRune("sdifjoOc", rune(after[0])):
			b.WriteByte('%')
			format = after
			continue
		default:
			b.WriteString(directive(vm, after[0], args[0]))
			args = args[1:]
		}
		format = after[1:]
	}
}

func directive(vm *goja.Runtime, verb byte, v goja.Value) string {
	_, isObject := v.(*goja.Object)
	_, isSymbol := v.(*goja.Symbol)
	switch verb {
	case 's':
		if goja.IsString(v) {
			return v.String()
		}
		return show(vm, v, 0)
	case 'd', 'i', 'f':
		return number(vm, verb, v, isObject || isSymbol)
	case 'j':
		return asJSON(vm, v)
	case 'o':
		return Inspect(vm, v, Options{Depth: 4})
	case 'c':
		return ""
	}
	return Inspect(vm, v, Options{})
}

func number(vm *goja.Runtime, verb byte, v goja.Value, never bool) string {
	if never {
		return "NaN"
	}
	if goja.IsBigInt(v) {
		return v.String() + "n"
	}
	switch verb {
	case 'i':
		return call(vm, "parseInt", v).String()
	case 'f':
		return call(vm, "parseFloat", v).String()
	}
	return Inspect(vm, v.ToNumber(), Options{})
}

func asJSON(vm *goja.Runtime, v goja.Value) string {
	stringify, _ := goja.AssertFunction(vm.Get("JSON").ToObject(vm).Get("stringify"))
	text, err := stringify(goja.Undefined(), v)
	if err != nil {
		if strings.Contains(err.Error(), "circular") {
			return "[Circular]"
		}
		panic(err)
	}
	return text.String()
}

func call(vm *goja.Runtime, function string, v goja.Value) goja.Value {
	f, _ := goja.AssertFunction(vm.Get(function))
	result, err := f(goja.Undefined(), v)
	if err != nil {
		panic(err)
	}
	return result
}

// Inspect is util.inspect: it shows one value.
func Inspect(vm *goja.Runtime, v goja.Value, o Options) string {
	if o.Depth == 0 {
		o.Depth = 2
	}
	return show(vm, v, o.Depth)
}

func show(vm *goja.Runtime, v goja.Value, depth int) string {
	p := &printer{vm: vm, depth: depth}
	return p.value(v, 0, 0)
}
