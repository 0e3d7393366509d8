package runtime

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

var (
	readProperty  = pattern(`^Cannot read property '((?s:.*))' of undefined( or null)?$`)
	readOnly      = pattern(`^(Cannot assign to read only property '([^']*)')(?: of a String)?$`)
	deleted       = pattern(`^(Cannot delete property '.*' of )`)
	receiver      = pattern(`^(.* called on incompatible receiver )\[object ([\p{L}\p{N}_$]+)\]$`)
	notADate      = pattern(`^Method Date\.prototype\.\w+ is called on incompatible receiver`)
	notAnObject   = pattern(`^Value is not (?:an object|callable): ((?s:.*))$`)
	notExtensible = pattern(`^\[object ([\p{L}\p{N}_$]+)\] is not extensible$`)
)

// typeErrorText is what V8 says where goja says message.
func (s *Sandbox) typeErrorText(message string) string {
	if text, ok := sameTexts[message]; ok {
		return text
	}
	if m := readProperty().FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("Cannot read properties of %s (reading '%s')", s.nullish(), m[1])
	}
	if m := notAnObject().FindStringSubmatch(message); m != nil {
		return s.notAnObjectText(message, m[1])
	}
	if m := readOnly().FindStringSubmatch(message); m != nil {
		return s.readOnlyText(m[1], m[2])
	}
	if m := deleted().FindStringSubmatch(message); m != nil {
		if o := s.subject(); o != nil {
			return m[1] + s.shown(o)
		}
	}
	if m := receiver().FindStringSubmatch(message); m != nil {
		return m[1] + "#<" + m[2] + ">"
	}
	if m := notExtensible().FindStringSubmatch(message); m != nil {
		return "#<" + m[1] + "> is not extensible"
	}
	switch {
	case message == "" && s.setsElement():
		return s.readOnlyText("Cannot assign to read only property '"+s.element()+"'", s.element())
	case strings.HasPrefix(message, "Object has no member '"):
		name := strings.TrimSuffix(strings.TrimPrefix(message, "Object has no member '"), "'")
		if callee := s.here().callee(); callee != "" {
			return callee + " is not a function"
		}
		return "(intermediate value)." + name + " is not a function"
	case strings.HasPrefix(message, "Not a function: "):
		if callee := s.here().callee(); callee != "" {
			return callee + " is not a function"
		}
	case message == "Value is not a constructor":
		if class := s.here().constructor(); class != "" {
			return class + " is not a constructor"
		}
	case message == "Class constructor cannot be invoked without 'new'":
		if callee := s.here().callee(); callee != "" {
			return "Class constructor " + callee + " cannot be invoked without 'new'"
		}
	case message == "Class extends value is not a constructor or null":
		if top := s.turn.machine.Operands(1); len(top) == 1 {
			return "Class extends value " + s.shown(top[0]) + " is not a constructor or null"
		}
	case message == "Cannot convert undefined or null to object":
		return s.nullishText(message)
	case message == "object is not iterable":
		return s.iterableText()
	case message == "Value is not object coercible":
		return s.coercibleText(message)
	case strings.HasPrefix(message, "Could not convert ") && strings.HasSuffix(message, " to primitive"):
		return "Cannot convert object to primitive value"
	case strings.HasPrefix(message, "Receiver is not an object: "):
		if name := s.here().assigned(); name != "" {
			value := strings.TrimPrefix(message, "Receiver is not an object: ")
			return fmt.Sprintf("Cannot create property '%s' on %s '%s'", name, s.primitiveType(value), value)
		}
	case strings.HasPrefix(message, "Expecting a function in instanceof check, but got "):
		return "Right-hand side of 'instanceof' is not callable"
	case notADate().MatchString(message):
		return "this is not a Date object."
	case strings.HasPrefix(message, "Cannot write private member "):
		return strings.Replace(message, " from an object ", " to an object ", 1)
	}
	return message
}

// sameTexts are what V8 says wherever goja says the other.
var sameTexts = map[string]string{
	"Promise self-resolution":                "Chaining cycle detected for promise #<Promise>",
	"No initial value":                       "Reduce of empty array with no initial value",
	"Constructor Promise requires 'new'":     "Promise constructor cannot be invoked without 'new'",
	"RegExp doesn't have global flag set":    "String.prototype.matchAll called with a non-global RegExp argument",
	"Cannot redefine property: prototype":    "Classes may not have a static property named 'prototype'",
	"length is not writable":                 "Cannot assign to read only property 'length' of object '[object Array]'",
	"Super constructor is not a constructor": "Super constructor null of anonymous class is not a constructor",
}

