package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// A packageFile is what require needs of a package.json. See
// https://nodejs.org/api/packages.html.
type packageFile struct {
	path             string
	name, main       string
	kind             string // its "type"
	exports, imports *entry // nil where there are none
}

// An entry is a value of JSON whose properties keep their order, which means
// something for exports and imports.
type entry struct {
	text     string   // of a string
	isText   bool     //
	isObject bool     //
	isNull   bool     //
	names    []string // of properties
	values   []*entry // of properties, or elements of an array
}

// property returns the value of that name, nil if there is none.
func (e *entry) property(name string) *entry {
	if i := slices.Index(e.names, name); i >= 0 {
		return e.values[i]
	}
	return nil
}

func (e *entry) textOf(name string) string {
	if v := e.property(name); v != nil {
		return v.text
	}
	return ""
}

var errDeep = errors.New("it is nested too deep")

// readEntry reads one value.
func readEntry(d *json.Decoder, depth int) (*entry, error) {
	if depth > 100 {
		return nil, errDeep
	}
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case nil:
		return &entry{isNull: true}, nil
	case string:
		return &entry{text: token, isText: true}, nil
	case json.Delim:
		e := &entry{isObject: token == '{'}
		for d.More() {
			if e.isObject {
				name, err := d.Token()
				if err != nil {
					return nil, err
				}
				e.names = append(e.names, name.(string))
			}
			value, err := readEntry(d, depth+1)
			if err != nil {
				return nil, err
			}
			e.values = append(e.values, value)
		}
		_, err := d.Token()
		return e, err
	}
	return &entry{}, nil // a number or a boolean
}

// packageIn reads the package.json of a directory; nil if there is none.
func (m *modules) packageIn(dir string) (*packageFile, error) {
	if p, known := m.packages[dir]; known {
		return p, nil
	}
	path := filepath.Join(dir, "package.json")
	text, err := m.s.config.Load(path)
	var p *packageFile
	switch {
	case err == nil:
		top, err := readEntry(json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))), 0)
		if err != nil {
			return nil, &packageError{"Error", "ERR_INVALID_PACKAGE_CONFIG", "Invalid package config " + path + ": " + err.Error()}
		}
		p = &packageFile{
			path: path, name: top.textOf("name"), main: top.textOf("main"), kind: top.textOf("type"),
			exports: top.property("exports"), imports: top.property("imports"),
		}
		if p.exports != nil && p.exports.isNull {
			p.exports = nil
		}
	case !notThere(err):
		return nil, err
	}
	if m.packages == nil {
		m.packages = make(map[string]*packageFile)
	}
	m.packages[dir] = p
	return p, nil
}

