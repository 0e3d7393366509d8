package runtime

import (
	"reflect"
	"sync"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
)

// moveBack takes n from every position in a syntax tree: the program was
// parsed with a text of that length before it, which must show neither in
// stack traces nor in error messages. What lies in that text moves to the
// start.
//
// It costs about as much as parsing, so it is meant for the small: offloaded
// functions.
func moveBack(tree *ast.Program, n int) {
	by := int64(n)
	walk(tree, func(node reflect.Value, plan *nodePlan) {
		for _, i := range plan.positions {
			f := node.Field(i)
			f.SetInt(max(f.Int()-by, 1))
		}
	})
}

// walk calls f for the nodes of a syntax tree, outer ones first. The tree has
// some eighty types of node and the parser has no visitor for them, hence
// reflection.
func walk(tree *ast.Program, f func(node reflect.Value, plan *nodePlan)) {
	w := walker{f: f, seen: make(map[any]bool)}
	w.walk(reflect.ValueOf(tree))
}

type walker struct {
	f    func(reflect.Value, *nodePlan)
	seen map[any]bool // declarations stand in the tree twice
}

func (w *walker) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			w.walk(v.Elem())
		}
	case reflect.Pointer:
		if v.IsNil() || w.seen[v.Interface()] {
			return
		}
		w.seen[v.Interface()] = true
		w.walk(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i))
		}
	case reflect.Struct:
		plan := planOf(v.Type())
		w.f(v, plan)
		for _, i := range plan.children {
			w.walk(v.Field(i))
		}
	}
}

// A nodePlan lists the fields of a type of node that matter here.
type nodePlan struct{ positions, children []int }

// nodePlans caches what reflection finds, for the types of the syntax tree and
// therefore bounded. It holds nothing but facts about types.
var nodePlans sync.Map // reflect.Type → *nodePlan

func planOf(t reflect.Type) *nodePlan {
	if plan, ok := nodePlans.Load(t); ok {
		return plan.(*nodePlan)
	}
	plan := new(nodePlan)
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Type == reflect.TypeFor[file.Idx]():
			plan.positions = append(plan.positions, i)
		case !f.IsExported() || f.Type == reflect.TypeFor[*file.File]():
			// no node
		case f.Type.Kind() == reflect.Interface, f.Type.Kind() == reflect.Pointer,
			f.Type.Kind() == reflect.Slice, f.Type.Kind() == reflect.Struct:
			plan.children = append(plan.children, i)
		}
	}
	nodePlans.Store(t, plan)
	return plan
}