// The native functions that call what they are given, that iterate it, and that
// change the elements of their this.
var (
	calling   = words("map forEach filter some every reduce reduceRight flatMap find findIndex findLast findLastIndex from")
	iterating = words("from all allSettled any race")
	changing  = words("push pop shift unshift sort reverse splice fill copyWithin set")
)

func words(text string) map[string]bool {
	m := make(map[string]bool)
	for _, name := range strings.Fields(text) {
		m[name] = true
	}
	return m
}

// setsElement reports whether an element of an array is being set.
func (s *Sandbox) setsElement() bool {
	if function := s.nativeFunction(); function != "" {
		return changing[function]
	}
	return s.here().assignsElement()
}

// notAnObjectText is about a value that had to be an object, or a function.
func (s *Sandbox) notAnObjectText(message, value string) string {
	if function := s.nativeFunction(); function != "" {
		switch subject := s.subject(); {
		case function == "flatMap":
			return "flatMap mapper function is not callable"
		case function == "from" && (value == "undefined" || value == "null"):
			return s.nullishText(message)
		case calling[function]:
			if top := s.turn.machine.Operands(1); strings.HasPrefix(message, "Value is not callable") && len(top) == 1 {
				value = s.shown(top[0])
			}
			return value + " is not a function"
		case subject != nil && function == "set" && native.TypeName(subject) == "WeakMap":
			return "Invalid value used as weak map key"
		case subject != nil && function == "add" && native.TypeName(subject) == "WeakSet":
			return "Invalid value used in weak set"
		case function == "defineProperty":
			return "Getter must be a function: " + value // or a setter
		case function == "fromEntries":
			return "Iterator value " + value + " is not an entry object"
		case function == "apply" || function == "construct":
			return "CreateListFromArrayLike called on non-object"
		}
		return message
	}
	at := s.here()
	if two := s.turn.machine.Operands(2); len(two) == 2 && !s.failedFor() && s.shown(two[0]) == value {
		switch at.operator() {
		case "in":
			return fmt.Sprintf("Cannot use 'in' operator to search for '%s' in %s", s.shown(two[1]), value)
		case "instanceof":
			return "Right-hand side of 'instanceof' is not an object"
		}
	}
	if callee := at.callee(); callee != "" {
		return callee + " is not a function"
	}
	class := at.constructor()
	if class == "" {
		return message
	}
	if f, _ := s.vm.GlobalObject().Get(class).(*goja.Object); f != nil { // it is about an argument
		switch class {
		case "Promise":
			return "Promise resolver " + value + " is not a function"
		case "Map":
			return "Iterator value " + value + " is not an entry object"
		case "WeakMap":
			return "Invalid value used as weak map key"
		case "WeakSet":
			return "Invalid value used in weak set"
		}
	}
	return class + " is not a constructor"
}

// nullishText is about null or undefined that had to be an object.
func (s *Sandbox) nullishText(message string) string {
	at, word := s.here(), s.nullish()
	switch function := s.nativeFunction(); {
	case iterating[function] && word == "null":
		return "object null is not iterable (cannot read property Symbol(Symbol.iterator))"
	case iterating[function]:
		return "undefined is not iterable (cannot read property Symbol(Symbol.iterator))"
	case calling[function]:
		return word + " is not a function"
	case function != "":
		return message
	}
	if name := at.assigned(); name != "" {
		return fmt.Sprintf("Cannot set properties of %s (setting '%s')", word, name)
	}
	if at.assignsElement() {
		return fmt.Sprintf("Cannot set properties of %s (setting '%s')", word, s.element())
	}
	switch text, elements := at.iterated(); {
	case elements || text != "" && at.inPattern():
		return word + " is not iterable (cannot read property Symbol(Symbol.iterator))"
	case text != "":
		return s.iterableText()
	}
	return message
}

