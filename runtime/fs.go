package runtime

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/buffer"
)

// files is the module fs over the mounts of a sandbox. Each of its operations
// is there three times, as in Node: readFileSync, readFile with a callback, and
// promises.readFile. All do their work at once.
type files struct {
	s      *Sandbox
	mounts mounts
}

// operation does what one function of the module does. Its error is a thrown
// one already, or one of the system.
type operation struct {
	call string // of the system, for messages
	do   func(f *files, name string, args []goja.Value) (goja.Value, error)
}

var operations = map[string]operation{
	"readFile":   {"open", (*files).readFile},
	"writeFile":  {"open", (*files).writeFile},
	"appendFile": {"open", (*files).appendFile},
	"stat":       {"stat", (*files).stat},
	"readdir":    {"scandir", (*files).readdir},
	"mkdir":      {"mkdir", (*files).mkdir},
	"rm":         {"rm", (*files).rm},
	"unlink":     {"unlink", (*files).unlink},
	"rmdir":      {"rmdir", (*files).unlink},
	"rename":     {"rename", (*files).rename},
	"access":     {"access", (*files).access},
}

func (s *Sandbox) initFiles(exports, _ *goja.Object) error {
	f := &files{s, s.mounts}
	promises := s.vm.NewObject()
	for name, op := range operations {
		_ = exports.Set(name+"Sync", func(call goja.FunctionCall) goja.Value {
			value, thrown := f.run(op, call.Arguments)
			if thrown != nil {
				panic(thrown)
			}
			return value
		})
		_ = exports.Set(name, f.withCallback(op))
		_ = promises.Set(name, func(call goja.FunctionCall) goja.Value {
			promise, resolve, reject := s.vm.NewPromise()
			settle := resolve
			value, thrown := f.run(op, call.Arguments)
			if thrown != nil {
				value, settle = thrown, reject
			}
			if err := settle(value); err != nil {
				panic(err)
			}
			return s.vm.ToValue(promise)
		})
	}
	_ = exports.Set("existsSync", func(call goja.FunctionCall) goja.Value {
		if !goja.IsString(call.Argument(0)) {
			return s.vm.ToValue(false)
		}
		_, thrown := f.run(operations["stat"], call.Arguments[:1])
		return s.vm.ToValue(thrown == nil)
	})
	return exports.Set("promises", promises)
}

// run does an operation. The second result is what a script catches.
func (f *files) run(op operation, args []goja.Value) (value goja.Value, thrown goja.Value) {
	if len(args) == 0 || !goja.IsString(args[0]) {
		got := goja.Undefined()
		if len(args) > 0 {
			got = args[0]
		}
		return nil, f.s.argumentError("path", "of type string", got)
	}
	given := args[0].String()
	value, err := op.do(f, f.absolute(given), args[1:])
	if err != nil {
		return nil, f.thrown(err, op.call, given)
	}
	return value, nil
}

func (f *files) withCallback(op operation) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) goja.Value {
		last := len(call.Arguments) - 1
		callback, ok := goja.AssertFunction(call.Argument(max(last, 0)))
		if !ok {
			panic(f.s.argumentError("cb", "of type function", call.Argument(max(last, 0))))
		}
		value, thrown := f.run(op, call.Arguments[:last])
		if thrown == nil {
			thrown = goja.Null()
		}
		release := f.s.Hold()
		f.s.Post(f.s.on(f.s.Task(), func() error {
			release()
			_, err := callback(goja.Undefined(), thrown, value)
			return err
		}))
		return goja.Undefined()
	}
}

// absolute is the clean name of a file for scripts.
func (f *files) absolute(name string) string {
	name = filepath.ToSlash(name)
	if !isAbsolute(name) {
		name = path.Join(cmp.Or(f.s.config.Dir, "/"), name)
	}
	return path.Clean(name)
}

// encoding is the second argument of what reads or writes: a name, or an object
// with one. It is empty where bytes are meant.
func encoding(args []goja.Value) string {
	if len(args) == 0 {
		return ""
	}
	v := args[0]
	if o, ok := v.(*goja.Object); ok {
		v = o.Get("encoding")
	}
	if v == nil || !goja.IsString(v) {
		return ""
	}
	return v.String()
}

