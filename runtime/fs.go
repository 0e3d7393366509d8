package runtime

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"
	"time"

	"github.com/dop251/goja"
)

// files is what the module fs, in library/fs.js, needs of Go: operations on the
// mounts of a sandbox, each by the name of a file. There are no descriptors.
type files struct {
	s      *Sandbox
	mounts mounts
}

// fileCall is a call of an operation: the absolute name of a file, and what
// follows the name in the arguments.
type fileCall struct {
	goja.FunctionCall
	name string
}

// operations by their names. The first argument of each is the file's name, which
// errors show as it was given; the second the name of Node's call, likewise.
var operations = map[string]func(f *files, call fileCall) (goja.Value, error){
	"read":     (*files).read,
	"write":    (*files).write,
	"truncate": (*files).truncate,
	"stat":     (*files).stat,
	"readdir":  (*files).readdir,
	"mkdir":    (*files).mkdir,
	"rm":       (*files).rm,
	"unlink":   (*files).unlink,
	"rmdir":    (*files).rmdir,
	"rename":   (*files).rename,
	"writable": (*files).writable,
	"utimes":   (*files).utimes,
}

func (s *Sandbox) initFiles(exports, _ *goja.Object) error {
	f := &files{s, s.mounts}
	for name, do := range operations {
		err := exports.Set(name, s.native(func(call goja.FunctionCall) goja.Value {
			given, syscall := call.Argument(0).String(), call.Argument(1).String()
			args := goja.FunctionCall{This: call.This}
			if len(call.Arguments) > 2 {
				args.Arguments = call.Arguments[2:]
			}
			value, err := do(f, fileCall{args, f.absolute(given)})
			if err != nil {
				panic(f.thrown(err, syscall, given))
			}
			return value
		}))
		if err != nil {
			return err
		}
	}
	return nil
}

// absolute is the clean name of a file for scripts.
func (f *files) absolute(name string) string {
	name = filepath.ToSlash(name)
	if !isAbsolute(name) {
		name = path.Join(cmp.Or(f.s.config.Dir, "/"), name)
	}
	return path.Clean(name)
}

// read gives the bytes of a file: all, or so many from an offset on.
func (f *files) read(call fileCall) (goja.Value, error) {
	if goja.IsUndefined(call.Argument(0)) {
		content, err := f.mounts.readFile(call.name, f.s.config.Limits.Buffer)
		if err != nil {
			return nil, err
		}
		return f.s.newBytes(content), nil
	}
	offset, length := call.Argument(0).ToInteger(), call.Argument(1).ToInteger()
	if offset < 0 || length < 0 {
		return nil, syscall.EINVAL
	}
	f.s.checkBytes(int(length))
	var content []byte
	err := f.mounts.read(call.name, func(files fs.FS, name string) error {
		info, err := fs.Stat(files, name)
		if err != nil {
			return err
		}
		if err := regular(info); err != nil {
			return err
		}
		file, err := files.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		length = max(min(length, info.Size()-offset), 0)
		content = make([]byte, length)
		if at, ok := file.(io.ReaderAt); ok {
			n, err := at.ReadAt(content, offset)
			if content = content[:n]; err == io.EOF {
				err = nil
			}
			return err
		}
		if _, err := io.CopyN(io.Discard, file, offset); err != nil && err != io.EOF {
			return err
		}
		n, err := io.ReadFull(file, content)
		if content = content[:n]; err == io.EOF || err == io.ErrUnexpectedEOF {
			err = nil
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return f.s.newBytes(content), nil
}

// What write does with a file, by the letters of Node's flags.
const (
	fileTruncate  = "w" // make it, or empty it
	fileAppend    = "a" // make it, or add to its end
	fileUpdate    = "r" // it must be there
	fileExclusive = "x" // it must not be there
)

// write puts bytes into a file: flag, buffer, offset, length, and where in the
// file.
func (f *files) write(call fileCall) (goja.Value, error) {
	flag := os.O_WRONLY
	for _, letter := range call.Argument(0).String() {
		switch string(letter) {
		case fileTruncate:
			flag |= os.O_CREATE | os.O_TRUNC
		case fileAppend:
			flag |= os.O_CREATE | os.O_APPEND
		case fileExclusive:
			flag |= os.O_EXCL
		}
	}
	content := f.s.bytesAt(call.FunctionCall, 1)
	at := call.Argument(4)
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) (err error) {
		if info, err := root.Stat(name); err == nil {
			if err := regular(info); err != nil {
				return err
			}
		}
		file, err := root.OpenFile(name, flag, 0o666)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		if goja.IsNumber(at) {
			_, err = file.WriteAt(content, at.ToInteger())
		} else {
			_, err = file.Write(content)
		}
		return err
	})
}

func (f *files) truncate(call fileCall) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) (err error) {
		file, err := root.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		return file.Truncate(max(call.Argument(0).ToInteger(), 0))
	})
}

// stat gives [kind, size, permissions, milliseconds of the last change]. The
// argument says whether a symbolic link itself is meant.
func (f *files) stat(call fileCall) (goja.Value, error) {
	var info fs.FileInfo
	if err := f.mounts.read(call.name, func(files fs.FS, name string) (err error) {
		if call.Argument(0).ToBoolean() {
			info, err = fs.Lstat(files, name)
		} else {
			info, err = fs.Stat(files, name)
		}
		return err
	}); err != nil {
		return nil, err
	}
	return f.s.vm.NewArray(kindOf(info.Mode()), info.Size(), int(info.Mode().Perm()), float64(info.ModTime().UnixMicro())/1000), nil
}

