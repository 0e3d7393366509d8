package runtime

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/dop251/goja"
)

// modulePrototype is Module.prototype.
func (m *modules) modulePrototype() *goja.Object {
	if m.prototype == nil {
		m.prototype = m.s.vm.NewObject()
		require := m.s.named("require", func(call goja.FunctionCall) goja.Value {
			return m.requireFor(m.requirerOf(call.This), call.Argument(0))
		})
		compile := m.s.named("_compile", func(call goja.FunctionCall) goja.Value {
			r := *m.requirerOf(call.This)
			r.path = call.Argument(1).String()
			r.dir = filepath.Dir(r.path)
			if err := m.compile(&r, call.Argument(0).String()); err != nil {
				panic(m.s.toThrow(err))
			}
			return goja.Undefined()
		})
		m.own = require
		_ = m.prototype.Set("require", require)
		_ = m.prototype.Set("_compile", compile)
		_ = m.prototype.Set("isPreloading", false)
		constructor := m.s.native(func(goja.FunctionCall) goja.Value { return m.s.libraryExports("module") })
		_ = m.prototype.DefineAccessorProperty("constructor", constructor, nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return m.prototype
}

// newRequire makes the require function of r.
func (m *modules) newRequire(r *requirer) *goja.Object {
	require := m.s.named("require", func(call goja.FunctionCall) goja.Value {
		if r.module != nil { // a script may have put a require of its own into the prototype
			if current := r.module.Get("require"); current != m.own {
				f, ok := goja.AssertFunction(current)
				if !ok {
					panic(m.s.vm.NewTypeError("mod.require is not a function"))
				}
				value, err := f(r.module, call.Arguments...)
				if err != nil {
					panic(err)
				}
				return value
			}
		}
		return m.requireFor(r, call.Argument(0))
	})
	_ = require.DefineDataProperty("length", m.s.vm.ToValue(1), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	resolve := m.s.named("resolve", func(call goja.FunctionCall) goja.Value { return m.resolveFor(r, call) })
	_ = resolve.Set("paths", m.s.named("paths", func(call goja.FunctionCall) goja.Value {
		name := m.nameArgument(call.Argument(0), "request")
		switch {
		case m.isBuiltin(name):
			return goja.Null()
		case isRelative(name):
			return m.s.strings([]string{r.dir})
		}
		return m.s.strings(nodeModulesOf(r.dir))
	}))
	_ = require.Set("resolve", resolve)
	var main goja.Value = goja.Undefined()
	if m.main != nil {
		main = m.main
	} else if r.module != nil && r.parent == nil {
		main = r.module // that which is about to be the main one
	}
	_ = require.Set("main", main)
	get := m.s.native(func(goja.FunctionCall) goja.Value { return m.requireExtensions() })
	set := m.s.native(func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	_ = require.DefineAccessorProperty("extensions", get, set, goja.FLAG_TRUE, goja.FLAG_TRUE)
	_ = require.Set("cache", m.files())
	return require
}

func (m *modules) requireFor(r *requirer, name goja.Value) goja.Value {
	exports, err := m.require(m.nameArgument(name, "id"), r)
	if err != nil {
		panic(m.s.toThrow(err))
	}
	return exports
}

// resolveFor is require.resolve(name, { paths }).
func (m *modules) resolveFor(r *requirer, call goja.FunctionCall) goja.Value {
	name := m.nameArgument(call.Argument(0), "request")
	if m.isBuiltin(name) {
		return m.s.vm.ToValue(name)
	}
	from := []*requirer{r}
	if options, ok := call.Argument(1).(*goja.Object); ok {
		if paths := options.Get("paths"); !absent(paths) {
			var dirs []string
			if err := m.s.vm.ExportTo(paths, &dirs); err != nil {
				panic(m.s.argumentError("options.paths", "an instance of Array", paths))
			}
			from = nil
			for _, dir := range dirs {
				if !filepath.IsAbs(dir) {
					dir = filepath.Join(r.dir, dir)
				}
				from = append(from, &requirer{dir: dir, path: r.path, module: r.module, parent: r.parent})
			}
		}
	}
	var err error = m.notFound(name, r)
	for _, r := range from {
		var path string
		if path, err = m.resolve(name, r); err == nil {
			return m.s.vm.ToValue(path)
		}
	}
	panic(m.s.toThrow(err))
}

// requireExtensions is what a script may change to say how files are loaded.
func (m *modules) requireExtensions() *goja.Object {
	if m.extensions != nil {
		return m.extensions
	}
	extensions := m.s.vm.CreateObject(nil)
	read := func(load func(r *requirer, text []byte) error) *goja.Object {
		return m.s.named("", func(call goja.FunctionCall) goja.Value {
			r := m.requirerOf(call.Argument(0))
			err := error(m.notFound(call.Argument(1).String(), r))
			var text []byte
			if m.s.config.Load != nil {
				text, err = m.s.config.Load(call.Argument(1).String())
			}
			if err == nil {
				err = load(r, text)
			}
			if err != nil {
				panic(m.s.toThrow(err))
			}
			return goja.Undefined()
		})
	}
	script := read(func(r *requirer, text []byte) error { return m.compile(r, string(text)) })
	_ = extensions.Set(".js", script)
	_ = extensions.Set(".json", read(func(r *requirer, text []byte) error { return m.parseJSON(r.path, text, r.module) }))
	_ = extensions.Set(".cjs", script)
	m.extensions = extensions
	return extensions
}

// files is require.cache.
func (m *modules) files() *goja.Object {
	if m.cache == nil {
		m.cache = m.s.vm.CreateObject(nil)
	}
	return m.cache
}

func (m *modules) nameArgument(v goja.Value, argument string) string {
	if !goja.IsString(v) {
		panic(m.s.argumentError(argument, "of type string", v))
	}
	name := v.String()
	if name == "" && argument == "id" {
		e := m.s.vm.NewTypeError("The argument 'id' must be a non-empty string. Received ''")
		_ = e.Set("code", "ERR_INVALID_ARG_VALUE")
		panic(e)
	}
	return name
}

// fillModule gives the module called module what it needs.
func (m *modules) fillModule(internal *goja.Object) error {
	s := m.s
	return errors.Join(
		internal.Set("prototype", m.modulePrototype()),
		internal.Set("cache", m.files()),
		internal.Set("extensions", m.requireExtensions()),
		internal.Set("isBuiltin", s.native(func(call goja.FunctionCall) goja.Value {
			name := call.Argument(0)
			return s.vm.ToValue(goja.IsString(name) && m.isBuiltin(name.String()))
		})),
		internal.Set("names", s.native(func(goja.FunctionCall) goja.Value {
			var names []string
			for name := range library() {
				if m.isBuiltin(name) {
					names = append(names, name)
				}
			}
			return s.strings(names)
		})),
		internal.Set("nodeModules", s.native(func(call goja.FunctionCall) goja.Value {
			return s.strings(nodeModulesOf(call.Argument(0).String()))
		})),
		internal.Set("createRequire", s.native(func(call goja.FunctionCall) goja.Value {
			path := call.Argument(0).String()
			dir := filepath.Dir(path)
			if strings.HasSuffix(filepath.ToSlash(path), "/") {
				dir = filepath.Clean(path)
			}
			return m.newRequire(&requirer{dir: dir, path: path})
		})),
		internal.Set("resolve", s.native(func(call goja.FunctionCall) goja.Value {
			name := call.Argument(0).String()
			if m.isBuiltin(name) {
				return s.vm.ToValue(name)
			}
			r := &requirer{}
			if !absent(call.Argument(1)) {
				r = m.requirerOf(call.Argument(1))
			}
			path, err := m.resolve(name, r)
			if err != nil {
				panic(s.toThrow(err))
			}
			return s.vm.ToValue(path)
		})),
	)
}

// strings makes an array of texts.
func (s *Sandbox) strings(list []string) *goja.Object {
	values := make([]any, len(list))
	for i, text := range list {
		values[i] = text
	}
	return s.vm.NewArray(values...)
}
