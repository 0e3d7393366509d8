package runtime

import (
	goruntime "runtime"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// webGlobals are the classes and functions that the Web has, and Node with it, by
// the module of the library that has them.
var webGlobals = func() (properties []native.Property) {
	for _, from := range [...]struct {
		module     string
		names      []string
		enumerable bool
	}{
		{"internal/web/domexception", []string{"DOMException"}, false},
		{"internal/web/url", []string{"URL", "URLSearchParams"}, false},
		{"internal/web/event", []string{"Event", "CustomEvent", "EventTarget"}, false},
		{"internal/web/abort", []string{"AbortController", "AbortSignal"}, false},
		{"internal/web/encoding", []string{"TextEncoder", "TextDecoder"}, false},
		{"internal/web/performance", []string{"Performance", "PerformanceEntry", "PerformanceMark", "PerformanceMeasure"}, false},
		{"internal/web/performance", []string{"performance"}, true},
		{"internal/web/navigator", []string{"Navigator"}, false},
		{"internal/web/navigator", []string{"navigator"}, true},
		{"internal/web/crypto", []string{"Crypto", "CryptoKey", "SubtleCrypto"}, false},
		{"internal/web/crypto", []string{"crypto"}, true},
		{"internal/web/message", []string{"MessageChannel", "MessagePort", "MessageEvent"}, false},
		{"internal/web/streams/readable", []string{"ReadableStream", "ReadableStreamDefaultReader", "ReadableStreamBYOBReader"}, false},
		{"internal/web/streams/controller", []string{"ReadableStreamDefaultController", "ReadableByteStreamController"}, false},
		{"internal/web/streams/writable", []string{"WritableStream", "WritableStreamDefaultWriter", "WritableStreamDefaultController"}, false},
		{"internal/web/streams/transform", []string{"TransformStream", "TransformStreamDefaultController"}, false},
		{"internal/web/streams/shared", []string{"CountQueuingStrategy", "ByteLengthQueuingStrategy"}, false},
		{"internal/web/streams/text", []string{"TextEncoderStream", "TextDecoderStream"}, false},
		{"internal/web/blob", []string{"Blob", "File"}, false},
		{"internal/web/headers", []string{"Headers"}, false},
		{"internal/web/fetch", []string{"FormData", "Request", "Response"}, false},
		{"internal/web/fetch", []string{"fetch"}, true},
		{"internal/web/base64", []string{"atob", "btoa"}, true},
	} {
		for _, name := range from.names {
			properties = append(properties, native.Property{Name: name, Enumerable: from.enumerable, Value: fromLibrary(from.module, name)})
		}
	}
	return properties
}()

// fillWeb gives a module of the Web's globals what it needs of Go.
func (s *Sandbox) fillWeb(module string, internal *goja.Object) error {
	switch module {
	case "internal/web/idl":
		return s.fillFunctions(internal, map[string]nativeFunction{
			"wrongType": func(call goja.FunctionCall) goja.Value {
				return s.argumentError(call.Argument(0).String(), call.Argument(1).String(), call.Argument(2))
			},
			"usv": s.wellFormed,
		})
	case "internal/web/event":
		return s.fillFunctions(internal, map[string]nativeFunction{
			"nextTick": s.nextTick,
			"now":      func(goja.FunctionCall) goja.Value { return s.vm.ToValue(s.now()) },
		})
	case "internal/web/abort":
		return s.fillFunctions(internal, map[string]nativeFunction{"setTimeout": s.setTimeout})
	case "internal/web/encoding":
		return s.fillFunctions(internal, map[string]nativeFunction{
			"encode":     s.encodeText,
			"encodeInto": s.encodeInto,
			"encodingOf": s.encodingOf,
			"decoder":    s.newDecoder,
		})
	case "internal/web/base64":
		return s.fillFunctions(internal, map[string]nativeFunction{"toBase64": s.toBase64, "fromBase64": s.fromBase64})
	case "internal/web/performance":
		_ = internal.Set("timeOrigin", float64(s.loop.Base().UnixMicro())/1000)
		return s.fillFunctions(internal, map[string]nativeFunction{
			"now":   func(goja.FunctionCall) goja.Value { return s.vm.ToValue(s.now()) },
			"clone": s.structuredClone,
		})
	case "internal/web/navigator":
		_ = internal.Set("processors", goruntime.NumCPU())
		return internal.Set("platform", goruntime.GOOS)
	case "internal/web/crypto":
		return s.fillFunctions(internal, map[string]nativeFunction{
			"digest": s.digest, "hmac": s.hmac, "same": s.same, "random": s.fillRandom,
			"base64": s.base64URL, "fromBase64": s.fromBase64URL,
		})
	case "internal/web/message":
		return s.fillFunctions(internal, map[string]nativeFunction{"post": s.postTask, "clone": s.cloneMessage})
	case "internal/web/streams/readable":
		return s.fillFunctions(internal, map[string]nativeFunction{"clone": s.structuredClone})
	case "internal/web/blob":
		return s.fillFunctions(internal, map[string]nativeFunction{"encode": s.encodeText})
	case "internal/web/fetch":
		return s.fillFunctions(internal, map[string]nativeFunction{
			"fetch":  s.fetch,
			"encode": s.encodeText,
			"number": func(goja.FunctionCall) goja.Value { return s.vm.ToValue(s.randomNumber()) },
			"bytes":  func(call goja.FunctionCall) goja.Value { return s.newBuffer([]byte(binaryBytes(call.Argument(0)))) },
			"binary": func(call goja.FunctionCall) goja.Value { return binaryText(bytesArgument(call, 0)) },
		})
	case "internal/web/url":
		return s.fillFunctions(internal, map[string]nativeFunction{
			"parse":       s.parseURL,
			"change":      s.changeURL,
			"parseQuery":  s.parseQuery,
			"formatQuery": s.formatQuery,
		})
	}
	return nil
}

type nativeFunction = func(goja.FunctionCall) goja.Value

func (s *Sandbox) fillFunctions(internal *goja.Object, functions map[string]nativeFunction) error {
	for name, f := range functions {
		// No stack shows them.
		if err := internal.Set(name, s.named(ours+name, f)); err != nil {
			return err
		}
	}
	return nil
}

// wellFormed is the text of a value, with surrogates that are alone replaced.
func (s *Sandbox) wellFormed(call goja.FunctionCall) goja.Value {
	v := call.Argument(0)
	if _, ok := v.(*goja.Symbol); ok {
		panic(s.vm.NewTypeError("Cannot convert a Symbol value to a string"))
	}
	text := textOf(v)
	var units []uint16 // once one of them is another
	for i := 0; i < text.Length(); i++ {
		if i%pollEvery == 0 {
			s.poll()
		}
		unit := text.CharAt(i)
		if unit&0xfc00 == 0xd800 && i+1 < text.Length() && text.CharAt(i+1)&0xfc00 == 0xdc00 {
			if units != nil {
				units = append(units, unit, text.CharAt(i+1))
			}
			i++
			continue
		}
		if unit&0xf800 == 0xd800 {
			if units == nil {
				units = make([]uint16, i, text.Length())
				for j := range units {
					units[j] = text.CharAt(j)
				}
			}
			unit = utf8.RuneError
		}
		if units != nil {
			units = append(units, unit)
		}
	}
	if units == nil {
		return text
	}
	return goja.StringFromUTF16(units)
}

// pollEvery is after how many steps of a loop it looks at the interrupt.
const pollEvery = 1 << 16

// textOf is the text of a value, as JavaScript has it.
func textOf(v goja.Value) goja.String {
	if text, ok := v.ToString().(goja.String); ok {
		return text
	}
	return goja.StringFromUTF16(utf16.Encode([]rune(v.String()))) // a number, for goja
}

// checkLength is for native functions that work on a text from its beginning to
// its end.
func (s *Sandbox) checkLength(units int) {
	if units > s.config.Limits.String {
		panic(s.rangeError("Invalid string length"))
	}
}

// now is performance.now(): the milliseconds since the sandbox was made, by its
// clock, in whole microseconds.
func (s *Sandbox) now() float64 {
	return float64(s.loop.Time().Sub(s.loop.Base()).Microseconds()) / 1000
}

// domException makes what Go code throws that does the work of the Web's.
func (s *Sandbox) domException(name, message string) goja.Value {
	e, err := s.vm.New(s.exported("internal/web/domexception", "DOMException"), s.vm.ToValue(message), s.vm.ToValue(name))
	if err != nil {
		panic(s.toThrow(err))
	}
	return e
}

// bytesArgument is the part of an ArrayBuffer that three arguments say: it, where
// the part begins, and how long it is. What is not there is empty.
func bytesArgument(call goja.FunctionCall, first int) []byte {
	buffer, ok := call.Argument(first).Export().(goja.ArrayBuffer)
	if !ok || buffer.Detached() {
		return nil
	}
	all := buffer.Bytes()
	offset, length := call.Argument(first+1).ToInteger(), call.Argument(first+2).ToInteger()
	if offset < 0 || length < 0 || offset > int64(len(all)) || length > int64(len(all))-offset {
		return nil
	}
	return all[offset : offset+length]
}

// newBuffer makes an ArrayBuffer of bytes, which it keeps.
func (s *Sandbox) newBuffer(content []byte) goja.Value {
	if len(content) > s.config.Limits.Buffer {
		panic(s.rangeError("Array buffer allocation failed"))
	}
	return s.vm.ToValue(s.vm.NewArrayBuffer(content))
}
