package runtime

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/buffer"

	"github.com/wprun/wprun/runtime/internal/native"
)

// modules is a sandbox's require: CommonJS as Node does it, over the files of
// Config.Load, the modules of Config.Modules, and the few of Node's own that
// are pure computation. See https://nodejs.org/api/modules.html.
type modules struct {
	s          *Sandbox
	builtin    map[string]func(exports, module *goja.Object) error
	loaded     map[string]*goja.Object // the module object of each builtin in use
	forLibrary *goja.Object            // the require function of the library's files
	cache      *goja.Object            // require.cache: file name → module object
	main       *goja.Object
}

func newModules(s *Sandbox) *modules {
	m := &modules{
		s: s,
		builtin: map[string]func(exports, module *goja.Object) error{
			"buffer": func(_, module *goja.Object) error { buffer.Require(s.vm, module); return nil },
		},
		loaded: make(map[string]*goja.Object),
	}
	if len(s.mounts) > 0 {
		m.builtin["fs"] = s.initFiles
		m.builtin["fs/promises"] = func(_, module *goja.Object) error {
			fs, err := m.requireBuiltin("fs")
			if err != nil {
				return err
			}
			return module.Set("exports", fs.Get("exports").(*goja.Object).Get("promises"))
		}
	}
	for _, given := range s.config.Modules {
		m.builtin[given.Name] = func(exports, _ *goja.Object) error { return given.fill(s, exports) }
	}
	return m
}

// runMain runs a module program as the main module.
func (m *modules) runMain(p *Program) error {
	m.main = m.newModule(p.name)
	return m.run(p, m.main)
}

// require is what the require function of a module in directory dir does.
func (m *modules) require(name, dir string) (goja.Value, error) {
	if builtin := strings.TrimPrefix(name, "node:"); m.isBuiltin(builtin) {
		return exportsOf(m.requireBuiltin(builtin))
	}
	path, text, err := m.resolve(name, dir)
	if err != nil {
		return nil, err
	}
	if m.cache != nil {
		if module, ok := m.cache.Get(path).(*goja.Object); ok {
			return exportsOf(module, nil)
		}
	}
	return exportsOf(m.load(path, text))
}

func exportsOf(module *goja.Object, err error) (goja.Value, error) {
	if err != nil {
		return nil, err
	}
	return module.Get("exports"), nil
}

// isBuiltin reports whether a script may require a name that is no file's.
func (m *modules) isBuiltin(name string) bool {
	return m.builtin[name] != nil || library()[name] != nil && !strings.HasPrefix(name, libraryInternal)
}

// requireBuiltin returns the module of the host or of the library of that name, or
// nil.
func (m *modules) requireBuiltin(name string) (*goja.Object, error) {
	if module := m.loaded[name]; module != nil {
		return module, nil
	}
	init := m.builtin[name]
	if init == nil {
		init = m.initLibrary(name)
	}
	if init == nil {
		return nil, nil
	}
	module := m.s.vm.NewObject()
	exports := m.s.vm.NewObject()
	_ = module.Set("exports", exports)
	m.loaded[name] = module
	if err := init(exports, module); err != nil {
		delete(m.loaded, name)
		return nil, err
	}
	return module, nil
}

// load runs the file at path as a module, or reads it as JSON.
func (m *modules) load(path string, text []byte) (*goja.Object, error) {
	module := m.newModule(path)
	var err error
	if filepath.Ext(path) == ".json" {
		err = m.parseJSON(path, text, module)
	} else {
		var p *Program
		if p, err = m.s.config.Programs.CompileModule(path, string(text)); err == nil {
			err = m.run(p, module)
		}
	}
	if err != nil {
		_ = m.cache.Delete(path)
		return nil, err
	}
	_ = module.Set("loaded", true)
	return module, nil
}

func (m *modules) parseJSON(path string, text []byte, module *goja.Object) error {
	parse, _ := goja.AssertFunction(m.s.vm.Get("JSON").(*goja.Object).Get("parse"))
	value, err := parse(goja.Undefined(), m.s.vm.ToValue(strings.TrimPrefix(string(text), "\ufeff")))
	if err != nil {
		if ex, ok := err.(*goja.Exception); ok {
			if object, ok := ex.Value().(*goja.Object); ok {
				_ = object.Set("message", path+": "+object.Get("message").String())
			}
		}
		return err
	}
	return module.Set("exports", value)
}

func (m *modules) newModule(path string) *goja.Object {
	vm := m.s.vm
	module := vm.NewObject()
	_ = module.Set("id", path)
	if m.main == nil {
		_ = module.Set("id", ".")
	}
	_ = module.Set("path", filepath.Dir(path))
	_ = module.Set("exports", vm.NewObject())
	_ = module.Set("filename", path)
	_ = module.Set("loaded", false)
	_ = m.files().Set(path, module)
	return module
}

func (m *modules) run(p *Program, module *goja.Object) error {
	value, err := m.s.evaluate(p)
	if err != nil {
		return err
	}
	f, ok := goja.AssertFunction(value)
	if !ok {
		return fmt.Errorf("runtime: program %q is no module", p.name)
	}
	dir, exports := filepath.Dir(p.name), module.Get("exports")
	require := m.newRequire(dir)
	_ = module.Set("require", require)
	vm := m.s.vm
	_, err = f(exports, exports, require, module, vm.ToValue(p.name), vm.ToValue(dir))
	return err
}

