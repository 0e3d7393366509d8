package runtime

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
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
	m, err := Mount{Dir: dir}.check()
	if err != nil {
		return nil, err
	}
	return mounts{m}.load, nil
}

// FSLoader returns a [Loader] of files, which scripts see in the directory at:
// absolute, with slashes.
func FSLoader(files fs.FS, at string) (Loader, error) {
	m, err := Mount{Path: at, FS: files}.check()
	if err != nil {
		return nil, err
	}
	return mounts{m}.load, nil
}

// ReadFile is a [Loader] of all files that this process may read. It is for
// programs of the user's own.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, syscall.ENOTDIR) { // below a file
		return nil, fmt.Errorf("%w: %s", fs.ErrNotExist, path)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := readRegular(f, path, maxSource)
	switch err {
	case errDirectory:
		return nil, fmt.Errorf("%s: %w: it is a directory", path, fs.ErrNotExist)
	case errNoFile:
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return text, err
}

// notThere reports whether a Loader's error says that the path is no file.
func notThere(err error) bool { return errors.Is(err, fs.ErrNotExist) }
