package runtime

import (
	"path/filepath"
	"strings"

	"github.com/dop251/goja"
)

// notFoundError says that a module is not there, and who asked for it.
type notFoundError struct {
	name  string
	hint  string
	stack []string // the module that asked, that which asked for that one, and so on
}

func (e *notFoundError) Error() string {
	text := "Cannot find module '" + e.name + "'" + e.hint
	if len(e.stack) > 0 {
		text += "\nRequire stack:\n- " + strings.Join(e.stack, "\n- ")
	}
	return text
}

// A packageError says what is wrong with a package, or with how it is used.
type packageError struct{ class, code, message string }

func (e *packageError) Error() string { return e.message }

// thrownByRequire makes what a script catches of the errors of this file.
func (s *Sandbox) thrownByRequire(err error) *goja.Object {
	switch e := err.(type) {
	case *notFoundError:
		thrown := s.newError(e.Error())
		_ = thrown.Set("code", "MODULE_NOT_FOUND")
		if e.stack != nil {
			_ = thrown.Set("requireStack", s.strings(e.stack))
		}
		return thrown
	case *packageError:
		thrown := s.newErrorOf(e.class, e.message)
		_ = thrown.Set("code", e.code)
		return thrown
	}
	return nil
}

func (m *modules) notFound(name string, r *requirer) *notFoundError {
	e := &notFoundError{name: name, hint: m.hint(name)}
	for ; r != nil; r = r.parent {
		if r.path != "" {
			e.stack = append(e.stack, r.path)
		}
	}
	return e
}

// nodeModules are Node's own modules that no sandbox has, and why; naming them
// makes the error clear.
const (
	systemModules = " child_process cluster dgram dns dns/promises http http2 https inspector inspector/promises net readline readline/promises repl sea sqlite test test/reporters tls trace_events wasi worker_threads "
	engineModules = " diagnostics_channel domain stream/web v8 vm "
)

func (m *modules) hint(name string) string {
	plain := " " + strings.TrimPrefix(name, "node:") + " "
	switch {
	case needsFiles(strings.TrimSpace(plain)):
		return ": this sandbox was given no files"
	case strings.Contains(systemModules, plain):
		return ": this module of Node's is not offered here, for scripts have no access to the system"
	case strings.Contains(engineModules, plain):
		return ": this module of Node's is not offered here"
	case m.s.config.Load == nil:
		return ": this sandbox was given no files to load"
	}
	return ""
}

// isRelative reports whether a name is that of a file, from a directory.
func isRelative(name string) bool {
	slashed := filepath.ToSlash(name)
	return slashed == "." || slashed == ".." || strings.HasPrefix(slashed, "./") || strings.HasPrefix(slashed, "../")
}

// resolve finds the file that a name means to r.
func (m *modules) resolve(name string, r *requirer) (string, error) {
	if strings.HasPrefix(name, "node:") {
		if hint := m.hint(name); hint != "" && m.s.config.Load != nil {
			return "", m.notFound(name, r)
		}
		return "", &packageError{"Error", "ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: " + name}
	}
	if m.s.config.Load == nil {
		return "", m.notFound(name, r)
	}
	find := m.inNodeModules
	switch {
	case isRelative(name) || filepath.IsAbs(name):
		find = m.relative
	case strings.HasPrefix(name, "#"):
		find = m.imported
	}
	path, err := find(name, r)
	if err == nil && path == "" {
		err = m.notFound(name, r)
	}
	return path, err
}

func (m *modules) relative(name string, r *requirer) (string, error) {
	path := filepath.FromSlash(name)
	if !filepath.IsAbs(name) {
		path = filepath.Join(r.dir, path)
	}
	slashed := filepath.ToSlash(name)
	directory := slashed == "." || slashed == ".." || strings.HasSuffix(slashed, "/") || strings.HasSuffix(slashed, "/..") || strings.HasSuffix(slashed, "/.")
	return m.fileOrDirectory(filepath.Clean(path), directory)
}

// inNodeModules looks for a package.
func (m *modules) inNodeModules(name string, r *requirer) (string, error) {
	pkg, inside, _ := strings.Cut(name, "/")
	if strings.HasPrefix(pkg, "@") {
		scoped, rest, _ := strings.Cut(inside, "/")
		pkg, inside = pkg+"/"+scoped, rest
	}
	subpath := "."
	if inside != "" {
		subpath = "./" + inside
	}
	// A package finds itself by its name.
	if own, dir, err := m.packageOf(r.dir); err != nil {
		return "", err
	} else if own != nil && own.exports != nil && own.name == pkg {
		return m.exported(own, dir, subpath, r)
	}
	for _, modules := range nodeModulesOf(r.dir) {
		dir := filepath.Join(modules, filepath.FromSlash(pkg))
		if !strings.HasPrefix(dir, modules+string(filepath.Separator)) {
			break // its name leads elsewhere
		}
		p, err := m.packageIn(dir)
		if err != nil {
			return "", err
		}
		if p != nil && p.exports != nil {
			return m.exported(p, dir, subpath, r)
		}
		path, err := m.fileOrDirectory(filepath.Join(modules, filepath.FromSlash(name)), strings.HasSuffix(name, "/"))
		if err != nil || path != "" {
			return path, err
		}
	}
	return "", nil
}

// nodeModulesOf are the directories in which packages are looked for.
func nodeModulesOf(dir string) (list []string) {
	for at := dir; at != ""; at = filepath.Dir(at) {
		if filepath.Base(at) != "node_modules" {
			list = append(list, filepath.Join(at, "node_modules"))
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	return list
}

// fileOrDirectory tries what path can mean; the empty path says that there is
// nothing.
func (m *modules) fileOrDirectory(path string, directory bool) (string, error) {
	if !directory {
		if found, err := m.file(path, true); err != nil || found != "" {
			return found, err
		}
	}
	p, err := m.packageIn(path)
	if err != nil {
		return "", err
	}
	if p == nil || p.main == "" {
		return m.file(filepath.Join(path, "index"), false)
	}
	main := filepath.Join(path, filepath.FromSlash(p.main))
	for _, try := range [...]struct {
		path  string
		exact bool
	}{{main, true}, {filepath.Join(main, "index"), false}, {filepath.Join(path, "index"), false}} {
		if found, err := m.file(try.path, try.exact); err != nil || found != "" {
			return found, err
		}
	}
	return "", &notFoundError{name: main, hint: `. Please verify that the package.json has a valid "main" entry`}
}

// file tries path, if that may be exact, and path with each extension.
func (m *modules) file(path string, exact bool) (string, error) {
	extensions := []string{".js", ".json", ".cjs"}
	if m.extensions != nil {
		extensions = m.extensions.Keys()
	}
	if exact {
		if there, err := m.isFile(path); err != nil || there {
			return path, err
		}
	}
	for _, extension := range extensions {
		if there, err := m.isFile(path + extension); err != nil || there {
			return path + extension, err
		}
	}
	return "", nil
}

// isFile reports whether there is a file at path, or a module of that name.
func (m *modules) isFile(path string) (bool, error) {
	if m.cache != nil && m.cache.Get(path) != nil {
		return true, nil
	}
	_, err := m.s.config.Load(path)
	if err == nil || notThere(err) {
		return err == nil, nil
	}
	return false, err
}