// iterableText is about a value that had to be iterable.
func (s *Sandbox) iterableText() string {
	text, elements := s.here().iterated()
	if text == "" || elements && !s.failedFor() {
		return s.notIterable()
	}
	if callee, called := strings.CutSuffix(text, "(...)"); called && callee != "(intermediate value)" {
		return callee + " is not a function or its return value is not iterable"
	}
	return text + " is not iterable"
}

// coercibleText is about null or undefined that is taken apart by a pattern, or
// is the this of a method of strings.
func (s *Sandbox) coercibleText(message string) string {
	switch function := s.nativeFunction(); function {
	case "":
	case "call", "apply":
		return message
	case "setPrototypeOf":
		return "Object.setPrototypeOf called on null or undefined"
	case "fromEntries":
		return s.nullish() + " is not iterable"
	default:
		return "String.prototype." + function + " called on null or undefined"
	}
	word := s.nullish()
	source, name := s.here().destructured()
	if source == "" {
		if source = word; word == "null" {
			source = "object null"
		}
	}
	if name == "" {
		return fmt.Sprintf("Cannot destructure '%s' as it is %s.", source, word)
	}
	return fmt.Sprintf("Cannot destructure property '%s' of '%s' as it is %s.", name, source, word)
}

// readOnlyText says of which object a property is, and whether it has but a
// getter.
func (s *Sandbox) readOnlyText(text, name string) string {
	if own, isPrivate := strings.CutPrefix(name, "#"); isPrivate {
		return "'#" + own + "' was defined without a setter"
	}
	for i, v := range s.turn.machine.Operands(3) {
		if i > 0 && v != nil && goja.IsString(v) && v.String() != name && s.nativeFunction() == "" {
			return text + " of string '" + v.String() + "'"
		}
	}
	o := s.subject()
	if o == nil {
		return text
	}
	if s.onlyGetter(o, name) {
		return "Cannot set property " + name + " of " + s.shown(o) + " which has only a getter"
	}
	return text + " of object '" + s.shown(o) + "'"
}

// notIterable is what V8 says of a value that a native function was to iterate.
func (s *Sandbox) notIterable() string {
	const rest = " is not iterable (cannot read property Symbol(Symbol.iterator))"
	top := s.turn.machine.Operands(1)
	if len(top) == 0 || top[0] == nil || goja.IsUndefined(top[0]) {
		return "undefined" + rest
	}
	if _, ok := top[0].(*goja.Object); ok {
		return "object" + rest
	}
	if goja.IsNull(top[0]) {
		return "object null" + rest
	}
	value := s.shown(top[0])
	if value == "(intermediate value)" {
		return value + " is not iterable"
	}
	return s.primitiveType(value) + " " + value + rest
}

func (s *Sandbox) referenceErrorText(message string) string {
	switch message {
	case "Cannot access a variable before initialization":
		if name := identifier().FindString(s.here().after()); name != "" {
			return "Cannot access '" + name + "' before initialization"
		}
	case "Must call super constructor in derived class before returning from derived constructor",
		"Must call super constructor in derived class before accessing 'this'":
		return "Must call super constructor in derived class before accessing 'this' or returning from derived constructor"
	}
	return message
}

func (s *Sandbox) rangeErrorText(message string) string {
	if number, ok := strings.CutPrefix(message, "Cannot convert "); ok {
		if number, ok := strings.CutSuffix(number, " to a BigInt"); ok {
			return "The number " + number + " cannot be converted to a BigInt because it is not an integer"
		}
	}
	if index, ok := strings.CutPrefix(message, "Invalid index "); ok {
		switch class := s.here().constructor(); {
		case class == "ArrayBuffer":
			return "Invalid array buffer length"
		case strings.HasSuffix(class, "Array"):
			return "Invalid typed array length: " + index
		case s.nativeFunction() == "with":
			return "Invalid index : " + index
		}
		return message
	}
	return rangeTexts.Replace(message)
}

var rangeTexts = strings.NewReplacer(
	"toFixed() precision must be", "toFixed() digits argument must be",
	"toPrecision() precision must be", "toPrecision() argument must be",
	"toExponential() precision must be", "toExponential() argument must be",
	"radix must be an integer between", "toString() radix argument must be between",
	"Byte length of", "byte length of",
	"Start offset of", "start offset of",
	"Source is too large", "offset is out of bounds",
	"NFC, NFD, NFKC, NFKD", "NFC, NFD, NFKC, NFKD.",
)
