package plugin

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A snapshot is the files of a plugin as they were at one moment. Workers load
// from it, so that all of a version run the same code. It is an [fs.FS] in which
// the plugin lies under its name, as stack traces show it.
type snapshot struct {
	script string            // the name of the script or directory in it
	files  map[string][]byte // by name
	alone  bool              // it is a script without a package.json
	digest [sha256.Size]byte // of all names and contents
}

// The most that a plugin may consist of.
const (
	maxFiles = 10_000
	maxBytes = 64 << 20
)

// take reads a plugin: of this machine, or of files if they are not nil.
func take(files fs.FS, name string) (*snapshot, error) {
	if files == nil {
		abs, err := filepath.Abs(name)
		if err != nil {
			return nil, err
		}
		info, err := os.Stat(abs)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			return takeFrom(os.DirFS(filepath.Dir(abs)), filepath.Base(abs), filepath.Base(abs))
		}
		root, err := os.OpenRoot(abs) // no link in it leads out of it
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return takeFrom(root.FS(), ".", filepath.Base(abs))
	}
	name = path.Clean(filepath.ToSlash(name))
	return takeFrom(files, name, path.Base(name))
}

func takeFrom(files fs.FS, name, script string) (*snapshot, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, err
	}
	if !fs.ValidPath(script) || script == "." {
		script = "plugin"
	}
	s := &snapshot{script: script, files: make(map[string][]byte), alone: !info.IsDir()}
	if s.alone {
		err = s.add(files, name, s.script, new(int))
	} else {
		err = s.addAll(files, name)
	}
	if err != nil {
		return nil, err
	}
	s.sum()
	return s, nil
}

func (s *snapshot) addAll(files fs.FS, dir string) error {
	below, err := fs.Sub(files, dir)
	if err != nil {
		return err
	}
	bytes := new(int)
	return fs.WalkDir(below, ".", func(name string, d fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(d.Name(), ".") && name != "."
		switch {
		case err != nil:
			return err
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.IsDir() || hidden || !isCode(name):
			return nil
		}
		return s.add(below, name, path.Join(s.script, name), bytes)
	})
}

// isCode reports whether a file is one that a script may require.
func isCode(name string) bool {
	return slices.Contains([]string{".js", ".cjs", ".json"}, path.Ext(name))
}

func (s *snapshot) add(files fs.FS, name, as string, bytes *int) error {
	info, err := fs.Stat(files, name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return nil
	}
	if *bytes += int(min(info.Size(), maxBytes+1)); *bytes > maxBytes || len(s.files) == maxFiles {
		return fmt.Errorf("it has more than %d files, or %d MiB of them", maxFiles, maxBytes>>20)
	}
	s.files[as], err = fs.ReadFile(files, name)
	return err
}

func (s *snapshot) sum() {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		for _, part := range [...][]byte{[]byte(name), s.files[name]} {
			_ = binary.Write(h, binary.LittleEndian, int64(len(part))) // a hash takes everything
			h.Write(part)
		}
	}
	s.digest = [sha256.Size]byte(h.Sum(nil))
}

// manifest is the text of the package.json, or nil.
func (s *snapshot) manifest() []byte {
	if s.alone {
		return nil
	}
	return s.files[path.Join(s.script, "package.json")]
}

// name is what the plugin is called if it does not say so itself.
func (s *snapshot) name() string { return strings.TrimSuffix(s.script, path.Ext(s.script)) }

// Open implements [fs.FS].
func (s *snapshot) Open(name string) (fs.File, error) {
	if text, ok := s.files[name]; ok {
		return &file{name: path.Base(name), size: len(text), Reader: strings.NewReader(string(text))}, nil
	}
	for other := range s.files {
		if name == "." || strings.HasPrefix(other, name+"/") {
			return &file{name: path.Base(name), mode: fs.ModeDir, Reader: strings.NewReader("")}, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// A file of a snapshot is its own [fs.FileInfo].
type file struct {
	io.Reader
	name string
	size int
	mode fs.FileMode
}

func (f *file) Stat() (fs.FileInfo, error) { return f, nil }
func (f *file) Close() error               { return nil }
func (f *file) Name() string               { return f.name }
func (f *file) Size() int64                { return int64(f.size) }
func (f *file) Mode() fs.FileMode          { return f.mode | 0o444 }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return f.mode.IsDir() }
func (f *file) Sys() any                   { return nil }