// option is a boolean of an object of options.
func option(args []goja.Value, name string) bool {
	if len(args) == 0 {
		return false
	}
	o, ok := args[0].(*goja.Object)
	if !ok {
		return false
	}
	v := o.Get(name)
	return v != nil && v.ToBoolean()
}

func (f *files) readFile(name string, args []goja.Value) (goja.Value, error) {
	content, err := f.mounts.readFile(name, f.s.config.Limits.Buffer)
	if err != nil {
		return nil, err
	}
	if _, err := f.s.modules.requireBuiltin("buffer"); err != nil {
		return nil, err
	}
	module := f.s.modules.loaded["buffer"].Get("exports").(*goja.Object)
	from, _ := goja.AssertFunction(module.Get("Buffer").(*goja.Object).Get("from"))
	bytes, err := from(goja.Undefined(), f.s.vm.ToValue(f.s.vm.NewArrayBuffer(content)))
	if err != nil {
		return nil, err
	}
	if as := encoding(args); as != "" {
		object := bytes.(*goja.Object)
		toString, _ := goja.AssertFunction(object.Get("toString"))
		return toString(object, f.s.vm.ToValue(as))
	}
	return bytes, nil
}

func (f *files) writeFile(name string, args []goja.Value) (goja.Value, error) {
	return f.put(name, args, os.O_TRUNC)
}

func (f *files) appendFile(name string, args []goja.Value) (goja.Value, error) {
	return f.put(name, args, os.O_APPEND)
}

func (f *files) put(name string, args []goja.Value, flag int) (goja.Value, error) {
	if len(args) == 0 {
		return nil, thrownValue{f.s.argumentError("data", "of type string or an instance of Buffer, TypedArray, or DataView", goja.Undefined())}
	}
	var content []byte
	switch data := args[0].(type) {
	case *goja.Object:
		switch data.Export().(type) {
		case []byte, goja.ArrayBuffer:
			content = buffer.Bytes(f.s.vm, data)
		default:
			return nil, thrownValue{f.s.argumentError("data", "of type string or an instance of Buffer, TypedArray, or DataView", data)}
		}
	case goja.String:
		content = buffer.DecodeBytes(f.s.vm, data, f.s.vm.ToValue(encoding(args[1:])))
	default:
		return nil, thrownValue{f.s.argumentError("data", "of type string or an instance of Buffer, TypedArray, or DataView", data)}
	}
	return goja.Undefined(), f.mounts.write(name, func(root *os.Root, name string) (err error) {
		if info, err := root.Stat(name); err == nil {
			if err := regular(info); err != nil {
				return err
			}
		}
		file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|flag, 0o666)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		_, err = file.Write(content)
		return err
	})
}

func (f *files) stat(name string, _ []goja.Value) (goja.Value, error) {
	var info fs.FileInfo
	if err := f.mounts.read(name, func(files fs.FS, name string) (err error) {
		info, err = fs.Stat(files, name)
		return err
	}); err != nil {
		return nil, err
	}
	stats := f.s.vm.NewObject()
	is := func(answer bool) func(goja.FunctionCall) goja.Value {
		return func(goja.FunctionCall) goja.Value { return f.s.vm.ToValue(answer) }
	}
	changed, err := f.s.vm.New(f.s.vm.Get("Date"), f.s.vm.ToValue(info.ModTime().UnixMilli()))
	return stats, errors.Join(err,
		stats.Set("size", info.Size()),
		stats.Set("mode", int(info.Mode().Perm())),
		stats.Set("mtimeMs", float64(info.ModTime().UnixMicro())/1000),
		stats.Set("mtime", changed),
		stats.Set("isFile", is(info.Mode().IsRegular())),
		stats.Set("isDirectory", is(info.IsDir())),
		stats.Set("isSymbolicLink", is(false)))
}

