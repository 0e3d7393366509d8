package plugin

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// A Manifest is what a plugin says of itself, in its package.json:
//
//	{
//		"name": "filter",
//		"version": "1.2.0",
//		"main": "filter.js",
//		"wprun": {
//			"hooks": ["filter"],
//			"modules": ["kv"],
//			"read": ["/words"],
//			"write": ["/words/learnt"],
//			"env": ["LANG"],
//			"limits": { "timeout": "2s", "memory": 67108864, "output": 65536 }
//		}
//	}
//
// A key under "wprun" that is none of these is an error. A plugin that is a
// script alone has a manifest with nothing but its name: that of the file,
// without the extension.
type Manifest struct {
	Name    string
	Version string

	Hooks   []string // methods that it promises to register
	Modules []string // modules of the host that it requires
	Read    []string // directories that it reads: absolute, with slashes
	Write   []string // directories that it reads and writes
	Env     []string // environment variables that it reads
	Limits  Limits   // that it needs
}

// Limits bound each call of a plugin. Zero means no limit, but for Memory.
type Limits struct {
	// Timeout is how long a call may take from its start.
	Timeout time.Duration

	// Memory is how many bytes a call may add to the heap; zero means 1 GiB. See
	// [runtime.Limits].Heap for how they are counted.
	Memory int

	// Output is how many bytes a call may print.
	Output int
}

// UnmarshalJSON reads limits as a manifest has them: the timeout is a text such
// as "1.5s", the others are numbers of bytes.
func (l *Limits) UnmarshalJSON(text []byte) error {
	var given struct {
		Timeout string `json:"timeout"`
		Memory  int    `json:"memory"`
		Output  int    `json:"output"`
	}
	if err := unmarshalStrict(text, &given); err != nil {
		return err
	}
	*l = Limits{Memory: given.Memory, Output: given.Output}
	if given.Timeout != "" {
		timeout, err := time.ParseDuration(given.Timeout)
		if err != nil {
			return err
		}
		l.Timeout = timeout
	}
	if l.Timeout < 0 || l.Memory < 0 || l.Output < 0 {
		return errors.New("a limit must not be negative")
	}
	return nil
}

// unmarshalStrict refuses keys that mean nothing: a misspelt one asks for less
// than its author thinks.
func unmarshalStrict(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// errNoManifest is for a plugin without what the host demands.
var errNoManifest = errors.New(`it has no manifest: the host demands a package.json with name, version and a key "wprun" with hooks`)

// parseManifest reads a package.json; nil stands for none.
func parseManifest(text []byte, name string, demanded bool) (Manifest, error) {
	if text == nil {
		if demanded {
			return Manifest{}, errNoManifest
		}
		return Manifest{Name: name}, nil
	}
	var described struct {
		Name    string          `json:"name"`
		Version string          `json:"version"`
		Wprun   json.RawMessage `json:"wprun"`
	}
	if err := json.Unmarshal(text, &described); err != nil {
		return Manifest{}, fmt.Errorf("package.json: %w", err)
	}
	var asked struct {
		Hooks   []string `json:"hooks"`
		Modules []string `json:"modules"`
		Read    []string `json:"read"`
		Write   []string `json:"write"`
		Env     []string `json:"env"`
		Limits  Limits   `json:"limits"`
	}
	if described.Wprun != nil {
		if err := unmarshalStrict(described.Wprun, &asked); err != nil {
			return Manifest{}, fmt.Errorf(`package.json: "wprun": %w`, err)
		}
	}
	if demanded && (described.Name == "" || described.Version == "" || len(asked.Hooks) == 0) {
		return Manifest{}, errNoManifest
	}
	for _, p := range slices.Concat(asked.Read, asked.Write) {
		if !path.IsAbs(p) || path.Clean(p) != p {
			return Manifest{}, fmt.Errorf(`package.json: "wprun": the path %q must be absolute, and in its shortest form`, p)
		}
	}
	m := Manifest{
		Name: name, Version: described.Version,
		Hooks: asked.Hooks, Modules: asked.Modules, Read: asked.Read, Write: asked.Write, Env: asked.Env,
		Limits: asked.Limits,
	}
	if described.Name != "" {
		m.Name = described.Name
	}
	return m, nil
}

// quoted lists names.
func quoted(what string, names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = fmt.Sprintf("%s %q", what, name)
	}
	return list
}

func joined(list []string) string { return strings.Join(list, ", ") }
