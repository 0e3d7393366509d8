package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const points = `{"side":"goroutine","row":"sequence","value":9}
{"side":"raw","row":"sequence","value":2}
{"side":"goroutine","row":"sequence","value":3}
{"side":"raw","row":"sequence","value":4}
{"side":"goroutine","row":"sequence","value":4}
{"side":"workerpool","row":"sequence","value":200}
{"side":"raw","row":"sequence","value":2}
{"side":"wprun","row":"sequence","value":30}
{"side":"goroutine","row":"megabyte","value":400}
{"side":"goroutine","curve":"queue","x":100,"value":5}
{"side":"goroutine","curve":"queue","x":10,"value":7}
{"side":"<node>","curve":"queue","x":10,"value":70}
`

func TestReport(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "performance.md")
	if err := os.WriteFile(page, []byte("before\n<!-- table -->\nold\n<!-- end of the table -->\nafter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time over what the first has written
		if err := report(strings.NewReader(points), dir, "a machine", nil); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"before\n<!-- table -->\na machine\n",
		"| trivial task, one after the other, Go | 4 µs | 2 µs (× 0.5) | 200 µs (× 50) |", // medians
		"| ≤ 3 × raw: yes |",
		"| trivial task, one after the other, JavaScript | 30 µs |",
		"| ≤ 0.1 × workerpool: **no** |",
		"| 1 MB as an argument, Go | 400 µs |  |  |  |  |  | ≤ 150 µs: **no** |",
		"<!-- end of the table -->\nafter\n",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the page has not %q:\n%s", want, text)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	var results Results
	if err := json.Unmarshal(data, &results); err != nil {
		t.Fatal(err)
	}
	if results.Rows["sequence"]["goroutine"] != 4 || len(results.Curves["queue"]["goroutine"]) != 2 || results.Curves["queue"]["goroutine"][0] != (XY{10, 7}) {
		t.Errorf("%+v", results)
	}
	for _, p := range plots {
		f, err := os.Open(filepath.Join(dir, p.curve+".svg"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for d := xml.NewDecoder(f); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s.svg: %v", p.curve, err)
			}
		}
	}
}

func TestReportRefuses(t *testing.T) {
	dir := t.TempDir()
	if err := report(strings.NewReader("{\n"), dir, "", nil); err == nil {
		t.Error("what is no point is taken for one")
	}
	if err := report(strings.NewReader(points), dir, "", nil); err == nil {
		t.Error("a page is written that is not there")
	}
	if err := os.WriteFile(filepath.Join(dir, "performance.md"), []byte("no marks"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := report(strings.NewReader(points), dir, "", nil); err == nil || !strings.Contains(err.Error(), "marks") {
		t.Error(err)
	}
}
