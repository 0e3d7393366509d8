package plugin

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

// grant makes of what the host grants what a plugin is given: what it asks for.
// The error is a [*PermissionError] that names all that it asks for in vain.
func grant(m Manifest, granted Options) (pool.Options, Limits, error) {
	given := granted.Pool
	var denied []string

	given.Modules = nil
	for _, name := range unique(m.Modules) {
		i := slices.IndexFunc(granted.Pool.Modules, func(m runtime.Module) bool { return m.Name == name })
		if i < 0 {
			denied = append(denied, quoted("module", []string{name})...)
			continue
		}
		given.Modules = append(given.Modules, granted.Pool.Modules[i])
	}

	given.Env = nil
	for _, name := range unique(m.Env) {
		value, ok := granted.Pool.Env[name]
		if !ok {
			denied = append(denied, quoted("env", []string{name})...)
			continue
		}
		if given.Env == nil {
			given.Env = make(map[string]string)
		}
		given.Env[name] = value
	}

	given.Mounts = nil
	for _, name := range unique(slices.Concat(m.Write, m.Read)) {
		write := slices.Contains(m.Write, name)
		mount, ok := narrow(granted.Pool.Mounts, name, write)
		if !ok {
			what := "read"
			if write {
				what = "write"
			}
			denied = append(denied, quoted(what, []string{name})...)
			continue
		}
		given.Mounts = append(given.Mounts, mount)
	}

	limits := Limits{
		Timeout: limited(&denied, "timeout", m.Limits.Timeout, granted.Limits.Timeout),
		Memory:  limited(&denied, "memory", m.Limits.Memory, cmp.Or(granted.Limits.Memory, granted.Pool.Limits.Heap)),
		Output:  limited(&denied, "output", m.Limits.Output, granted.Limits.Output),
	}
	given.Limits.Heap = limits.Memory
	if denied != nil {
		return given, limits, &PermissionError{Plugin: m.Name, Denied: denied}
	}
	return given, limits, nil
}

func unique(names []string) []string { return slices.Compact(slices.Sorted(slices.Values(names))) }

// limited is what is granted, or less if less is asked for.
func limited[T ~int | ~int64](denied *[]string, name string, asked, granted T) T {
	if granted > 0 && asked > granted {
		*denied = append(*denied, fmt.Sprintf("%s %v (at most %v)", name, asked, granted))
	}
	return cmp.Or(asked, granted)
}

// narrow finds the mount that holds a directory, and returns one of that
// directory alone.
func narrow(mounts []runtime.Mount, name string, write bool) (runtime.Mount, bool) {
	var found runtime.Mount
	var inside string
	for _, m := range mounts {
		if m.Path == "" {
			dir, err := filepath.Abs(m.Dir)
			if err != nil {
				continue
			}
			m.Path = filepath.ToSlash(dir)
		}
		m.Path = path.Clean(m.Path)
		rest, ok := strings.CutPrefix(name+"/", strings.TrimSuffix(m.Path, "/")+"/")
		if ok && (found.Path == "" || len(m.Path) > len(found.Path)) {
			found, inside = m, cmp.Or(strings.TrimSuffix(rest, "/"), ".")
		}
	}
	if found.Path == "" || write && !found.Write {
		return found, false
	}
	found.Path, found.Write = name, write
	if inside == "." {
		return found, true
	}
	if found.FS != nil {
		below, err := fs.Sub(found.FS, inside)
		found.FS = below
		return found, err == nil
	}
	// A link must not lead out of what is granted.
	root, err := filepath.EvalSymlinks(found.Dir)
	if err != nil {
		return found, false
	}
	dir, err := filepath.EvalSymlinks(filepath.Join(found.Dir, filepath.FromSlash(inside)))
	if err != nil {
		return found, false
	}
	below, err := filepath.Rel(root, dir)
	found.Dir = dir
	return found, err == nil && filepath.IsLocal(below)
}
