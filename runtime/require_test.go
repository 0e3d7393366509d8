package runtime_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wprun/wprun/runtime"
)

// TestModulesOfES: what is written with import and export says what to do.
func TestModulesOfES(t *testing.T) {
	files := fstest.MapFS{
		"a.mjs":                           {Data: []byte("export default 1")},
		"import.js":                       {Data: []byte("const a = 1\nimport b from 'b'")},
		"export.js":                       {Data: []byte("export const a = 1")},
		"node_modules/m/package.json":     {Data: []byte(`{"type": "module", "main": "m.js"}`)},
		"node_modules/m/m.js":             {Data: []byte("import fs from 'fs'")},
		"node_modules/plain/package.json": {Data: []byte(`{"type": "module", "main": "m.js"}`)},
		"node_modules/plain/m.js":         {Data: []byte("module.exports = 'plain'")},
		"node_modules/bad/package.json":   {Data: []byte(`{"main": `)},
		"node_modules/bad/index.js":       {Data: []byte("")},
	}
	config := runtime.Config{Mounts: []runtime.Mount{{Path: "/", FS: files}}}
	for name, want := range map[string]string{
		"./a.mjs":        "Error ERR_REQUIRE_ESM require() of ES Module /a.mjs from /test.js not supported: this engine has no import and export; use the CommonJS build",
		"./import.js":    "SyntaxError undefined Cannot use import statement outside a module: this engine",
		"./export.js":    "SyntaxError undefined Unexpected token 'export': this engine",
		"m":              "Error ERR_REQUIRE_ESM require() of ES Module /node_modules/m/m.js from /test.js not supported",
		"plain":          "plain",
		"bad":            "Error ERR_INVALID_PACKAGE_CONFIG Invalid package config /node_modules/bad/package.json",
		"worker_threads": "Error MODULE_NOT_FOUND Cannot find module 'worker_threads': this module of Node's is not offered here, for scripts have no access to the system\nRequire stack:\n- /test.js",
		"node:http":      "Error MODULE_NOT_FOUND Cannot find module 'node:http': this module of Node's is not offered here",
	} {
		got := inModule[string](t, config, "try { globalThis.result = require('"+name+"') } catch (e) { globalThis.result = [e.name, e.code, e.message].map(String).join(' ') }")
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestModulesThatChange: sandboxes share what they compile, and a file that has
// changed is compiled anew.
func TestModulesThatChange(t *testing.T) {
	programs := new(runtime.Programs)
	for i, text := range []string{"module.exports = 'old'", "module.exports = 'old'", "module.exports = 'new'"} {
		files := fstest.MapFS{"a.js": {Data: []byte(text)}}
		config := runtime.Config{Mounts: []runtime.Mount{{Path: "/", FS: files}}, Programs: programs}
		if got := inModule[string](t, config, "globalThis.result = require('./a')"); !strings.Contains(text, got) {
			t.Errorf("%d: %s", i, got)
		}
	}
}

// TestProcessExit: where the host gives no exit, the run ends with an error.
func TestProcessExit(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	err := fails(t, s, "process.on('exit', code => { process.exitCode = code + 1 }); process.exit(6)")
	if exit, ok := err.(*runtime.ExitError); !ok || exit.Code != 7 {
		t.Error(err)
	}
}
