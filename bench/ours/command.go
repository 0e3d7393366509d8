package main

import (
	"os"
	"os/exec"
	"path/filepath"
)

// commands are rows about whole processes, each from its start to its end.
var commands = map[string]row{
	"hello": func(report func(point)) {
		dir := must(os.MkdirTemp("", "bench"))
		defer os.RemoveAll(dir)
		script := filepath.Join(dir, "hello.js")
		must(0, os.WriteFile(script, []byte("console.log('hello')\n"), 0o600))
		for side, program := range map[string]string{"wprun": os.Getenv("WPRUN"), "node": os.Getenv("NODE")} {
			if program != "" {
				report(point{Side: side, Value: perCall(func() { must(exec.Command(program, script).Output()) })})
			}
		}
	},
}