// kindOf is what a file is, in a word.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "directory"
	case mode&fs.ModeSymlink != 0:
		return "link"
	case mode.IsRegular():
		return "file"
	}
	return "other"
}

// readdir gives the names in a directory, each with its kind after it.
func (f *files) readdir(call fileCall) (goja.Value, error) {
	var list []any
	if err := f.mounts.read(call.name, func(files fs.FS, name string) error {
		entries, err := fs.ReadDir(files, name)
		for _, entry := range entries {
			list = append(list, entry.Name(), kindOf(entry.Type()))
		}
		return err
	}); err != nil {
		return nil, err
	}
	return f.s.vm.NewArray(list...), nil
}

func (f *files) mkdir(call fileCall) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) error { return root.Mkdir(name, 0o777) })
}

// rm removes a file, or with true as its argument all that lies in a directory.
func (f *files) rm(call fileCall) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) error {
		info, err := root.Lstat(name)
		switch {
		case err != nil:
			return err
		case call.Argument(0).ToBoolean():
			return root.RemoveAll(name)
		case info.IsDir():
			return errDirectory
		}
		return root.Remove(name)
	})
}

func (f *files) unlink(call fileCall) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) error {
		if info, err := root.Lstat(name); err == nil && info.IsDir() {
			return errDirectory
		}
		return root.Remove(name)
	})
}

func (f *files) rmdir(call fileCall) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) error {
		if info, err := root.Lstat(name); err == nil && !info.IsDir() {
			return syscall.ENOTDIR
		}
		return root.Remove(name)
	})
}

func (f *files) rename(call fileCall) (goja.Value, error) {
	from, _, err := f.mounts.find(call.name)
	if err != nil {
		return nil, err
	}
	to, target, err := f.mounts.find(f.absolute(call.Argument(0).String()))
	switch {
	case err != nil:
		return nil, err
	case from.Path != to.Path:
		return nil, errCrossing
	}
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) error {
		err := root.Rename(name, target)
		if errors.Is(err, fs.ErrExist) {
			if info, statErr := root.Lstat(name); statErr == nil && !info.IsDir() {
				return errDirectory // in the place of a file's
			}
		}
		return err
	})
}

var errCrossing = errors.New("cross-device link not permitted")

// writable fails where a file may not be written.
func (f *files) writable(call fileCall) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(call.name, func(*os.Root, string) error { return nil })
}

// utimes sets the times of a file, in milliseconds.
func (f *files) utimes(call fileCall) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(call.name, func(root *os.Root, name string) error {
		return root.Chtimes(name, time.UnixMilli(call.Argument(0).ToInteger()), time.UnixMilli(call.Argument(1).ToInteger()))
	})
}

// systemErrors are those that files can cause, with Node's numbers and words.
var systemErrors = []struct {
	err    error
	number int
	code   string
	text   string
}{
	{errNotGranted, 0, "ERR_ACCESS_DENIED", errNotGranted.Error()},
	{errReadOnly, -30, "EROFS", errReadOnly.Error()},
	{errDirectory, -21, "EISDIR", errDirectory.Error()},
	{errCrossing, -18, "EXDEV", errCrossing.Error()},
	{syscall.ENOTEMPTY, -39, "ENOTEMPTY", "directory not empty"},
	{syscall.ENOTDIR, -20, "ENOTDIR", "not a directory"},
	{syscall.EISDIR, -21, "EISDIR", errDirectory.Error()},
	{syscall.EINVAL, -22, "EINVAL", "invalid argument"},
	{syscall.ELOOP, -40, "ELOOP", "too many symbolic links encountered"},
	{syscall.ENAMETOOLONG, -36, "ENAMETOOLONG", "name too long"},
	{syscall.ENOSPC, -28, "ENOSPC", "no space left on device"},
	{syscall.EPERM, -1, "EPERM", "operation not permitted"},
	{fs.ErrNotExist, -2, "ENOENT", "no such file or directory"},
	{fs.ErrExist, -17, "EEXIST", "file already exists"},
	{fs.ErrPermission, -13, "EACCES", "permission denied"},
}

// thrown makes of an error what Node makes of it.
func (f *files) thrown(err error, call, name string) goja.Value {
	var large *tooLargeError
	if errors.As(err, &large) {
		e := f.s.rangeError("File is larger than the limit of %d bytes: %s", large.limit, name)
		_ = e.Set("code", "ERR_FS_FILE_TOO_LARGE")
		return e
	}
	number, code, text := -5, "EIO", ""
	for _, known := range systemErrors {
		if errors.Is(err, known.err) {
			number, code, text = known.number, known.code, known.text
			break
		}
	}
	if text == "" {
		// Paths of this machine are not for scripts.
		if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
			err = inner.Err
		}
		text = err.Error()
	}
	e := f.s.newError(fmt.Sprintf("%s: %s, %s '%s'", code, text, call, name))
	if number != 0 {
		_ = e.Set("errno", number)
	}
	_ = e.Set("code", code)
	_ = e.Set("syscall", call)
	_ = e.Set("path", name)
	return e
}
