package runtime

import (
	"fmt"
	"time"

	"github.com/dop251/goja"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/wprun/wprun/runtime/internal/native"
)

// Intl is the library's module internal/intl: for en-US and UTC. What other objects
// do for a locale is done in internal/intl/methods.

// localized are the methods that the engine has, but for no locale.
var (
	numberLocale = &native.Hooks{Names: map[string]native.Hook{"toLocaleString": localized("number")}}
	bigIntLocale = &native.Hooks{Names: map[string]native.Hook{"toLocaleString": localized("bigint")}}
	dateLocale   = map[string]native.Hook{
		"toLocaleString":     localized("dateTime"),
		"toLocaleDateString": localized("date"),
		"toLocaleTimeString": localized("time"),
		"toISOString":        made((*Sandbox).isoText),
		"toString":           made((*Sandbox).namesZone),
		"toTimeString":       made((*Sandbox).namesZone),
	}
	stringLocale = map[string]native.Hook{
		"localeCompare":     localizedWith("compare", 1),
		"toLocaleLowerCase": made((*Sandbox).casing),
		"toLocaleUpperCase": made((*Sandbox).casing),
	}
)

// localized has a method done by the module.
func localized(name string) native.Hook { return localizedWith(name, -1) }

// localizedWith does so if the method has more than so many arguments.
func localizedWith(name string, more int) native.Hook {
	return made(func(s *Sandbox, method *goja.Object) error {
		return native.WrapCall(method, func(call goja.FunctionCall, next native.Call) goja.Value {
			if len(call.Arguments) <= more {
				return next(call)
			}
			return s.inLocale(name, call)
		})
	})
}

func (s *Sandbox) inLocale(name string, call goja.FunctionCall) goja.Value {
	f, _ := goja.AssertFunction(s.exported("internal/intl/methods", name))
	v, err := f(call.This, call.Arguments...)
	if err != nil {
		panic(s.toThrow(err))
	}
	return v
}

// casing refuses locales that have upper and lower case of their own.
func (s *Sandbox) casing(method *goja.Object) error {
	return native.WrapCall(method, func(call goja.FunctionCall, next native.Call) goja.Value {
		if !goja.IsUndefined(call.Argument(0)) {
			s.inLocale("casing", call)
		}
		return next(call)
	})
}

// isoText has years of more than four digits, and those before the year 0, written
// with six and a sign, which the engine does not.
func (s *Sandbox) isoText(method *goja.Object) error {
	return native.WrapCall(method, func(call goja.FunctionCall, next native.Call) goja.Value {
		text := next(call)
		o, ok := call.This.(*goja.Object)
		if !ok {
			return text
		}
		t, ok := o.Export().(time.Time)
		if year := t.UTC().Year(); ok && (year < 0 || year > 9999) {
			return s.vm.ToValue(fmt.Sprintf("%+07d", year) + t.UTC().Format("-01-02T15:04:05.000Z"))
		}
		return text
	})
}

// fillDates gives dates the name of the machine's time zone.
func (s *Sandbox) fillDates(internal *goja.Object) error {
	zone := time.Local.String()
	if _, offset := time.Now().Zone(); zone == "Local" && offset == 0 {
		zone = "UTC"
	}
	return internal.Set("zone", zone)
}

// fillCollator gives collators what compares two texts.
func (s *Sandbox) fillCollator(internal *goja.Object) error {
	type kind struct {
		sensitivity string
		numeric     bool
	}
	collators := make(map[kind]*collate.Collator)
	return internal.Set("compare", s.native(func(call goja.FunctionCall) goja.Value {
		k := kind{call.Argument(2).String(), call.Argument(3).ToBoolean()}
		c := collators[k]
		if c == nil {
			var options []collate.Option
			if k.numeric {
				options = append(options, collate.Numeric)
			}
			switch k.sensitivity {
			case "base":
				options = append(options, collate.IgnoreCase, collate.IgnoreDiacritics)
			case "accent":
				options = append(options, collate.IgnoreCase)
			}
			c = collate.New(language.AmericanEnglish, options...)
			collators[k] = c
		}
		return s.vm.ToValue(c.CompareString(norm.NFD.String(call.Argument(0).String()), norm.NFD.String(call.Argument(1).String())))
	}))
}
