package runtime_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wprun/wprun/runtime"
)

// inModule runs the body of a module and returns what it exports.
func inModule[T any](t *testing.T, config runtime.Config, body string) T {
	t.Helper()
	s := newSandbox(t, config)
	p, err := runtime.CompileModule("/test.js", body)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	return eval[T](t, s, "globalThis.result")
}

// Relative names start from Config.Dir.
func TestMountsFromADirectory(t *testing.T) {
	mounts := []runtime.Mount{{Path: "/data", FS: fstest.MapFS{"a/b.txt": {Data: []byte("text")}}}}
	for dir, name := range map[string]string{"": "data/a/b.txt", "/data": "a/b.txt", "/data/a": "../a/./b.txt"} {
		config := runtime.Config{Mounts: mounts, Dir: dir}
		if got := inModule[string](t, config, "globalThis.result = require('fs').readFileSync('"+name+"', 'utf8')"); got != "text" {
			t.Errorf("%s from %q: %q", name, dir, got)
		}
	}
}

func TestMounts(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		filepath.Join(dir, "in.txt"):         "inside é",
		filepath.Join(outside, "secret.txt"): "secret",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("..", filepath.Join(dir, "up")); err != nil {
		t.Fatal(err)
	}
	config := runtime.Config{Mounts: []runtime.Mount{
		{Path: "/data", FS: fstest.MapFS{"a/b.txt": {Data: []byte("from Go")}, "a/main.js": {Data: []byte("exports.answer = 42")}}},
		{Path: "/data/work", Dir: dir, Write: true},
		{Path: "/read", Dir: dir},
	}}
	for source, want := range map[string]string{
		`fs.readFileSync('/data/a/b.txt', 'utf8')`:                                           "from Go",
		`fs.readFileSync('/data/../data/a/./b.txt', { encoding: 'hex' })`:                    "66726f6d20476f",
		`fs.readFileSync('/data/work/in.txt').length`:                                        "9",
		`fs.readFileSync('/read/in.txt', 'utf8')`:                                            "inside é",
		`fs.readFileSync('/data/work/link', 'utf8')`:                                         "EIO: path escapes from parent, open '/data/work/link'",
		`fs.readFileSync('/data/work/up/` + filepath.Base(outside) + `/secret.txt', 'utf8')`: "…EIO: path escapes from parent",
		`fs.readFileSync('/data/work/../../../etc/passwd', 'utf8')`:                          "ERR_ACCESS_DENIED: access was not granted to this script, open '/data/work/../../../etc/passwd'",
		`fs.readFileSync('` + filepath.ToSlash(outside) + `/secret.txt')`:                    "…ERR_ACCESS_DENIED: access was not granted",
		`fs.readFileSync('/data/none')`:                                                      "ENOENT: no such file or directory, open '/data/none'",
		`fs.readFileSync('/data/a')`:                                                         "EISDIR: illegal operation on a directory, read",
		`fs.readFileSync(5)`:                                                                 `EBADF: bad file descriptor, read`,
		`fs.writeFileSync('/data/a/b.txt', 'x')`:                                             "EROFS: read-only file system, open '/data/a/b.txt'",
		`fs.writeFileSync('/read/in.txt', 'x')`:                                              "EROFS: read-only file system, open '/read/in.txt'",
		`fs.writeFileSync('/data/work/link', 'x')`:                                           "…path escapes from parent",
		`(fs.writeFileSync('/data/work/new', 'one'), fs.appendFileSync('/data/work/new', Buffer.from('+two')), fs.readFileSync('/data/work/new', 'utf8'))`:                                              "one+two",
		`fs.readdirSync('/data').join() + fs.readdirSync('/read').join()`:                                                                                                                               "ain.txt,link,up",
		`fs.statSync('/data/a').isDirectory() + ' ' + fs.statSync('/data/a/b.txt').size`:                                                                                                                "true 7",
		`fs.existsSync('/data/a') + ' ' + fs.existsSync('/etc/passwd') + ' ' + fs.existsSync()`:                                                                                                         "true false false",
		`(fs.mkdirSync('/data/work/x/y', { recursive: true }), fs.renameSync('/data/work/x/y', '/data/work/z'), fs.rmSync('/data/work/z', { recursive: true }), fs.readdirSync('/data/work/x').length)`: "0",
		`fs.renameSync('/data/work/in.txt', '/read/out.txt')`:                                                                                                                                           "…cross-device link",
		`fs.mkdirSync('/data/work')`:                                        "…EEXIST",
		`require('/data/a/main.js').answer`:                                 "42",
		`require('/etc/passwd')`:                                            "…Cannot find module '/etc/passwd'",
		`await fs.promises.readFile('/data/a/b.txt', 'utf8')`:               "from Go",
		`await require('fs/promises').readFile('/nope').catch(e => e.code)`: "ERR_ACCESS_DENIED",
		`await new Promise(resolve => fs.readFile('/data/a/b.txt', 'utf8', (err, text) => resolve(err + text)))`: "nullfrom Go",
		`await new Promise(resolve => fs.readFile('/nope', err => resolve(err.code)))`:                           "ERR_ACCESS_DENIED",
	} {
		body := `const fs = require('fs'); const { Buffer } = require('buffer');
		(async () => { try { return ` + source + ` } catch (e) { return e.message } })().then(v => { globalThis.result = String(v) })`
		t.Run(source, func(t *testing.T) {
			defer os.RemoveAll(filepath.Join(dir, "x"))
			defer os.Remove(filepath.Join(dir, "new"))
			if got := inModule[string](t, config, body); got != want && !(strings.HasPrefix(want, "…") && strings.Contains(got, want[len("…"):])) {
				t.Errorf("got %s", got)
			}
		})
	}
	if got := inModule[string](t, runtime.Config{}, "try { require('fs') } catch (e) { globalThis.result = e.message }"); !strings.Contains(got, "this sandbox was given no files") {
		t.Error(got)
	}
	for _, bad := range []runtime.Mount{{}, {Path: "/x"}, {Path: "x", Dir: dir}, {Dir: filepath.Join(dir, "none")}, {Dir: filepath.Join(dir, "in.txt")},
		{FS: fstest.MapFS{}}, {Path: "/x", FS: fstest.MapFS{}, Write: true}, {Path: "/x", FS: fstest.MapFS{}, Dir: dir}} {
		if _, err := runtime.New(runtime.Config{Mounts: []runtime.Mount{bad}}); err == nil {
			t.Errorf("%+v is accepted", bad)
		}
	}
}
