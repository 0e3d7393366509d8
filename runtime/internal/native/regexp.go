package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// regexpFields tell where goja has what a regular expression is.
type regexpFields struct {
	typ                                                    reflect.Type
	pattern, source, standard                              uintptr // in the object
	linear                                                 uintptr // in what pattern points to, and these:
	global, ignoreCase, multiline, dotAll, sticky, unicode uintptr
}

var regexpLayout = sync.OnceValue(func() *regexpFields {
	v, err := goja.New().RunString("/a/")
	if err != nil {
		return nil
	}
	t := implementation(v.(*goja.Object))
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil
	}
	known := true
	field := func(of reflect.Type, name string, kind reflect.Kind) uintptr {
		f, ok := of.FieldByName(name)
		known = known && ok && f.Type.Kind() == kind
		return f.Offset
	}
	pattern, ok := t.Elem().FieldByName("pattern")
	if !ok || pattern.Type.Kind() != reflect.Pointer || pattern.Type.Elem().Kind() != reflect.Struct {
		return nil
	}
	source, ok := t.Elem().FieldByName("source")
	if !ok || source.Type != reflect.TypeFor[goja.String]() {
		return nil
	}
	p := pattern.Type.Elem()
	l := &regexpFields{
		typ: t, pattern: pattern.Offset, source: source.Offset,
		standard:   field(t.Elem(), "standard", reflect.Bool),
		linear:     field(p, "regexpWrapper", reflect.Pointer),
		global:     field(p, "global", reflect.Bool),
		ignoreCase: field(p, "ignoreCase", reflect.Bool),
		multiline:  field(p, "multiline", reflect.Bool),
		dotAll:     field(p, "dotAll", reflect.Bool),
		sticky:     field(p, "sticky", reflect.Bool),
		unicode:    field(p, "unicode", reflect.Bool),
	}
	if !known {
		return nil
	}
	return l
})

// A RegExp is what goja has of a regular expression.
type RegExp struct {
	Source                                                 goja.String
	Linear                                                 bool // goja matches it with a package that takes linear time
	Global, IgnoreCase, Multiline, DotAll, Sticky, Unicode bool

	standard *bool
}

// KnowsRegExp reports whether [RegExpOf] can work.
func KnowsRegExp() bool { return regexpLayout() != nil }

// RegExpOf looks into an object that may be a regular expression.
func RegExpOf(o *goja.Object) (r RegExp, ok bool) {
	l := regexpLayout()
	if l == nil || implementation(o) != l.typ {
		return r, false
	}
	object := pointer(o)
	pattern := *(*unsafe.Pointer)(unsafe.Add(object, l.pattern))
	flag := func(offset uintptr) bool { return *(*bool)(unsafe.Add(pattern, offset)) }
	return RegExp{
		Source:     *(*goja.String)(unsafe.Add(object, l.source)),
		Linear:     *(*unsafe.Pointer)(unsafe.Add(pattern, l.linear)) != nil,
		Global:     flag(l.global),
		IgnoreCase: flag(l.ignoreCase),
		Multiline:  flag(l.multiline),
		DotAll:     flag(l.dotAll),
		Sticky:     flag(l.sticky),
		Unicode:    flag(l.unicode),
		standard:   (*bool)(unsafe.Add(object, l.standard)),
	}, true
}

// Standard reports whether goja takes its shortcuts for the expression: nothing
// of it was replaced by a script.
func (r RegExp) Standard() bool { return *r.standard }

// Generic has f run without these shortcuts: by calls of exec.
func (r RegExp) Generic(f func() goja.Value) goja.Value {
	was := *r.standard
	*r.standard = false
	defer func() { *r.standard = was }()
	return f()
}

// Units returns a string as it is: in ASCII, or else in units of UTF-16, which
// must not be changed.
func Units(s goja.String) (ascii string, units []uint16) {
	v := reflect.ValueOf(s)
	if v.Kind() == reflect.Pointer { // one that came from Go, and was not looked at so far
		s = s.Substring(0, s.Length())
		v = reflect.ValueOf(s)
	}
	switch {
	case v.Kind() == reflect.String:
		return v.String(), nil
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint16 && v.Len() == s.Length()+1:
		// goja puts a mark before the units.
		return "", unsafe.Slice((*uint16)(v.UnsafePointer()), v.Len())[1:]
	}
	units = make([]uint16, s.Length())
	for i := range units {
		units[i] = s.CharAt(i)
	}
	return "", units
}
