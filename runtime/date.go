package runtime

import (
	"errors"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// Dates as texts end with the name of the time zone. The engine has but its
// abbreviation there: "(CET)" for "(Central European Standard Time)".

// zoneNames are the names of time zones in English by the ends of dates: an offset and
// an abbreviation, which some zones share.
var zoneNames = map[string]string{
	"+0000 (UTC)": "Coordinated Universal Time", "+0000 (GMT)": "Greenwich Mean Time", "+0100 (BST)": "British Summer Time",
	"+0100 (IST)": "Irish Standard Time", "+0000 (WET)": "Western European Standard Time", "+0100 (WEST)": "Western European Summer Time",
	"+0100 (CET)": "Central European Standard Time", "+0200 (CEST)": "Central European Summer Time",
	"+0200 (EET)": "Eastern European Standard Time", "+0300 (EEST)": "Eastern European Summer Time", "+0300 (MSK)": "Moscow Standard Time",
	"-0500 (EST)": "Eastern Standard Time", "-0400 (EDT)": "Eastern Daylight Time", "-0600 (CST)": "Central Standard Time",
	"-0500 (CDT)": "Central Daylight Time", "-0700 (MST)": "Mountain Standard Time", "-0600 (MDT)": "Mountain Daylight Time",
	"-0800 (PST)": "Pacific Standard Time", "-0700 (PDT)": "Pacific Daylight Time", "-0900 (AKST)": "Alaska Standard Time",
	"-0800 (AKDT)": "Alaska Daylight Time", "-1000 (HST)": "Hawaii-Aleutian Standard Time", "-0400 (AST)": "Atlantic Standard Time",
	"-0300 (ADT)": "Atlantic Daylight Time", "-0330 (NST)": "Newfoundland Standard Time", "-0230 (NDT)": "Newfoundland Daylight Time",
	"+0530 (IST)": "India Standard Time", "+0900 (JST)": "Japan Standard Time", "+0900 (KST)": "Korean Standard Time",
	"+0800 (CST)": "China Standard Time", "+0800 (HKT)": "Hong Kong Standard Time", "+0500 (PKT)": "Pakistan Standard Time",
	"+0700 (WIB)": "Western Indonesia Time", "+0800 (AWST)": "Australian Western Standard Time", "+0930 (ACST)": "Australian Central Standard Time",
	"+1030 (ACDT)": "Australian Central Daylight Time", "+1000 (AEST)": "Australian Eastern Standard Time",
	"+1100 (AEDT)": "Australian Eastern Daylight Time", "+1200 (NZST)": "New Zealand Standard Time", "+1300 (NZDT)": "New Zealand Daylight Time",
	"+0200 (SAST)": "South Africa Standard Time", "+0300 (EAT)": "East Africa Time", "+0200 (CAT)": "Central Africa Time",
	"+0100 (WAT)": "West Africa Time",
}

// namesZone has a function that makes a text of a date name the time zone.
func (s *Sandbox) namesZone(function *goja.Object) error {
	return native.WrapCall(function, func(call goja.FunctionCall, next native.Call) goja.Value {
		value := next(call)
		text := value.String()
		if at := strings.LastIndexAny(text, "+-"); at >= 0 {
			if name := zoneNames[text[at:]]; name != "" {
				return s.vm.ToValue(text[:at+len("+0000 (")] + name + ")")
			}
		}
		return value
	})
}

// mendDate mends the constructor of dates: its texts name the time zone, and those that
// it reads may have any white space, as lines of files do.
func (s *Sandbox) mendDate(date *goja.Object) error {
	spaced := func(args []goja.Value) []goja.Value {
		if len(args) == 1 && goja.IsString(args[0]) && strings.ContainsAny(args[0].String(), "\t\n\v\f\r") {
			return []goja.Value{s.vm.ToValue(toSpaces.Replace(args[0].String()))}
		}
		return args
	}
	parse, _ := date.Get("parse").(*goja.Object)
	return errors.Join(
		datePrototype.Hook(date.Get("prototype").(*goja.Object)),
		s.namesZone(date),
		native.WrapNew(date, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
			return next(spaced(args), newTarget)
		}),
		native.WrapCall(parse, func(call goja.FunctionCall, next native.Call) goja.Value {
			call.Arguments = spaced(call.Arguments)
			return next(call)
		}),
	)
}

var toSpaces = strings.NewReplacer("\t", " ", "\n", " ", "\v", " ", "\f", " ", "\r", " ")
