// Command delays runs tests while goroutines are delayed where they may lose the
// processor: where a function begins, and after what wakes another goroutine. So it
// finds orders of events that a quiet machine shows once in a thousand runs.
//
//	go run ./internal/delays [-rounds 20] [-seed n] [-dirs pool,runtime] package [flags of the test binary]
//
// Each round delays at other places. One that fails prints its output and its seed,
// with which it can be had again; the delays themselves are by chance. Linux only.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const importDelay = `; import delay_ "github.com/wprun/wprun/internal/delays/delay";` // no name of the sources

func main() {
	rounds := flag.Int("rounds", 20, "how many `times` the tests are run")
	seed := flag.Uint64("seed", 0, "which places delay; 0 is others in each round")
	dirs := flag.String("dirs", "pool,pool/internal/wire,pool/internal/worker,pool/jsapi,pool/plugin,runtime,runtime/internal/eventloop,cmd/wprun", "`directories` whose code delays")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: delays [flags] directory-of-a-package [flags of its test binary]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	failed, err := run(*rounds, *seed, strings.Split(*dirs, ","), flag.Arg(0), flag.Args()[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "delays:", err)
		os.Exit(2)
	}
	fmt.Printf("%d of %d rounds failed\n", failed, *rounds)
	if failed > 0 {
		os.Exit(1)
	}
}

func run(rounds int, seed uint64, dirs []string, tested string, args []string) (failed int, err error) {
	temp, err := os.MkdirTemp("", "delays")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(temp)
	overlay, err := rewrite(dirs, temp)
	if err != nil {
		return 0, err
	}
	binary := filepath.Join(temp, "test")
	build := exec.Command("go", "test", "-c", "-overlay", overlay, "-o", binary, tested)
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return 0, err
	}
	for range rounds {
		from := seed
		if from == 0 {
			from = rand.Uint64()
		}
		test := exec.Command(binary, args...)
		test.Dir = tested // where go test would run it
		test.Env = append(os.Environ(), fmt.Sprintf("DELAYS=%d", from))
		if output, err := test.CombinedOutput(); err != nil {
			failed++
			fmt.Printf("%s\n%v; again with -seed %d\n", output, err, from)
		}
	}
	return failed, nil
}

// rewrite puts delays into copies of the sources, and returns the file that says so
// to go build.
func rewrite(dirs []string, to string) (string, error) {
	replace := make(map[string]string)
	place := 0
	for _, dir := range dirs {
		paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			return "", err
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			text, err := withDelays(path, &place)
			if err != nil {
				return "", err
			}
			original, err := filepath.Abs(path)
			if err != nil {
				return "", err
			}
			replace[original] = filepath.Join(to, strings.ReplaceAll(path, string(filepath.Separator), "_"))
			if err := os.WriteFile(replace[original], []byte(text), 0o600); err != nil {
				return "", err
			}
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path := filepath.Join(to, "overlay.json")
	return path, os.WriteFile(path, overlay, 0o600)
}

// withDelays returns a source with delays in it. The lines stay where they are.
func withDelays(path string, place *int) (string, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, source, 0)
	if err != nil {
		return "", err
	}
	offset := func(pos token.Pos) int { return files.Position(pos).Offset }
	var places []int
	ast.Inspect(file, func(n ast.Node) bool {
		var body []ast.Stmt
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Body != nil {
				places = append(places, offset(n.Body.Lbrace)+1)
			}
		case *ast.FuncLit:
			places = append(places, offset(n.Body.Lbrace)+1)
		case *ast.BlockStmt:
			body = n.List
		case *ast.CaseClause:
			body = n.Body
		case *ast.CommClause:
			body = n.Body
		}
		for _, s := range body {
			if wakes(s) {
				places = append(places, offset(s.End()))
			}
		}
		return true
	})
	if len(places) == 0 {
		return string(source), nil
	}
	slices.Sort(places)
	var b strings.Builder
	at := offset(file.Name.End())
	b.Write(source[:at])
	b.WriteString(importDelay)
	for _, next := range places {
		b.Write(source[at:next])
		if *place++; source[next-1] != '{' {
			b.WriteByte(';')
		}
		fmt.Fprintf(&b, "delay_.Here(%d);", *place)
		at = next
	}
	b.Write(source[at:])
	return b.String(), nil
}

// wakes reports whether a statement may have another goroutine go on.
func wakes(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.GoStmt, *ast.SendStmt:
		return true
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		switch f := call.Fun.(type) {
		case *ast.Ident:
			return f.Name == "close"
		case *ast.SelectorExpr:
			return slices.Contains([]string{"Unlock", "Post", "Go", "Done", "Close", "Signal", "Broadcast"}, f.Sel.Name)
		}
	}
	return false
}
