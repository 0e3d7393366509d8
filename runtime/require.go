package runtime

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime/internal/native"
)

// modules is a sandbox's require: CommonJS as Node does it, over the files of
// Config.Load, the modules of Config.Modules, and those of the library. See
// https://nodejs.org/api/modules.html.
type modules struct {
	s          *Sandbox
	builtin    map[string]func(exports, module *goja.Object) error
	loaded     map[string]*goja.Object // the module object of each builtin in use
	forLibrary *goja.Object            // the require function of the library's files
	packages   map[string]*packageFile // by directory; nil where there is none

	cache      *goja.Object // require.cache: file name → module object
	extensions *goja.Object // require.extensions, once a script has asked for it
	prototype  *goja.Object // of module objects
	own        goja.Value   // the function require in it
	main       *goja.Object
}

// A requirer is who calls a require function: a module, or nobody's code in a
// directory.
type requirer struct {
	dir    string
	path   string       // of the module; empty for nobody's
	module *goja.Object // nil for nobody's
	parent *requirer    // of the module that was the first to require it
}

func newModules(s *Sandbox) *modules {
	m := &modules{
		s:       s,
		builtin: map[string]func(exports, module *goja.Object) error{},
		loaded:  make(map[string]*goja.Object),
	}
	if len(s.mounts) > 0 {
		m.builtin["internal/files"] = s.initFiles
	}
	for _, given := range s.config.Modules {
		m.builtin[given.Name] = func(exports, _ *goja.Object) error { return given.fill(s, exports) }
	}
	return m
}

// runMain runs a module program as the main module.
func (m *modules) runMain(p *Program) error {
	r := m.newModule(p.name, nil)
	m.main = r.module
	_ = m.main.Set("id", ".")
	if err := m.run(p, r); err != nil {
		return err
	}
	return m.main.Set("loaded", true)
}

// require is what the require function of r does.
func (m *modules) require(name string, r *requirer) (goja.Value, error) {
	if module, err := m.requireBuiltin(name); module != nil || err != nil {
		return exportsOf(module, err)
	}
	path, err := m.resolve(name, r)
	if err != nil {
		return nil, err
	}
	if m.isBuiltin(path) { // that the imports of a package mean
		return exportsOf(m.requireBuiltin(path))
	}
	if module, ok := m.files().Get(path).(*goja.Object); ok {
		m.adopt(r, module)
		return exportsOf(module, nil)
	}
	return exportsOf(m.load(path, r))
}

func exportsOf(module *goja.Object, err error) (goja.Value, error) {
	if err != nil {
		return nil, err
	}
	return module.Get("exports"), nil
}

// isBuiltin reports whether a name is that of a module that is no file, with
// node: before it or without.
func (m *modules) isBuiltin(name string) bool {
	name = strings.TrimPrefix(name, "node:")
	if strings.HasPrefix(name, libraryInternal) || needsFiles(name) && len(m.s.mounts) == 0 {
		return false
	}
	return m.builtin[name] != nil || library()[name] != nil
}

// needsFiles reports whether a module of the library is there only where the host
// grants files.
func needsFiles(name string) bool { return name == "fs" || name == "fs/promises" }

// requireBuiltin returns the module of the host or of the library of that name, or
// nil.
func (m *modules) requireBuiltin(name string) (*goja.Object, error) {
	if !m.isBuiltin(name) {
		return nil, nil
	}
	return m.ours(strings.TrimPrefix(name, "node:"))
}

