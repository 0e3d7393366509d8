package pool_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSecurityPage: each cell of the table of attacks names a test, and whatever test
// the page names there is.
func TestSecurityPage(t *testing.T) {
	page, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	var sources strings.Builder
	for _, dir := range []string{".", "internal/confine", "plugin", "../runtime"} {
		files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(dir, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sources.Write(text)
		}
	}
	name, cells := regexp.MustCompile("`(Test\\w+)`"), 0
	for _, m := range name.FindAllStringSubmatch(string(page), -1) {
		if !strings.Contains(sources.String(), "func "+m[1]+"(") {
			t.Errorf("there is no test %s", m[1])
		}
	}
	for line := range strings.Lines(string(page)) {
		row := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if !strings.HasPrefix(line, "| ") || len(row) != 5 || strings.Contains(row[2], "its test") {
			continue
		}
		for _, cell := range row[1:] {
			cells++
			if !name.MatchString(cell) {
				t.Errorf("no test: %s", cell)
			}
		}
	}
	if cells < 40 {
		t.Errorf("only %d cells", cells)
	}
}
