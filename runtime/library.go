package runtime

import (
	"embed"
	"io/fs"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// The library is what every sandbox has beside the language and is written in
// JavaScript: the modules of Node's that a script may require, and the globals that
// come from them. Each is a file of that name in the directory library, and is
// evaluated when a script first asks for it. What the names begin with that only
// the library may require is internal/.
//
// A file is the body of a function with these parameters:
//
//	exports, module  as in any module
//	require          of the library's modules, of those of the host, and of internal ones
//	internal         what it needs of Go: see fillInternal
//
// The files run in the script's own realm: a script can change the built-in
// objects that they use, and so break them for itself. So internal must hold
// nothing that the script may not have.
//
//go:embed library
var libraryFiles embed.FS

const (
	libraryName     = "wprun:library/" // of programs
	libraryInternal = "internal/"
)

// library holds the compiled files by the names of their modules: every process
// compiles a file once, when it first needs it.
var library = sync.OnceValue(func() map[string]func() (*Program, error) {
	files := make(map[string]func() (*Program, error))
	err := fs.WalkDir(libraryFiles, "library", func(path string, entry fs.DirEntry, err error) error {
		if name, ok := strings.CutSuffix(strings.TrimPrefix(path, "library/"), ".js"); ok && !entry.IsDir() {
			files[name] = sync.OnceValues(func() (*Program, error) { return compileLibrary(name, path) })
		}
		return err
	})
	if err != nil {
		panic(err) // the files are part of the program
	}
	return files
})

func compileLibrary(name, path string) (*Program, error) {
	source, err := libraryFiles.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Compile(libraryName+name, "(function (exports, require, module, internal) {"+string(source)+"\n})")
}

// fillInternal gives a module of the library what it needs of Go.
func (s *Sandbox) fillInternal(module string, internal *goja.Object) error {
	switch module {
	case "util":
		return s.fillUtil(internal)
	case "internal/iterator":
		return internal.Set("prototype", s.iteratorPrototype)
	case "internal/intl/collator":
		return s.fillCollator(internal)
	case "internal/intl/date":
		return s.fillDates(internal)
	case "internal/weak":
		return s.fillWeak(internal)
	case "assert":
		return s.fillAssert(internal)
	case "async_hooks":
		return s.fillStores(internal)
	case "buffer":
		return s.fillBuffer(internal)
	case "crypto":
		return s.fillCrypto(internal)
	case "internal/console":
		return s.fillConsole(internal)
	case "internal/process":
		return s.fillProcess(internal)
	case "internal/types":
		return s.fillTypes(internal)
	case "zlib":
		return s.fillZlib(internal)
	case "module":
		return s.modules.fillModule(internal)
	}
	return s.fillWeb(module, internal)
}

// fromLibrary makes a global of what a module of the library exports.
func fromLibrary(module, name string) func(*goja.Runtime) goja.Value {
	return lazily(func(s *Sandbox) goja.Value { return s.exported(module, name) })
}

// exported is what a module of the library exports under a name.
func (s *Sandbox) exported(module, name string) *goja.Object {
	return s.libraryExports(module).(*goja.Object).Get(name).(*goja.Object)
}

// libraryExports is all that a module of the library exports. It throws what the
// module throws.
func (s *Sandbox) libraryExports(module string) goja.Value {
	exports, err := exportsOf(s.modules.ours(module))
	if err != nil {
		panic(s.toThrow(err))
	}
	return exports
}

// initLibrary returns what makes a module of the library; nil if there is none of
// that name.
func (m *modules) initLibrary(name string) func(exports, module *goja.Object) error {
	compiled := library()[name]
	if compiled == nil {
		return nil
	}
	return func(exports, module *goja.Object) error {
		p, err := compiled()
		if err != nil {
			return err
		}
		value, err := m.s.evaluate(p)
		if err != nil {
			return err
		}
		f, _ := goja.AssertFunction(value)
		internal := m.s.vm.NewObject()
		if err := m.s.fillInternal(name, internal); err != nil {
			return err
		}
		_, err = f(goja.Undefined(), exports, m.libraryRequire(), module, internal)
		return err
	}
}

// libraryRequire is the require function of the library's files.
func (m *modules) libraryRequire() *goja.Object {
	if m.forLibrary == nil {
		m.forLibrary = m.s.native(func(call goja.FunctionCall) goja.Value {
			name := call.Argument(0).String()
			module, err := m.ours(name)
			if module == nil && err == nil {
				err = &notFoundError{name: name}
			}
			exports, err := exportsOf(module, err)
			if err != nil {
				panic(m.s.toThrow(err))
			}
			return exports
		})
	}
	return m.forLibrary
}