// ours returns what requireBuiltin does, and internal modules too.
func (m *modules) ours(name string) (*goja.Object, error) {
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

// load makes the module of the file at path, on behalf of r.
func (m *modules) load(path string, r *requirer) (*goja.Object, error) {
	loading := m.newModule(path, r)
	m.adopt(r, loading.module)
	err := m.fill(loading)
	if err != nil {
		_ = m.files().Delete(path)
		if children := childrenOf(r); children != nil {
			_ = children.Set("length", children.Get("length").ToInteger()-1)
		}
		return nil, err
	}
	return loading.module, loading.module.Set("loaded", true)
}

// fill runs the file of a module, or reads it as JSON, or does what the script
// wants to be done with files of its extension.
func (m *modules) fill(r *requirer) error {
	extension := filepath.Ext(r.path)
	if m.extensions != nil {
		if f, ok := goja.AssertFunction(m.extensions.Get(extension)); ok {
			_, err := f(m.extensions, r.module, m.s.vm.ToValue(r.path))
			return err
		}
	}
	text, err := m.s.config.Load(r.path)
	if err != nil {
		return err
	}
	if extension == ".json" {
		return m.parseJSON(r.path, text, r.module)
	}
	return m.compile(r, string(text))
}

// compile runs a text as that of a module's file.
func (m *modules) compile(r *requirer, text string) error {
	if filepath.Ext(r.path) == ".mjs" {
		return &packageError{"Error", "ERR_REQUIRE_ESM", esModule(r)}
	}
	p, err := m.s.config.Programs.CompileModule(r.path, text)
	if err != nil {
		if isESModule(err) && m.packageType(r.dir) == "module" {
			return &packageError{"Error", "ERR_REQUIRE_ESM", esModule(r)}
		}
		m.s.programs[r.path] = &Program{name: r.path, src: text} // for the line that the error shows
		return err
	}
	return m.run(p, r)
}

// isESModule reports whether a program does not compile because it is an ES module.
func isESModule(err error) bool {
	e := (*jsbridge.Error)(nil)
	return errors.As(err, &e) && (strings.HasPrefix(e.Message, usesImport) || strings.HasPrefix(e.Message, usesExport))
}

func esModule(r *requirer) string {
	from := ""
	if r.parent != nil && r.parent.path != "" {
		from = " from " + r.parent.path
	}
	return "require() of ES Module " + r.path + from + " not supported: " + adviceForESModules
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

// newModule makes the module object of a file, and puts it into require.cache.
func (m *modules) newModule(path string, parent *requirer) *requirer {
	r := m.newRequirer(path, parent)
	_ = m.files().Set(path, r.module)
	return r
}

func (m *modules) newRequirer(path string, parent *requirer) *requirer {
	vm := m.s.vm
	r := &requirer{dir: filepath.Dir(path), path: path, parent: parent, module: vm.CreateObject(m.modulePrototype())}
	module := r.module
	_ = module.Set("id", path)
	_ = module.Set("path", r.dir)
	_ = module.Set("exports", vm.NewObject())
	_ = module.Set("filename", path)
	_ = module.Set("loaded", false)
	_ = module.Set("children", vm.NewArray())
	_ = module.Set("paths", m.s.strings(nodeModulesOf(r.dir)))
	var first goja.Value = goja.Undefined()
	if parent == nil {
		first = goja.Null()
	} else if parent.module != nil {
		first = parent.module
	}
	_ = module.DefineDataProperty("parent", first, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = module.DefineDataPropertySymbol(hiddenRequirer, vm.ToValue(r), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return r
}

// hiddenRequirer is where a module object has its Go side, whose fields are
// unexported: a script that finds it can do nothing with it.
var hiddenRequirer = goja.NewSymbol("module")

// requirerOf returns the Go side of a module object; one that a script has made
// itself gets one.
func (m *modules) requirerOf(v goja.Value) *requirer {
	module, ok := v.(*goja.Object)
	if !ok {
		panic(m.s.vm.NewTypeError("Illegal invocation"))
	}
	if hidden := module.GetSymbol(hiddenRequirer); hidden != nil {
		if r, ok := hidden.Export().(*requirer); ok {
			return r
		}
	}
	r := &requirer{module: module}
	if name := module.Get("filename"); name != nil && goja.IsString(name) {
		r.path = name.String()
		r.dir = filepath.Dir(r.path)
	}
	return r
}

// adopt notes in a module which modules it was the first to require.
func (m *modules) adopt(r *requirer, child *goja.Object) {
	children := childrenOf(r)
	if children == nil {
		return
	}
	n := children.Get("length").ToInteger()
	for i := range n {
		if children.Get(strconv.FormatInt(i, 10)) == child {
			return
		}
	}
	_ = children.Set(strconv.FormatInt(n, 10), child)
}

// childrenOf is module.children, nil if the script has put something else there.
func childrenOf(r *requirer) *goja.Object {
	if r == nil || r.module == nil {
		return nil
	}
	children, ok := r.module.Get("children").(*goja.Object)
	if !ok || children.ClassName() != "Array" {
		return nil
	}
	return children
}

func (m *modules) run(p *Program, r *requirer) error {
	value, err := m.s.evaluate(p)
	if err != nil {
		return err
	}
	f, ok := goja.AssertFunction(value)
	if !ok {
		return fmt.Errorf("runtime: program %q is no module", p.name)
	}
	vm := m.s.vm
	exports := r.module.Get("exports")
	_, err = f(exports, exports, m.newRequire(r), r.module, vm.ToValue(r.path), vm.ToValue(r.dir))
	return err
}

func (s *Sandbox) newError(message string) *goja.Object { return s.newErrorOf("Error", message) }

func (s *Sandbox) newErrorOf(class, message string) *goja.Object {
	e, err := s.vm.New(native.Constructor(s.vm, class), s.vm.ToValue(message))
	if err != nil {
		panic(err)
	}
	return e
}
