package plugin_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
	"github.com/wprun/wprun/runtime"
)

// What a plugin asks for and is not granted is named, all of it.
func TestPermissionsThatAreDenied(t *testing.T) {
	dir := t.TempDir()
	_, err := plugin.Load(t.Context(), "p", plugin.Options{
		Pool: pool.Options{
			Files: files{
				"p/index.js": "throw new Error('it has run')",
				"p/package.json": `{ "name": "greedy", "wprun": {
					"modules": ["net", "kv", "disk"], "env": ["HOME", "WORD"],
					"read": ["/data/words", "/etc", "/database"], "write": ["/data/words"],
					"limits": { "timeout": "1m", "memory": 2000, "output": 20 }
				}}`,
			}.fs(),
			Modules: []runtime.Module{kvModule()},
			Env:     map[string]string{"WORD": "darn"},
			Mounts:  []runtime.Mount{{Path: "/data", Dir: dir}},
			Limits:  runtime.Limits{Heap: 1000},
		},
		Limits: plugin.Limits{Timeout: 2 * time.Second, Output: 100},
	})
	var denied *plugin.PermissionError
	if !errors.As(err, &denied) || denied.Plugin != "greedy" {
		t.Fatalf("%T: %v", err, err)
	}
	want := []string{
		`module "disk"`, `module "net"`, `env "HOME"`, `read "/database"`, `write "/data/words"`, `read "/etc"`,
		"timeout 1m0s (at most 2s)", "memory 2000 (at most 1000)",
	}
	slices.Sort(want)
	got := slices.Sorted(slices.Values(denied.Denied))
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, one := range want {
		if !strings.Contains(err.Error(), one) {
			t.Errorf("%q is not in %v", one, err)
		}
	}
}

// Of a directory that is granted a plugin gets the part that it asks for, and may
// write where it asks to.
func TestDirectoriesThatAreGranted(t *testing.T) {
	dir := files{"words/a.txt": "a", "words/own/b.txt": "b", "secret.txt": "c"}.write(t, t.TempDir())
	outside := files{"d.txt": "d"}.write(t, t.TempDir())
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	options := func(asked string) plugin.Options {
		return plugin.Options{Pool: pool.Options{
			MaxWorkers: 1,
			Files: files{
				"p/package.json": `{ "wprun": ` + asked + `}`,
				"p/index.js": `const fs = require('fs'); ` + registers + `({
					read: name => { try { return fs.readFileSync(name, 'utf8') } catch (e) { return e.code } },
					write: name => { try { fs.writeFileSync(name, 'new'); return 'written' } catch (e) { return e.code } },
				})`,
			}.fs(),
			Mounts: []runtime.Mount{
				{Path: "/data", Dir: dir, Write: true},
				{Path: "/data/embedded", FS: files{"in/e.txt": "e", "f.txt": "f"}.fs()},
				{Dir: outside},
			},
		}}
	}
	p := load(t, "p", options(`{ "read": ["/data/words", "/data/embedded/in", "`+filepath.ToSlash(outside)+`"], "write": ["/data/words/own"] }`))
	for name, want := range map[string]string{
		"/data/words/a.txt":                   "a",
		"/data/words/own/b.txt":               "b",
		"/data/embedded/in/e.txt":             "e",
		filepath.ToSlash(outside) + "/d.txt":  "d",
		"/data/secret.txt":                    "ERR_ACCESS_DENIED",
		"/data/embedded/f.txt":                "ERR_ACCESS_DENIED",
		"/data/words/own/../../secret.txt":    "ERR_ACCESS_DENIED",
		"/data/words/own/../../link/../d.txt": "ERR_ACCESS_DENIED",
	} {
		if got := call[string](t, p, "read", name); got != want {
			t.Errorf("read %s: %s", name, got)
		}
	}
	for name, want := range map[string]string{
		"/data/words/own/new.txt":   "written",
		"/data/words/new.txt":       "EROFS",
		"/data/embedded/in/new.txt": "EROFS",
	} {
		if got := call[string](t, p, "write", name); got != want {
			t.Errorf("write %s: %s", name, got)
		}
	}
	for _, asked := range []string{`{ "read": ["/data/link"] }`, `{ "read": ["/data/none"] }`, `{ "write": ["/data/embedded/in"] }`} {
		_, err := plugin.Load(t.Context(), "p", options(asked))
		if denied := (*plugin.PermissionError)(nil); !errors.As(err, &denied) {
			t.Errorf("%s: %v", asked, err)
		}
	}
}

// A plugin that asks for less than it could have gets less.
func TestLimitsThatAreAskedFor(t *testing.T) {
	p := load(t, "p", plugin.Options{
		Pool:   pool.Options{Files: files{"p/package.json": `{ "wprun": { "limits": { "timeout": "1s" }}}`, "p/index.js": registers + "({ a: () => 1 })"}.fs()},
		Limits: plugin.Limits{Timeout: 2 * time.Second, Memory: 1 << 24, Output: 100},
	})
	if got, want := p.Status().Limits, (plugin.Limits{Timeout: time.Second, Memory: 1 << 24, Output: 100}); got != want {
		t.Errorf("%+v", got)
	}
}

// What a process cannot be given is an error when a plugin asks for it, and none
// when it does not.
func TestDirectoriesForProcesses(t *testing.T) {
	granted := []runtime.Mount{{Path: "/data", Dir: t.TempDir()}}
	for asked, want := range map[string]string{
		`{ "read": ["/data"] }`: "a worker in another process cannot be given Mounts",
		`{}`:                    "",
	} {
		p, err := plugin.Load(t.Context(), "p", plugin.Options{Pool: pool.Options{
			Files:     files{"p/package.json": `{ "wprun": ` + asked + `}`, "p/index.js": registers + "({ a: () => 1 })"}.fs(),
			Transport: pool.Process{}, Mounts: granted, StartTimeout: patience,
		}})
		if want != "" {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Error(err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}