// packageOf finds the package that a directory belongs to; nil if to none.
func (m *modules) packageOf(dir string) (*packageFile, string, error) {
	for at := dir; at != "" && filepath.Base(at) != "node_modules"; at = filepath.Dir(at) {
		if p, err := m.packageIn(at); p != nil || err != nil {
			return p, at, err
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	return nil, "", nil
}

// packageType is the "type" of the package that a directory belongs to.
func (m *modules) packageType(dir string) string {
	if p, _, err := m.packageOf(dir); p != nil && err == nil {
		return p.kind
	}
	return ""
}

// conditions are those that hold here, as for Node's require.
var conditions = [...]string{"node", "require", "default"}

// exported finds the file that a package offers under a subpath, which is "." or
// begins with "./".
func (m *modules) exported(p *packageFile, dir, subpath string, r *requirer) (string, error) {
	exports := p.exports
	if !exports.isObject || !slices.ContainsFunc(exports.names, func(name string) bool { return strings.HasPrefix(name, ".") }) {
		exports = &entry{isObject: true, names: []string{"."}, values: []*entry{exports}}
	}
	target, rest, found := match(exports, subpath)
	if found {
		path, err := m.target(place{p, dir, "exports", subpath}, target, rest, r)
		if err != nil {
			return "", err
		}
		if path != "" {
			return m.mustBe(path)
		}
	}
	if subpath == "." {
		return "", &packageError{"Error", "ERR_PACKAGE_PATH_NOT_EXPORTED", `No "exports" main defined in ` + p.path}
	}
	return "", &packageError{"Error", "ERR_PACKAGE_PATH_NOT_EXPORTED", "Package subpath '" + subpath + `' is not defined by "exports" in ` + p.path}
}

// imported finds what a name that begins with # means in the package of r.
func (m *modules) imported(name string, r *requirer) (string, error) {
	p, dir, err := m.packageOf(r.dir)
	if err != nil || p == nil || p.imports == nil {
		return "", err
	}
	if name == "#" || strings.HasPrefix(name, "#/") {
		return "", &packageError{"TypeError", "ERR_INVALID_MODULE_SPECIFIER", `Invalid module "` + name + `" is not a valid internal imports specifier name imported from ` + r.path}
	}
	if target, rest, found := match(p.imports, name); found {
		path, err := m.target(place{p, dir, "imports", name}, target, rest, r)
		if err != nil {
			return "", err
		}
		if m.isBuiltin(path) {
			return path, nil
		}
		if path != "" {
			return m.mustBe(path)
		}
	}
	return "", &packageError{"TypeError", "ERR_PACKAGE_IMPORT_NOT_DEFINED", `Package import specifier "` + name + `" is not defined in package ` + p.path + " imported from " + r.path}
}

// mustBe reports a file that a package names and does not have.
func (m *modules) mustBe(path string) (string, error) {
	there, err := m.isFile(path)
	if err == nil && !there {
		return "", &notFoundError{name: path}
	}
	return path, err
}

// match finds the entry for a name: the one of that name, or else the longest
// pattern, in which * stands for the rest.
func match(entries *entry, name string) (target *entry, rest string, found bool) {
	if target := entries.property(name); target != nil && !strings.Contains(name, "*") && !strings.HasSuffix(name, "/") {
		return target, "", true
	}
	longest := -1
	for i, pattern := range entries.names {
		before, after, isPattern := strings.Cut(pattern, "*")
		if !isPattern || len(before) <= longest || !strings.HasPrefix(name, before) || !strings.HasSuffix(name, after) ||
			len(name) < len(before)+len(after) || name == before {
			continue
		}
		longest = len(before)
		target, rest, found = entries.values[i], name[len(before):len(name)-len(after)], true
	}
	return target, rest, found
}

// A place is where an entry stands: in which field of which package, under which
// name.
type place struct {
	*packageFile
	dir, field, name string
}

// target finds the file that an entry means. The empty path says that there is
// none under these conditions.
func (m *modules) target(at place, target *entry, rest string, r *requirer) (string, error) {
	switch {
	case target.isNull:
		return "", nil
	case target.isObject:
		for i, condition := range target.names {
			if !slices.Contains(conditions[:], condition) {
				continue
			}
			path, err := m.target(at, target.values[i], rest, r)
			if err != nil || path != "" || target.values[i].isNull {
				return path, err
			}
		}
		return "", nil
	case !target.isText: // the first of a list that is there
		var last error
		for _, alternative := range target.values {
			path, err := m.target(at, alternative, rest, r)
			if err == nil && path != "" {
				return path, nil
			}
			last = err
		}
		return "", last
	}
	text := strings.ReplaceAll(target.text, "*", rest)
	if !strings.HasPrefix(text, "./") {
		if at.field == "imports" && !isRelative(text) && !strings.HasPrefix(text, "/") {
			if m.isBuiltin(text) {
				return text, nil
			}
			return m.inNodeModules(text, &requirer{dir: at.dir, path: r.path, module: r.module, parent: r.parent})
		}
		return "", at.invalid(target.text)
	}
	for _, step := range strings.Split(strings.ReplaceAll(text[2:], `\`, "/"), "/") {
		if step == "." || step == ".." || step == "node_modules" {
			return "", at.invalid(target.text)
		}
	}
	return filepath.Join(at.dir, filepath.FromSlash(text)), nil
}

func (at place) invalid(target string) error {
	hint, which := "", " defined for '"+at.name+"' in the package config "
	if !strings.HasPrefix(target, "./") {
		hint = `; targets must start with "./"`
	}
	if at.name == "." {
		return &packageError{"Error", "ERR_INVALID_PACKAGE_TARGET", `Invalid "` + at.field + `" main target "` + target + `" defined in the package config ` + at.path + hint}
	}
	return &packageError{"Error", "ERR_INVALID_PACKAGE_TARGET", `Invalid "` + at.field + `" target "` + target + `"` + which + at.path + hint}
}
