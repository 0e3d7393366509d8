package runtime

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Loader reads the files that require may load: path is absolute and clean.
// Where there is no file it returns an error that matches [fs.ErrNotExist];
// require then tries the next place. It may be called from any goroutine.
type Loader func(path string) ([]byte, error)

// maxSource is the largest file that require loads, in bytes.
const maxSource = 64 << 20

// DirLoader returns a [Loader] of the files in one directory and below it. No
// path leads out of the directory, symbolic links included. The directory must
// exist; it is opened anew for each file.
func DirLoader(dir string) (Loader, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("runtime: DirLoader: %w", err)
	}
	if info, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("runtime: DirLoader: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("runtime: DirLoader: %s is no directory", dir)
	}
	return func(path string) ([]byte, error) {
		inside, err := filepath.Rel(dir, path)
		if err != nil || !filepath.IsLocal(inside) {
			return nil, fmt.Errorf("%s: %w outside of %s", path, fs.ErrNotExist, dir)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		f, err := root.Open(inside)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return readSource(f, path)
	}, nil
}

// ReadFile is a [Loader] of all files that this process may read. It is for
// programs of the user's own.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readSource(f, path)
}

func readSource(f *os.File, path string) ([]byte, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: %w: it is a directory", path, fs.ErrNotExist)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: not a regular file", path)
	}
	text, err := io.ReadAll(io.LimitReader(f, maxSource+1))
	if err == nil && len(text) > maxSource {
		return nil, fmt.Errorf("%s: larger than %d MiB", path, maxSource>>20)
	}
	return text, err
}

// notThere reports whether a Loader's error says that the path is no file.
func notThere(err error) bool { return errors.Is(err, fs.ErrNotExist) }
