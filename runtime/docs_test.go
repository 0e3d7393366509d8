//go:build linux

package runtime_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestSecurityPageNamesItsTests: what docs/security.md says is survived, and what
// is not, names tests that exist.
func TestSecurityPageNamesItsTests(t *testing.T) {
	page, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	names := make(map[string]bool)
	for _, a := range append(attacks[:len(attacks):len(attacks)], fatal...) {
		if names[a.name] {
			t.Errorf("two attacks are called %q", a.name)
		}
		names[a.name] = true
	}
	for _, m := range mortal {
		names[m.name] = true
	}
	quoted := regexp.MustCompile("`([^`]+)`")
	named := 0
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(strings.TrimSuffix(strings.TrimSpace(line), "|"), " | ")
		last := cells[len(cells)-1]
		if !strings.HasPrefix(line, "| ") || len(cells) < 3 || strings.Contains(cells[2], "test") || strings.TrimSpace(last) == "test" {
			continue
		}
		found := quoted.FindAllStringSubmatch(last, -1)
		if len(found) == 0 {
			t.Errorf("no test: %s", line)
		}
		for _, m := range found {
			name, kind := strings.TrimSuffix(m[1], "…"), ""
			if kind = regexp.MustCompile(`Test\w+$`).FindString(name); kind != "" {
				continue
			}
			ok := names[name]
			for other := range names {
				ok = ok || name != m[1] && strings.HasPrefix(other, name)
			}
			if !ok {
				t.Errorf("there is no test %q", m[1])
			}
			named++
		}
	}
	if named < 60 {
		t.Errorf("only %d tests are named", named)
	}
}
