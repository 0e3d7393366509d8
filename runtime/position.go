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
// The tree has some eighty types of node and the parser has no visitor for
// them, hence reflection. It costs about as much as parsing, so it is meant
// for the small: offloaded functions.
func moveBack(tree *ast.Program, n int) {
	m := mover{by: int64(n), seen: make(map[any]bool)}
	m.move(reflect.ValueOf(tree))
}

type mover struct {
	by   int64
	seen map[any]bool // declarations stand in the tree twice
}

func (m *mover) move(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			m.move(v.Elem())
		}
	case reflect.Pointer:
		if v.IsNil() || m.seen[v.Interface()] {
			return
		}
		m.seen[v.Interface()] = true
		m.move(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			m.move(v.Index(i))
		}
	case reflect.Struct:
		plan := planOf(v.Type())
		for _, i := range plan.positions {
			f := v.Field(i)
			f.SetInt(max(f.Int()-m.by, 1))
		}
		for _, i := range plan.children {
			m.move(v.Field(i))
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
