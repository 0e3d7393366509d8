package jsbridge

import (
	"github.com/dop251/goja"
)

// ErrorFromJS makes an Error of a value that a script has thrown. It does not
// fail: of an error object it leaves out the properties that cannot be cloned
// or whose getters throw; for anything else that cannot be cloned, a function
// for one, the Error has the Name "DataCloneError" and says what was thrown.
//
// Unlike other clones an error that was thrown keeps the name, message and code
// that its class gives it, as its own properties, and what inherits from
// Error.prototype is an error even if no constructor of Error's has made it.
//
// Getters may run, hence call it on the goroutine of rt only, where an
// interrupt may arrive. An interrupt ends it early; it stays pending.
func ErrorFromJS(rt *goja.Runtime, v goja.Value) *Error {
	if c, err := thrownClone(rt, v); err == nil {
		return c.AsError()
	} else {
		return &Error{Name: dataCloneError, Message: thrownText(err)}
	}
}

// thrownClone encodes a thrown value and drops what it must.
func thrownClone(rt *goja.Runtime, v goja.Value) (c Clone, err error) {
	e := newJSEncoder(rt, Limits{})
	e.lenient = true
	defer recoverTo(&err, "encoding what was thrown")
	ex := rt.Try(func() { err = e.encode(v) })
	for ex != nil {
		if !e.rewind() {
			return Clone{}, &CloneError{Reason: "reading it threw " + thrownName(rt, ex.Value())}
		}
		ex = rt.Try(func() { err = e.drain() })
	}
	if err != nil {
		return Clone{}, err
	}
	return e.finish()
}

// thrownName names a value that was thrown while another one was read.
func thrownName(rt *goja.Runtime, v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		if kindOf(o) == kindError {
			return "an Error"
		}
		return "an object"
	}
	return v.String()
}

// thrownText says why something thrown arrives as another error.
func thrownText(err error) string {
	if refused, ok := err.(*CloneError); ok {
		return refused.At("thrown value").Error()
	}
	return err.Error()
}
