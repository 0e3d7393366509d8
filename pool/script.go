package pool

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// A scriptFile is what a worker loads when it starts.
type scriptFile struct{ path, source string }

// A scriptOption is how a script is named: [Options].Script, Files and Source.
type scriptOption struct {
	name   string
	files  fs.FS
	source string
}

// read reads and compiles the script, so that a missing file or a syntax error
// is known before a worker starts, and gives a sandbox the files of its project.
// Without a script the result is nil.
func (o scriptOption) read(sandbox *runtime.Config) (*scriptFile, error) {
	var f *scriptFile
	var err error
	switch {
	case o.source != "":
		f = &scriptFile{path: inRoot(cmp.Or(o.name, "script.js")), source: o.source}
		if o.files != nil {
			sandbox.Load, err = runtime.FSLoader(o.files, "/")
		}
	case o.files != nil:
		f, sandbox.Load, err = readFromFS(o.files, path.Clean(filepath.ToSlash(o.name)))
	case o.name != "":
		f, sandbox.Load, err = readFromDisk(o.name)
	default:
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sandbox.Base = filepath.Dir(f.path)
	if _, err := sandbox.Programs.CompileModule(f.path, f.source); err != nil {
		return nil, &scriptError{err}
	}
	return f, nil
}

// inRoot is the path that a file of an fs.FS has for scripts.
func inRoot(name string) string { return filepath.FromSlash(path.Join("/", filepath.ToSlash(name))) }

// readFromFS reads a script from files, and returns how it may load the others
// of its project.
func readFromFS(files fs.FS, name string) (*scriptFile, runtime.Loader, error) {
	name = withExtension(name, func(name string) (fs.FileInfo, error) { return fs.Stat(files, name) })
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, nil, err
	}
	own := name
	if !info.IsDir() {
		own = path.Dir(name)
	}
	project := own
	for dir := own; ; dir = path.Dir(dir) {
		if info, err := fs.Stat(files, path.Join(dir, "package.json")); err == nil && info.Mode().IsRegular() {
			project = dir
			break
		}
		if dir == "." {
			break
		}
	}
	below, err := fs.Sub(files, project)
	if err != nil {
		return nil, nil, err
	}
	load, err := runtime.FSLoader(below, path.Join("/", project))
	if err != nil {
		return nil, nil, err
	}
	f, err := readWith(load, inRoot(name), info.IsDir())
	return f, load, err
}

// readFromDisk does the same for a script of this machine.
func readFromDisk(name string) (*scriptFile, runtime.Loader, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return nil, nil, err
	}
	name = withExtension(name, os.Stat)
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, err
	}
	own := name
	if !info.IsDir() {
		own = filepath.Dir(name)
	}
	load, err := runtime.DirLoader(projectOf(own))
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		f, err := readWith(load, name, true)
		return f, load, err
	}
	source, err := os.ReadFile(name) // which may be a link out of the project
	return &scriptFile{path: name, source: string(source)}, load, err
}

// withExtension completes the name of a script as require does: a file is
// preferred to a directory.
func withExtension(name string, stat func(string) (fs.FileInfo, error)) string {
	for _, extension := range [...]string{"", ".js", ".cjs"} {
		if info, err := stat(name + extension); err == nil && !info.IsDir() {
			return name + extension
		}
	}
	return name
}

// projectOf returns the directory whose files a script in a directory may
// require.
func projectOf(own string) string {
	for dir := own; ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(filepath.Join(dir, "package.json")); err == nil && info.Mode().IsRegular() {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return own
		}
	}
}

// readWith reads a file, or what a directory means: the main of its
// package.json, or else its index.js.
func readWith(load runtime.Loader, name string, directory bool) (*scriptFile, error) {
	candidates := []string{name}
	if directory {
		main := "index"
		text, err := load(filepath.Join(name, "package.json"))
		if err == nil {
			var described struct{ Main string }
			if err := json.Unmarshal(text, &described); err != nil {
				return nil, fmt.Errorf("%s: %w", filepath.Join(name, "package.json"), err)
			}
			main = cmp.Or(described.Main, main)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		main = filepath.Join(name, filepath.FromSlash(main))
		candidates = []string{main, main + ".js", main + ".cjs", filepath.Join(main, "index.js")}
	}
	var first error
	for _, candidate := range candidates {
		text, err := load(candidate)
		if err == nil {
			return &scriptFile{path: candidate, source: string(text)}, nil
		}
		if first == nil {
			first = err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return nil, first
}

// A scriptError is a syntax error of a script, which prints the line and the
// place in it.
type scriptError struct{ err error }

func (e *scriptError) Error() string {
	var thrown *jsbridge.Error
	if errors.As(e.err, &thrown) && thrown.Excerpt != "" {
		return e.err.Error() + "\n" + thrown.Excerpt
	}
	return e.err.Error()
}

func (e *scriptError) Unwrap() error { return e.err }