// newRequire makes the require function of the modules in a directory.
func (m *modules) newRequire(dir string) *goja.Object {
	vm := m.s.vm
	require := vm.ToValue(func(call goja.FunctionCall) goja.Value {
		exports, err := m.require(m.nameArgument(call), dir)
		if err != nil {
			panic(m.s.toThrow(err))
		}
		return exports
	}).(*goja.Object)
	_ = require.DefineDataProperty("name", vm.ToValue("require"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = require.Set("resolve", func(call goja.FunctionCall) goja.Value {
		name := m.nameArgument(call)
		if m.isBuiltin(strings.TrimPrefix(name, "node:")) {
			return vm.ToValue(name)
		}
		path, _, err := m.resolve(name, dir)
		if err != nil {
			panic(m.s.toThrow(err))
		}
		return vm.ToValue(path)
	})
	_ = require.Set("cache", m.files())
	if m.main != nil {
		_ = require.Set("main", m.main)
	}
	return require
}

// files is require.cache.
func (m *modules) files() *goja.Object {
	if m.cache == nil {
		m.cache = m.s.vm.CreateObject(nil)
	}
	return m.cache
}

func (m *modules) nameArgument(call goja.FunctionCall) string {
	v := call.Argument(0)
	if !goja.IsString(v) {
		panic(m.s.argumentError("id", "of type string", v))
	}
	name := v.String()
	if name == "" {
		e := m.s.vm.NewTypeError("The argument 'id' must be a non-empty string. Received ''")
		_ = e.Set("code", "ERR_INVALID_ARG_VALUE")
		panic(e)
	}
	return name
}

func (s *Sandbox) newError(message string) *goja.Object {
	e, err := s.vm.New(native.Constructor(s.vm, "Error"), s.vm.ToValue(message))
	if err != nil {
		panic(err)
	}
	return e
}

type notFoundError struct{ name, dir, hint string }

func (e *notFoundError) Error() string {
	text := fmt.Sprintf("Cannot find module '%s'", e.name)
	if e.dir != "" {
		text += " from " + e.dir
	}
	return text + e.hint
}

// nodeModules are Node's own modules that a sandbox does not have; naming them
// makes the error clear.
const nodeModules = " assert async_hooks child_process cluster crypto dgram dns events fs fs/promises http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder timers tls tty util v8 vm wasi worker_threads zlib "

// resolve finds the file that a name means in a directory.
func (m *modules) resolve(name, dir string) (path string, text []byte, err error) {
	if m.s.config.Load == nil {
		return "", nil, &notFoundError{name: name, hint: ": this sandbox was given no files to load"}
	}
	slashed := filepath.ToSlash(name)
	if filepath.IsAbs(name) || slashed == "." || slashed == ".." ||
		strings.HasPrefix(slashed, "./") || strings.HasPrefix(slashed, "../") {
		path = filepath.FromSlash(name)
		if !filepath.IsAbs(name) {
			path = filepath.Join(dir, path)
		}
		directory := slashed == "." || slashed == ".." || strings.HasSuffix(slashed, "/") || strings.HasSuffix(slashed, "/..") || strings.HasSuffix(slashed, "/.")
		if path, text, err = m.fileOrDirectory(filepath.Clean(path), directory); err != nil || path != "" {
			return path, text, err
		}
		return "", nil, &notFoundError{name: name, dir: dir}
	}
	for at := dir; ; at = filepath.Dir(at) {
		if filepath.Base(at) != "node_modules" {
			path, text, err = m.fileOrDirectory(filepath.Join(at, "node_modules", filepath.FromSlash(name)), false)
			if err != nil || path != "" {
				return path, text, err
			}
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	hint := ""
	if strings.Contains(nodeModules, " "+strings.TrimPrefix(name, "node:")+" ") {
		hint = ": this module of Node's is not offered here"
		if strings.Contains(name, "fs") {
			hint = ": this sandbox was given no files"
		}
	}
	return "", nil, &notFoundError{name: name, dir: dir, hint: hint}
}

// fileOrDirectory tries what path can mean; the empty path says that there is
// nothing.
func (m *modules) fileOrDirectory(path string, directory bool) (string, []byte, error) {
	if !directory {
		if found, text, err := m.file(path, ""); err != nil || found != "" {
			return found, text, err
		}
	}
	text, err := m.s.config.Load(filepath.Join(path, "package.json"))
	if err == nil {
		var pkg struct{ Main string }
		if err := json.Unmarshal(text, &pkg); err != nil {
			return "", nil, fmt.Errorf("invalid package config %s: %v", filepath.Join(path, "package.json"), err)
		}
		if pkg.Main != "" {
			main := filepath.Join(path, filepath.FromSlash(pkg.Main))
			for _, index := range [...]string{"", "index"} {
				if found, text, err := m.file(main, index); err != nil || found != "" {
					return found, text, err
				}
			}
		}
	} else if !notThere(err) {
		return "", nil, err
	}
	return m.file(path, "index")
}

// file tries path, or the file of that name in it, with each extension.
func (m *modules) file(path, name string) (string, []byte, error) {
	extensions := [...]string{"", ".js", ".cjs", ".json"}
	for _, extension := range extensions {
		candidate := path + extension
		if name != "" {
			if extension == "" {
				continue
			}
			candidate = filepath.Join(path, name+extension)
		}
		if m.cache != nil && m.cache.Get(candidate) != nil {
			return candidate, nil, nil // loaded: its text is not needed
		}
		text, err := m.s.config.Load(candidate)
		if err == nil {
			return candidate, text, nil
		}
		if !notThere(err) {
			return "", nil, err
		}
	}
	return "", nil, nil
}
