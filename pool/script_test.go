package pool_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// greeting is a project in a directory: its main requires a file of its own.
var greeting = fstest.MapFS{
	"greet/package.json":   {Data: []byte(`{ "main": "lib/main" }`)},
	"greet/lib/main.js":    {Data: []byte("const { hello } = require('./words')\nrequire('workerpool').worker({ greet: name => hello + ', ' + name, where: () => __filename })")},
	"greet/lib/words.json": {Data: []byte(`{ "hello": "Hello" }`)},
	"plain/index.js":       {Data: []byte("require('workerpool').worker({ greet: name => 'Hi, ' + name, where: () => __filename })")},
	"outside.js":           {Data: []byte("module.exports = 'outside'")},
}

func onDisk(t testing.TB, files fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A script is a file, a directory, a name in an fs.FS, or a text; it is the same
// to its workers, in this process or in others.
func TestScriptsFromAnywhere(t *testing.T) {
	dir := onDisk(t, greeting)
	for _, transport := range []pool.Transport{pool.Goroutine{}, pool.Process{}} {
		for name, x := range map[string]struct {
			options pool.Options
			where   string
			says    string
		}{
			"file":            {pool.Options{Script: filepath.Join(dir, "greet", "lib", "main.js")}, filepath.Join(dir, "greet", "lib", "main.js"), "Hello, Ada"},
			"directory":       {pool.Options{Script: filepath.Join(dir, "greet")}, filepath.Join(dir, "greet", "lib", "main.js"), "Hello, Ada"},
			"index":           {pool.Options{Script: filepath.Join(dir, "plain")}, filepath.Join(dir, "plain", "index.js"), "Hi, Ada"},
			"name in an FS":   {pool.Options{Files: greeting, Script: "greet/lib/main.js"}, filepath.FromSlash("/greet/lib/main.js"), "Hello, Ada"},
			"folder in an FS": {pool.Options{Files: greeting, Script: "greet"}, filepath.FromSlash("/greet/lib/main.js"), "Hello, Ada"},
			"text":            {pool.Options{Source: "require('workerpool').worker({ greet: name => 'Hey, ' + name, where: () => __filename })"}, filepath.FromSlash("/script.js"), "Hey, Ada"},
			"text with files": {pool.Options{Script: "greet/lib/unsaved.js", Files: greeting, Source: "const { hello } = require('./words')\nrequire('workerpool').worker({ greet: name => hello + '! ' + name, where: () => __filename })"}, filepath.FromSlash("/greet/lib/unsaved.js"), "Hello! Ada"},
		} {
			x.options.MaxWorkers, x.options.Transport = 1, transport
			p := newPool(t, x.options)
			if got := await[string](t, p.Exec("greet", []any{"Ada"}, nil)); got != x.says {
				t.Errorf("%T, %s: %q", transport, name, got)
			}
			if got := await[string](t, p.Exec("where", nil, nil)); got != x.where {
				t.Errorf("%T, %s: it lies in %q", transport, name, got)
			}
		}
	}
}

// What lies outside of the script's project, it cannot require.
func TestScriptsStayInTheirProject(t *testing.T) {
	const out = "() => { try { return require(process.env.AT) } catch (e) { return e.message }}"
	dir := onDisk(t, greeting)
	for _, options := range []pool.Options{
		{Files: greeting, Script: "greet", Env: map[string]string{"AT": "/outside.js"}},
		{Script: filepath.Join(dir, "greet"), Env: map[string]string{"AT": filepath.ToSlash(dir) + "/outside.js"}},
		{Source: "1", Env: map[string]string{"AT": "/outside.js"}},
	} {
		options.MaxWorkers = 1
		if got := await[string](t, newPool(t, options).Run(out)); !strings.HasPrefix(got, "Cannot find module") {
			t.Error(got)
		}
	}
}

// A syntax error is known before a worker starts, with its line and the place
// in it.
func TestSyntaxErrorsOfScripts(t *testing.T) {
	const wrong = "let a = 1\nconst = 2\n"
	files := fstest.MapFS{"p/index.js": {Data: []byte(wrong)}}
	dir := onDisk(t, files)
	for _, options := range []pool.Options{
		{Script: filepath.Join(dir, "p")},
		{Script: filepath.Join(dir, "p", "index.js")},
		{Script: "p", Files: files},
		{Script: "p/index.js", Source: wrong},
	} {
		options.MinWorkers = 1
		options.OnCreateWorker = func(int, *pool.WorkerConfig) error { t.Error("a worker is started"); return nil }
		_, err := pool.New(options)
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Name != "SyntaxError" {
			t.Fatalf("%T: %v", err, err)
		}
		lines := strings.Split(err.Error(), "\n")
		if len(lines) != 4 || !strings.HasSuffix(lines[1], "index.js:2") || lines[2] != "const = 2" || lines[3] != "      ^" {
			t.Errorf("%q", err)
		}
	}
}

func TestScriptsThatAreNotThere(t *testing.T) {
	for _, options := range []pool.Options{
		{Script: t.TempDir()},
		{Script: "greet/none.js", Files: greeting},
		{Script: "none", Files: greeting},
		{Files: greeting},
		{Script: "../up.js", Files: greeting},
		{Script: "p", Files: fstest.MapFS{"p/package.json": {Data: []byte(`{ "main": "../outside.js" }`)}, "outside.js": {}}},
	} {
		if _, err := pool.New(options); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v: %v", options.Script, err)
		}
	}
	if _, err := pool.New(pool.Options{Script: ".", Files: fstest.MapFS{"package.json": {Data: []byte("{")}}}); err == nil || !strings.Contains(err.Error(), "package.json") {
		t.Error(err)
	}
}
