package runtime

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// A Mount gives scripts the files of one directory: to the module fs, and to
// require where [Config].Load is nil. No path leads out of it, symbolic links
// included.
type Mount struct {
	// Path is the directory's name for scripts: absolute, with slashes. Empty
	// means that of Dir.
	Path string

	// FS holds the files, to be read only; or else
	FS fs.FS

	// Dir is a directory of this machine.
	Dir string

	// Write lets scripts change what lies in Dir, too.
	Write bool
}

// check completes a mount.
func (m Mount) check() (Mount, error) {
	switch {
	case (m.FS == nil) == (m.Dir == ""):
		return m, fmt.Errorf("runtime: the Mount %q must have either an FS or a Dir", m.Path)
	case m.FS != nil && m.Write:
		return m, fmt.Errorf("runtime: the Mount %q cannot be written: it is an FS", m.Path)
	case m.FS != nil && m.Path == "":
		return m, errors.New("runtime: a Mount of an FS must have a Path")
	}
	if m.Dir != "" {
		dir, err := filepath.Abs(m.Dir)
		if err != nil {
			return m, fmt.Errorf("runtime: Mount: %w", err)
		}
		if info, err := os.Stat(dir); err != nil {
			return m, fmt.Errorf("runtime: Mount: %w", err)
		} else if !info.IsDir() {
			return m, fmt.Errorf("runtime: Mount: %s is no directory", dir)
		}
		m.Dir = dir
		if m.Path == "" {
			m.Path = filepath.ToSlash(dir)
		}
	}
	if m.Path = path.Clean(m.Path); !isAbsolute(m.Path) {
		return m, fmt.Errorf("runtime: the Path %q of a Mount must be absolute", m.Path)
	}
	return m, nil
}

// isAbsolute is for names with slashes, which on Windows may begin with a
// drive.
func isAbsolute(name string) bool {
	return path.IsAbs(name) || filepath.IsAbs(filepath.FromSlash(name))
}

// mounts are what a sandbox is given, the one with the longest path first.
type mounts []Mount

var errNotGranted = errors.New("access was not granted to this script")

// find returns the mount in which a clean, absolute name lies, and the name
// inside it.
func (ms mounts) find(name string) (Mount, string, error) {
	for _, m := range ms {
		if name == m.Path {
			return m, ".", nil
		}
		if inside, ok := strings.CutPrefix(name, strings.TrimSuffix(m.Path, "/")+"/"); ok {
			return m, inside, nil
		}
	}
	return Mount{}, "", errNotGranted
}

// read calls f with the files of the mount and the name in them.
func (ms mounts) read(name string, f func(files fs.FS, name string) error) error {
	m, inside, err := ms.find(name)
	if err != nil {
		return err
	}
	if m.FS != nil {
		return f(m.FS, inside)
	}
	root, err := os.OpenRoot(m.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return f(root.FS(), inside)
}

// errReadOnly is for names that a script may only read.
var errReadOnly = errors.New("read-only file system")

// write calls f with the directory of the mount and the name in it.
func (ms mounts) write(name string, f func(root *os.Root, name string) error) error {
	m, inside, err := ms.find(name)
	if err != nil {
		return err
	}
	if !m.Write {
		return errReadOnly
	}
	root, err := os.OpenRoot(m.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return f(root, inside)
}

// readFile reads a regular file of at most limit bytes.
func (ms mounts) readFile(name string, limit int) (content []byte, err error) {
	err = ms.read(name, func(files fs.FS, name string) error {
		info, err := fs.Stat(files, name)
		if err != nil {
			return err
		}
		if err := regular(info); err != nil { // to open a pipe would wait
			return err
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		content, err = readRegular(f, name, limit)
		return err
	})
	return content, err
}

// load is a [Loader] of what is mounted.
func (ms mounts) load(name string) ([]byte, error) {
	text, err := ms.readFile(filepath.ToSlash(name), maxSource)
	if errors.Is(err, errNotGranted) || errors.Is(err, errDirectory) || errors.Is(err, syscall.ENOTDIR) {
		return nil, fmt.Errorf("%w: %s", fs.ErrNotExist, name)
	}
	return text, err
}

var (
	errDirectory = errors.New("illegal operation on a directory")
	errNoFile    = errors.New("not a regular file")
)

// A tooLargeError is for a file of more bytes than a limit.
type tooLargeError struct {
	name  string
	limit int
}

func (e *tooLargeError) Error() string {
	return fmt.Sprintf("%s: larger than the limit of %d bytes", e.name, e.limit)
}

func readRegular(f fs.File, name string, limit int) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := regular(info); err != nil { // a device may have no end
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err == nil && len(content) > limit {
		return nil, &tooLargeError{name, limit}
	}
	return content, err
}

func regular(info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return errDirectory
	case !info.Mode().IsRegular():
		return errNoFile
	}
	return nil
}
