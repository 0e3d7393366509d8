package jsapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/jsapi"
	"github.com/wprun/wprun/runtime"
)

var (
	typesFolder = filepath.Join("..", "..", "testdata", "types")
	exported    = regexp.MustCompile(`(?m)^export (?:function|class|const) (\w+)|^export \{ \w+ as (\w+) \}`)
	block       = regexp.MustCompile(`(?ms)^(?:export |declare )?(?:interface|class) (\w+)[^\n]*\{\n(.*?)^\}`)
	parent      = regexp.MustCompile(`(?m)^export interface (\w+) extends (\w+)`)
	member      = regexp.MustCompile(`(?m)^  (?:readonly |static )*(\w+)\??\s*[(<:]`)
)

// declared are the names of the declarations: of what is exported, with the name
// "", and of the members of each class and interface.
func declared() map[string][]string {
	names := make(map[string][]string)
	for _, m := range exported.FindAllStringSubmatch(jsapi.Types, -1) {
		names[""] = append(names[""], m[1]+m[2])
	}
	for _, m := range block.FindAllStringSubmatch(jsapi.Types, -1) {
		for _, field := range member.FindAllStringSubmatch(m[2], -1) {
			if field[1] != "constructor" {
				names[m[1]] = append(names[m[1]], field[1])
			}
		}
	}
	for _, m := range parent.FindAllStringSubmatch(jsapi.Types, -1) {
		names[m[1]] = append(names[m[1]], names[m[2]]...)
	}
	for name, list := range names {
		slices.Sort(list)
		names[name] = slices.Compact(list)
	}
	return names
}

// offered are the names that testdata/types/names.js finds.
func offered(t *testing.T) map[string][]string {
	t.Helper()
	var out bytes.Buffer
	module, closePools := jsapi.Module(pool.Options{})
	defer closePools()
	sandbox, err := runtime.New(runtime.Config{Stdout: &out, Modules: []runtime.Module{module}})
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(typesFolder, "names.js"))
	if err != nil {
		t.Fatal(err)
	}
	program, err := runtime.CompileModule("/names.js", string(source))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = sandbox.Run(context.Background(), program); err == nil {
		err = sandbox.Wait(context.Background())
	}
	if err != nil {
		t.Fatalf("%+v", err)
	}
	var names map[string][]string
	if err := json.Unmarshal(out.Bytes(), &names); err != nil {
		t.Fatal(err)
	}
	return names
}

// What is offered is declared, what is declared is offered, and the sample uses
// all of it.
func TestTypesDeclareWhatThereIs(t *testing.T) {
	declared := declared()
	for what, names := range offered(t) {
		for _, name := range names {
			if !slices.Contains(declared[what], name) {
				t.Errorf("%s %s is offered, and not declared", what, name)
			}
		}
		for _, name := range declared[what] {
			if !slices.Contains(names, name) {
				t.Errorf("%s %s is declared, and not offered", what, name)
			}
		}
	}

	sample, err := os.ReadFile(filepath.Join(typesFolder, "sample.ts"))
	if err != nil {
		t.Fatal(err)
	}
	for what, names := range declared {
		for _, name := range names {
			if !regexp.MustCompile(`\b` + name + `\b`).Match(sample) {
				t.Errorf("sample.ts does not use %s %s", what, name)
			}
		}
	}
}

// The options of workers whose names are declared are those whose names are
// known.
func TestTypesDeclareTheOptionsOfWorkers(t *testing.T) {
	source, err := os.ReadFile("options.js")
	if err != nil {
		t.Fatal(err)
	}
	declared := declared()
	for list, what := range map[string]string{"forkOptsNames": "ForkOptions", "workerThreadOptsNames": "WorkerThreadOptions"} {
		_, text, _ := strings.Cut(string(source), "const "+list+" = [")
		text, _, _ = strings.Cut(text, "]")
		var known []string
		for _, m := range regexp.MustCompile(`'(\w+)'`).FindAllStringSubmatch(text, -1) {
			known = append(known, m[1])
		}
		slices.Sort(known)
		if len(known) == 0 || !slices.Equal(known, declared[what]) {
			t.Errorf("%s are\n%v\nand declared are\n%v", what, known, declared[what])
		}
	}
}
