package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/wprun/wprun/runtime"
)

// onlyFiles is a directory of which some files can be read, and nothing else can
// be seen.
type onlyFiles struct {
	dir   string
	names []string
}

func (o *onlyFiles) Open(name string) (fs.File, error) {
	if !slices.Contains(o.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return os.Open(filepath.Join(o.dir, name))
}

// Stat does not open the file: that would wait for what has become a pipe.
func (o *onlyFiles) Stat(name string) (fs.FileInfo, error) {
	if !slices.Contains(o.names, name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrPermission}
	}
	return os.Stat(filepath.Join(o.dir, name))
}

// withFiles adds single files to mounts, a mount for each directory that they
// are in. A file in a directory that is mounted can be read already.
func withFiles(mounts []runtime.Mount, files []string) []runtime.Mount {
	single := make(map[string]*onlyFiles)
	for _, file := range files {
		if slices.ContainsFunc(mounts, func(m runtime.Mount) bool { return m.FS == nil && within(m.Dir, file) }) {
			continue
		}
		dir, name := filepath.Split(file)
		dir = filepath.Clean(dir)
		if single[dir] == nil {
			single[dir] = &onlyFiles{dir: dir}
			mounts = append(mounts, runtime.Mount{Path: filepath.ToSlash(dir), FS: single[dir]})
		}
		single[dir].names = append(single[dir].names, name)
	}
	return mounts
}

// within reports whether a file lies in a directory, both being absolute.
func within(dir, file string) bool {
	inside, err := filepath.Rel(dir, file)
	return err == nil && filepath.IsLocal(inside)
}
