package inspect

import (
	"math"

	"github.com/dop251/goja"
)

// Unlimited is a number for what has no limit.
const Unlimited = math.MaxInt

// Options are those of util.inspect, with their defaults in [Defaults].
type Options struct {
	ShowHidden       bool
	Depth            int // levels of nested objects that are shown
	Colors           bool
	CustomInspect    bool
	ShowProxy        bool
	MaxArrayLength   int
	MaxStringLength  int
	BreakLength      int
	Compact          int // how many inner levels are put on one line; -1 for true: as many as fit
	Sorted           bool
	Compare          goja.Callable // sorts, if it is not nil
	Getters          string        // whose values are shown: "", "all", "get" or "set"
	NumericSeparator bool

	User *goja.Object // what the caller has given; custom functions get it, too
}

// Defaults returns what Node has as util.inspect.defaultOptions.
func Defaults() Options {
	return Options{
		Depth: 2, CustomInspect: true, MaxArrayLength: 100, MaxStringLength: 10000,
		BreakLength: 80, Compact: 3,
	}
}

// Names are those of the options, in Node's order.
var Names = [...]string{"showHidden", "depth", "colors", "customInspect", "showProxy", "maxArrayLength",
	"maxStringLength", "breakLength", "compact", "sorted", "getters", "numericSeparator"}

// Merge returns the options with those that an object of a script's has. It may
// run getters.
func (o Options) Merge(given *goja.Object) Options {
	for _, name := range Names {
		v := given.Get(name)
		if v == nil || goja.IsUndefined(v) && name != "depth" {
			continue
		}
		o.set(name, v)
	}
	o.User = given
	return o
}

func (o *Options) set(name string, v goja.Value) {
	switch name {
	case "showHidden":
		o.ShowHidden = v.ToBoolean()
	case "depth":
		o.Depth = count(v)
	case "colors":
		o.Colors = v.ToBoolean()
	case "customInspect":
		o.CustomInspect = v.ToBoolean()
	case "showProxy":
		o.ShowProxy = v.ToBoolean()
	case "maxArrayLength":
		o.MaxArrayLength = max(0, count(v))
	case "maxStringLength":
		o.MaxStringLength = max(0, count(v))
	case "breakLength":
		o.BreakLength = count(v)
	case "compact":
		switch {
		case goja.IsNumber(v):
			o.Compact = max(0, count(v))
		case v.ToBoolean():
			o.Compact = -1
		default:
			o.Compact = 0
		}
	case "sorted":
		o.Sorted = v.ToBoolean()
		o.Compare, _ = goja.AssertFunction(v)
	case "getters":
		o.Getters = ""
		if s := v.String(); s == "get" || s == "set" {
			o.Getters = s
		} else if v.ToBoolean() {
			o.Getters = "all"
		}
	case "numericSeparator":
		o.NumericSeparator = v.ToBoolean()
	}
}

// count is a number of things; null and undefined mean all of them.
func count(v goja.Value) int {
	if goja.IsNull(v) || goja.IsUndefined(v) {
		return Unlimited
	}
	f := v.ToFloat()
	switch {
	case math.IsNaN(f):
		return Unlimited // no comparison with it holds
	case f >= math.MaxInt32:
		return Unlimited
	case f <= math.MinInt32:
		return math.MinInt32
	}
	return int(math.Floor(f))
}

// Value returns an option as scripts have it.
func (o *Options) Value(vm *goja.Runtime, name string) goja.Value {
	number := func(n int) goja.Value {
		if n == Unlimited {
			return vm.ToValue(math.Inf(1))
		}
		return vm.ToValue(n)
	}
	switch name {
	case "showHidden":
		return vm.ToValue(o.ShowHidden)
	case "depth":
		if o.Depth == Unlimited {
			return goja.Null()
		}
		return vm.ToValue(o.Depth)
	case "colors":
		return vm.ToValue(o.Colors)
	case "customInspect":
		return vm.ToValue(o.CustomInspect)
	case "showProxy":
		return vm.ToValue(o.ShowProxy)
	case "maxArrayLength":
		return number(o.MaxArrayLength)
	case "maxStringLength":
		return number(o.MaxStringLength)
	case "breakLength":
		return number(o.BreakLength)
	case "compact":
		if o.Compact <= 0 {
			return vm.ToValue(o.Compact < 0)
		}
		return number(o.Compact)
	case "sorted":
		return vm.ToValue(o.Sorted)
	case "getters":
		if o.Getters == "get" || o.Getters == "set" {
			return vm.ToValue(o.Getters)
		}
		return vm.ToValue(o.Getters != "")
	}
	return vm.ToValue(o.NumericSeparator)
}

// A style is how util.inspect colours a kind of value: util.inspect.styles.
var styles = map[string]string{
	"special": "cyan", "number": "yellow", "bigint": "yellow", "boolean": "yellow", "undefined": "grey",
	"null": "bold", "string": "green", "symbol": "green", "date": "magenta", "regexp": "red", "module": "underline",
}

// Styles returns util.inspect.styles.
func Styles() (names, colors []string) {
	for _, name := range [...]string{"special", "number", "bigint", "boolean", "undefined", "null", "string", "symbol", "date", "regexp", "module"} {
		names, colors = append(names, name), append(colors, styles[name])
	}
	return names, colors
}

var codes = map[string][2]string{
	"cyan": {"36", "39"}, "yellow": {"33", "39"}, "grey": {"90", "39"}, "bold": {"1", "22"}, "green": {"32", "39"},
	"magenta": {"35", "39"}, "red": {"31", "39"}, "underline": {"4", "24"},
}

// paint puts the colour of a style around a text, if that is asked for.
func (o *Options) paint(text, style string) string {
	if !o.Colors {
		return text
	}
	code, ok := codes[styles[style]]
	if !ok {
		return text
	}
	return "\x1b[" + code[0] + "m" + text + "\x1b[" + code[1] + "m"
}
