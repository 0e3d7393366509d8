package plugin

import (
	"path"
	"testing"
)

// FuzzManifest: whatever a package.json says, it is read or refused, and what is
// read is what it may be.
func FuzzManifest(f *testing.F) {
	for _, text := range []string{
		`{ "name": "p", "version": "1", "wprun": { "hooks": ["a"], "read": ["/b"], "limits": { "timeout": "1s", "memory": 1 } } }`,
		`{ "wprun": null }`, `{ "wprun": [] }`, `null`, `[`, `{ "wprun": { "limits": { "timeout": "-1s" } } }`, `{ "wprun": { "write": ["/../a"] } }`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if text == nil {
			text = []byte{} // nil says that there is none
		}
		m, err := parseManifest(text, "given", false)
		if err != nil {
			return
		}
		if m.Name == "" || m.Limits.Timeout < 0 || m.Limits.Memory < 0 || m.Limits.Output < 0 {
			t.Errorf("%+v", m)
		}
		for _, p := range append(m.Read, m.Write...) {
			if !path.IsAbs(p) || path.Clean(p) != p {
				t.Errorf("%q", p)
			}
		}
		if _, err := parseManifest(text, "given", true); err == nil && (m.Version == "" || len(m.Hooks) == 0) {
			t.Errorf("what is demanded is not there: %+v", m)
		}
	})
}
