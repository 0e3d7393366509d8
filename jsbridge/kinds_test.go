package jsbridge

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/dop251/goja"
)

// TestKinds pins what kindOf knows of goja's inside. It fails when an update
// of goja changes that.
func TestKinds(t *testing.T) {
	if f := reflect.TypeFor[goja.Object]().Field(0); f.Name != "self" || f.Type.Kind() != reflect.Interface {
		t.Fatalf("the first field of goja.Object is %s of type %s", f.Name, f.Type)
	}
	if arrayLayout() == nil {
		t.Error("goja's arrays look different: they are read the slow way now")
	}
	for _, c := range []struct {
		source string
		want   kind
	}{
		{"({})", kindPlain},
		{"new (class A { #x = 1 })", kindPlain},
		{"Object.create(null)", kindPlain},
		{"globalThis", kindPlain},
		{"Math", kindPlain},
		{"JSON", kindPlain},
		{"Object.prototype", kindPlain},
		{"Map.prototype", kindPlain},
		{"Date.prototype", kindPlain},
		{"RegExp.prototype", kindPlain},
		{"Object.create(new WeakMap)", kindPlain},
		{"Object.assign({}, {[Symbol.toStringTag]: 'WeakMap', constructor: WeakMap})", kindPlain},
		{"[]", kindStdArray},
		{"[1,,2]", kindStdArray},
		{"new (class extends Array {})", kindStdArray},
		{"var a = []; a[1e9] = 1; a", kindArray},
		{"new Error", kindError},
		{"new AggregateError([])", kindError},
		{"try { null.x } catch (e) { e }", kindError},
		{"new Date", kindDate},
		{"/x/", kindRegExp},
		{"new Map", kindMap},
		{"Object.setPrototypeOf(new Map, Object.prototype)", kindMap},
		{"new Set", kindSet},
		{"new String('a')", kindString},
		{"new Number(1)", kindBoxed},
		{"new Boolean(1)", kindBoxed},
		{"Object(1n)", kindBoxed},
		{"Object(Symbol())", kindBoxed},
		{"new ArrayBuffer(1)", kindBuffer},
		{"new Float64Array(1)", kindView},
		{"new DataView(new ArrayBuffer(1))", kindDataView},
		{"(function () { return arguments })()", kindRefused},
		{"(function () { 'use strict'; return arguments })()", kindRefused},
		{"() => 1", kindRefused},
		{"(class {})", kindRefused},
		{"Map", kindRefused},
		{"Math.max", kindRefused},
		{"(function () {}).bind()", kindRefused},
		{"async () => {}", kindRefused},
		{"function* g() {}; g", kindRefused},
		{"(function* () {})()", kindRefused},
		{"new Proxy({}, {})", kindRefused},
		{"new Proxy([], {})", kindRefused},
		{"Promise.resolve()", kindRefused},
		{"(async () => {})()", kindRefused},
		{"new WeakMap", kindRefused},
		{"new WeakSet", kindRefused},
		{"[].values()", kindRefused},
		{"''[Symbol.iterator]()", kindRefused},
		{"new Map().keys()", kindRefused},
		{"new Set().keys()", kindRefused},
		{"'a'.matchAll(/a/g)", kindRefused},
		{"Object.setPrototypeOf(new WeakSet, Object.prototype)", kindRefused},
	} {
		v, err := goja.New().RunString(c.source)
		if err != nil {
			t.Fatalf("%s: %v", c.source, err)
		}
		if got := kindOf(v.(*goja.Object)); got != c.want {
			t.Errorf("%s: kind %d, want %d", c.source, got, c.want)
		}
	}
}

// TestKindsOfGoValues does the same for what Go code gives to a VM.
func TestKindsOfGoValues(t *testing.T) {
	rt := goja.New()
	for _, c := range []struct {
		value any
		want  kind
	}{
		{map[string]any{}, kindGoMap},
		{[]any{}, kindArray},
		{&[]any{}, kindArray},
		{map[int]string{}, kindGo},
		{[]string{}, kindGo},
		{[2]string{}, kindGo},
		{struct{ X int }{}, kindGo},
		{&struct{ X int }{}, kindGo},
		{time.Now(), kindGo},
		{func() {}, kindRefused},
		{func(goja.FunctionCall) goja.Value { return nil }, kindRefused},
	} {
		if got := kindOf(rt.ToValue(c.value).(*goja.Object)); got != c.want {
			t.Errorf("%T: kind %d, want %d", c.value, got, c.want)
		}
	}
	if got := kindOf(rt.NewGoError(errors.New("x"))); got != kindError {
		t.Errorf("GoError: kind %d", got)
	}
}
