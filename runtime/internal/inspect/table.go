package inspect

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// Table is console.table: the rows of an object, with those columns that are
// named, all if that is nil. It returns false for what has no rows.
func (h Host) Table(v goja.Value, columns []string) (string, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return "", false
	}
	if _, callable := goja.AssertFunction(o); callable {
		return "", false
	}
	const most = 100_000 // rows
	if entries, _, ok := native.Entries(o, most); ok {
		return h.tableOf(entries, native.Kind(o) == "mapObject"), true
	}
	if entries, kind, ok := native.Preview(o, most); ok {
		pairs := kind == native.KeysAndValues
		for i, e := range entries {
			if native.Kind(o) == "setIterObject" || kind == native.Keys {
				entries[i].Value = e.Key
			}
			if !pairs {
				entries[i].Key = entries[i].Value
			}
		}
		return h.tableOf(entries, pairs), true
	}

	type column struct {
		name  string
		cells map[int]string
	}
	var named []*column
	find := func(name string) *column {
		for _, c := range named {
			if c.name == name {
				return c
			}
		}
		c := &column{name, make(map[int]string)}
		named = append(named, c)
		return c
	}
	values := &column{"Values", make(map[int]string)}
	index := o.Keys()
	for i, row := range index {
		item := o.Get(row)
		object, isObject := item.(*goja.Object)
		if !isObject && columns == nil {
			values.cells[i] = h.cell(item)
			continue
		}
		keys := columns
		if keys == nil {
			keys = object.Keys()
		}
		for _, key := range keys {
			c := find(key)
			if isObject && h.printer(Options{}).ownName(object, key) != nil {
				c.cells[i] = h.cell(object.Get(key))
			}
		}
	}
	// As the keys of an object, which is what Node collects them in.
	slices.SortStableFunc(named, func(a, b *column) int {
		switch ia, ib := isIndex(a.name), isIndex(b.name); {
		case ia && ib:
			m, _ := strconv.Atoi(a.name)
			n, _ := strconv.Atoi(b.name)
			return m - n
		case ia:
			return -1
		case ib:
			return 1
		}
		return 0
	})
	if len(values.cells) > 0 {
		named = append(named, values)
	}
	head, table := []string{"(index)"}, [][]string{index}
	for _, c := range named {
		cells := make([]string, len(index))
		for i := range cells {
			cells[i] = c.cells[i]
		}
		head, table = append(head, c.name), append(table, cells)
	}
	return draw(head, table), true
}

func (h Host) tableOf(entries []native.Entry, pairs bool) string {
	var index, keys, values []string
	for i, e := range entries {
		index = append(index, strconv.Itoa(i))
		keys = append(keys, h.cell(e.Key))
		if pairs {
			values = append(values, h.cell(e.Value))
		}
	}
	if pairs {
		return draw([]string{"(iteration index)", "Key", "Values"}, [][]string{index, keys, values})
	}
	return draw([]string{"(iteration index)", "Values"}, [][]string{index, keys})
}

// cell shows a value in a table.
func (h Host) cell(v goja.Value) string {
	o := Defaults()
	o.MaxArrayLength, o.BreakLength, o.Depth = 3, Unlimited, 0
	if object, ok := v.(*goja.Object); ok && object.ClassName() != "Array" && len(object.Keys()) > 2 {
		o.Depth = -1
	}
	return h.Inspect(v, o)
}

// draw draws columns with a frame.
func draw(head []string, columns [][]string) string {
	widths := make([]int, len(head))
	rows := 0
	for i, column := range columns {
		widths[i] = columnsOf(head[i]) + 2
		for _, cell := range column {
			widths[i] = max(widths[i], columnsOf(cell)+2)
		}
		rows = max(rows, len(column))
	}
	var b strings.Builder
	rule := func(left, middle, right string) {
		b.WriteString(left)
		for i, width := range widths {
			if i > 0 {
				b.WriteString(middle)
			}
			b.WriteString(strings.Repeat("─", width))
		}
		b.WriteString(right)
	}
	row := func(cell func(column int) string) {
		b.WriteString("│")
		for i, width := range widths {
			text := cell(i)
			room := width - columnsOf(text)
			b.WriteString(" " + text + strings.Repeat(" ", room-1) + "│")
		}
		b.WriteString("\n")
	}
	rule("┌", "┬", "┐\n")
	row(func(i int) string { return head[i] })
	rule("├", "┼", "┤\n")
	for n := range rows {
		row(func(i int) string {
			if n < len(columns[i]) {
				return columns[i][n]
			}
			return ""
		})
	}
	rule("└", "┴", "┘")
	return b.String()
}