func (f *files) readdir(name string, args []goja.Value) (goja.Value, error) {
	var entries []fs.DirEntry
	if err := f.mounts.read(name, func(files fs.FS, name string) (err error) {
		entries, err = fs.ReadDir(files, name)
		return err
	}); err != nil {
		return nil, err
	}
	list := make([]any, len(entries))
	for i, entry := range entries {
		list[i] = entry.Name()
		if option(args, "withFileTypes") {
			o := f.s.vm.NewObject()
			is := func(answer bool) func(goja.FunctionCall) goja.Value {
				return func(goja.FunctionCall) goja.Value { return f.s.vm.ToValue(answer) }
			}
			_ = o.Set("name", entry.Name())
			_ = o.Set("isFile", is(entry.Type().IsRegular()))
			_ = o.Set("isDirectory", is(entry.IsDir()))
			_ = o.Set("isSymbolicLink", is(entry.Type()&fs.ModeSymlink != 0))
			list[i] = o
		}
	}
	return f.s.vm.NewArray(list...), nil
}

func (f *files) mkdir(name string, args []goja.Value) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(name, func(root *os.Root, name string) error {
		if option(args, "recursive") {
			return root.MkdirAll(name, 0o777)
		}
		return root.Mkdir(name, 0o777)
	})
}

func (f *files) rm(name string, args []goja.Value) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(name, func(root *os.Root, name string) error {
		info, err := root.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && option(args, "force"):
			return nil
		case err != nil:
			return err
		case !option(args, "recursive"):
			if info.IsDir() {
				return errDirectory
			}
			return root.Remove(name)
		}
		return root.RemoveAll(name)
	})
}

func (f *files) unlink(name string, _ []goja.Value) (goja.Value, error) {
	return goja.Undefined(), f.mounts.write(name, (*os.Root).Remove)
}

func (f *files) rename(name string, args []goja.Value) (goja.Value, error) {
	if len(args) == 0 || !goja.IsString(args[0]) {
		return nil, thrownValue{f.s.argumentError("newPath", "of type string", append(args, goja.Undefined())[0])}
	}
	from, _, err := f.mounts.find(name)
	if err != nil {
		return nil, err
	}
	to, target, err := f.mounts.find(f.absolute(args[0].String()))
	switch {
	case err != nil:
		return nil, err
	case from.Path != to.Path:
		return nil, errors.New("cross-device link not permitted")
	}
	return goja.Undefined(), f.mounts.write(name, func(root *os.Root, name string) error { return root.Rename(name, target) })
}

func (f *files) access(name string, args []goja.Value) (goja.Value, error) {
	_, err := f.stat(name, nil)
	if err == nil && len(args) > 0 && goja.IsNumber(args[0]) && args[0].ToInteger()&2 != 0 {
		err = f.mounts.write(name, func(*os.Root, string) error { return nil })
	}
	return goja.Undefined(), err
}

// thrownValue is an error that is a value of the script's already.
type thrownValue struct{ value goja.Value }

func (t thrownValue) Error() string { return t.value.String() }

// thrown makes of an error what Node makes of it.
func (f *files) thrown(err error, call, name string) goja.Value {
	code, text := "EIO", ""
	var large *tooLargeError
	switch e := err.(type) {
	case thrownValue:
		return e.value
	case *goja.Exception:
		return e.Value()
	}
	switch {
	case errors.As(err, &large):
		e := f.s.rangeError("File is larger than the limit of %d bytes: %s", large.limit, name)
		_ = e.Set("code", "ERR_FS_FILE_TOO_LARGE")
		return e
	case errors.Is(err, errNotGranted):
		code, text = "ERR_ACCESS_DENIED", "access was not granted to this script"
	case errors.Is(err, errReadOnly):
		code, text = "EROFS", errReadOnly.Error()
	case errors.Is(err, errDirectory):
		code, text = "EISDIR", errDirectory.Error()
	case errors.Is(err, fs.ErrNotExist):
		code, text = "ENOENT", "no such file or directory"
	case errors.Is(err, fs.ErrExist):
		code, text = "EEXIST", "file already exists"
	case errors.Is(err, fs.ErrPermission):
		code, text = "EACCES", "permission denied"
	default:
		// Paths of this machine are not for scripts.
		if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
			err = inner.Err
		}
		text = err.Error()
	}
	e := f.s.newError(fmt.Sprintf("%s: %s, %s '%s'", code, text, call, name))
	_ = e.Set("code", code)
	_ = e.Set("syscall", call)
	_ = e.Set("path", name)
	return e
}
