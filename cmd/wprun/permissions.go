package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// permissions are what the user allows scripts to reach: nothing, at first.
type permissions struct {
	read, write, env []string
	workers          bool // what the program may, its workers may too
}

// everything is the value of a permission without a list.
const everything = "*"

// addFlags adds the flags that allow something; who says whom.
func (p *permissions) addFlags(command *cobra.Command, who string) {
	flags := command.Flags()
	flags.StringSliceVar(&p.read, "allow-read", nil, "let "+who+" read the files, and those in the directories, `PATHS`")
	flags.StringSliceVar(&p.write, "allow-write", nil, "let "+who+" change files in the directories `PATHS`, too")
	flags.StringSliceVar(&p.env, "allow-env", nil, "let "+who+" read the environment variables `NAMES`")
	for _, name := range []string{"allow-read", "allow-write", "allow-env"} {
		flags.Lookup(name).NoOptDefVal = everything
	}
}

// files are the mounts for what may be read and written. An error is about how
// the command was called.
func (p *permissions) files() (mounts []runtime.Mount, err error) {
	var files []string
	for _, granted := range []struct {
		flag  string
		paths []string
		write bool
	}{{"allow-write", p.write, true}, {"allow-read", p.read, false}} {
		for _, path := range granted.paths {
			dir, isDir, err := existing(path)
			switch {
			case err != nil:
				return nil, fmt.Errorf("--%s: %w", granted.flag, err)
			case !isDir && granted.write:
				return nil, fmt.Errorf("--%s: %s is a file; give the directory that it is in", granted.flag, path)
			case !isDir:
				files = append(files, dir)
				continue
			}
			if slices.ContainsFunc(mounts, func(m runtime.Mount) bool { return m.Dir == dir }) {
				continue // a right to write includes the one to read
			}
			mounts = append(mounts, runtime.Mount{Dir: dir, Write: granted.write})
		}
	}
	return withFiles(mounts, files), nil
}

// existing is the absolute path of a file or directory that is to be granted.
func existing(path string) (absolute string, isDir bool, err error) {
	if path == everything {
		path = string(filepath.Separator)
	}
	if absolute, err = filepath.Abs(path); err != nil {
		return "", false, err
	}
	info, err := os.Stat(absolute)
	if err != nil {
		return "", false, fmt.Errorf("there is no file or directory %s", path)
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return "", false, fmt.Errorf("%s is neither a directory nor an ordinary file", path)
	}
	return absolute, info.IsDir(), nil
}

// environment is what process.env holds.
func (p *permissions) environment() map[string]string {
	if !slices.Contains(p.env, everything) {
		return runtime.Environ(p.env...)
	}
	env := make(map[string]string)
	for _, pair := range os.Environ() {
		if name, value, ok := strings.Cut(pair, "="); ok && name != "" {
			env[name] = value
		}
	}
	return env
}

// workingDirectory is where relative names of files start, with slashes.
func workingDirectory() string {
	dir, err := os.Getwd()
	if err != nil {
		return "" // it was removed: no relative name means anything
	}
	return filepath.ToSlash(dir)
}

// advised is an error of a program that was allowed no files, with the advice to
// allow some if it looks for them. It is advice alone: that a message reads like
// that of require is enough.
func advised(err error) error {
	thrown, ok := err.(*jsbridge.Error)
	if !ok || thrown.Hint != "" {
		return err
	}
	for _, name := range []string{"'fs'", "'node:fs'", "'fs/promises'", "'node:fs/promises'"} {
		if strings.HasPrefix(thrown.Message, "Cannot find module "+name) {
			copied := *thrown
			copied.Hint = "wprun --allow-read=PATHS, or --allow-write=PATHS, allows files; see 'wprun help permissions'"
			return &copied
		}
	}
	return err
}
