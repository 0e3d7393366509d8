package runtime

import (
	"cmp"
	"slices"
	"strconv"
	"sync"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"

	"github.com/wprun/wprun/runtime/internal/scope"
)

// A FreeVariable is a variable that a function uses and does not declare.
type FreeVariable struct {
	Name         string
	Line, Column int // of its first use, counted from 1; the column in bytes
}

// Hint says what is wrong with the variable in a function that is offloaded,
// and what to do.
func (v FreeVariable) Hint() string {
	switch v.Name {
	case "module", "exports", "__filename", "__dirname":
		return strconv.Quote(v.Name) + " is there in modules only, and an offloaded function travels alone; " +
			"use it in the workers' script"
	}
	return strconv.Quote(v.Name) + " is free in the offloaded function, which travels alone; " +
		"pass it as an argument, or offer it in a module or in the workers' script"
}

// FreeVariables lists the variables that a function uses and neither it nor
// the global scope of every sandbox declares, in the order of their first use.
// The function comes as text, as for [CompileFunction], and the error is what
// that would return.
//
// A variable counts however it is used: one that is only assigned would become
// a global of the sandbox, and typeof of one is "undefined". Nothing runs: what
// a direct eval declares counts as free, what it uses is not seen, and the
// names inside of a with statement count as variables.
func FreeVariables(name, src string) ([]FreeVariable, error) {
	if _, err := CompileFunction(name, src); err != nil {
		return nil, err
	}
	f, err := parseFunction(name, src) // anew: compiling changes the tree
	if err != nil {
		return nil, err
	}
	return freeIn(file.NewFile(name, src, 1), f), nil
}

// OffloadedFreeVariables lists the free variables of the functions that a
// CommonJS module offloads, for each function, in the order of the source. These
// are what it gives to the methods run and exec of what may be a pool, if it
// requires 'workerpool': functions that are written there, and variables that
// are declared as one. The error is what [CompileModule] would return.
func OffloadedFreeVariables(name, src string) ([]FreeVariable, error) {
	if _, err := CompileModule(name, src); err != nil {
		return nil, err
	}
	tree, err := parseModule(name, src)
	if err != nil {
		return nil, err
	}
	var free []FreeVariable
	source := file.NewFile(name, src, 1)
	for _, f := range scope.Offloaded(tree) {
		free = append(free, freeIn(source, f)...)
	}
	slices.SortFunc(free, func(a, b FreeVariable) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(free), nil // a function inside of another one has the same
}

func freeIn(source *file.File, f ast.Expression) (free []FreeVariable) {
	for _, use := range scope.Free(f) {
		if !globals()[use.Name] {
			at := source.Position(int(use.At) - source.Base())
			free = append(free, FreeVariable{use.Name, at.Line, at.Column})
		}
	}
	return free
}

// globals are the names that mean something everywhere in any worker's sandbox. A
// real one is asked, once, so that the answer is never out of date.
var globals = sync.OnceValue(func() map[string]bool {
	names := make(map[string]bool)
	s, err := New(Config{Base: "/"})
	if err != nil {
		panic(err) // the zero Config is valid
	}
	for o := s.vm.GlobalObject(); o != nil; o = o.Prototype() {
		for _, name := range o.GetOwnPropertyNames() {
			names[name] = true
		}
	}
	return names
})
