package jsbridge

import (
	"testing"

	"github.com/dop251/goja"
)

// What a Clone takes is what its size says: limits are counted in sizes.
func TestClonesTakeNoMoreRoomThanTheyNeed(t *testing.T) {
	rt := goja.New()
	for _, script := range []string{
		"Array.from({ length: 5000 }, (_, i) => i < 16 ? 'x'.repeat(240) : 1)", // the first ones promise too much
		"({ text: 'x'.repeat(100_000), inside: {} })",
		"Array.from({ length: 2000 }, (_, i) => ({ i, list: [] }))",
		"'x'.repeat(1000)",
	} {
		v, err := rt.RunString(script)
		if err != nil {
			t.Fatal(err)
		}
		c, err := FromJS(rt, v)
		if err != nil {
			t.Fatal(err)
		}
		if data := c.data; cap(data) > 2*len(data) {
			t.Errorf("%s: %d bytes in room for %d", script, len(data), cap(data))
		}
	}
}

func TestFromGoArrayOfNothing(t *testing.T) {
	c, err := Limits{}.FromGoArray(nil)
	if err != nil {
		t.Fatal(err)
	}
	if vs, err := c.JSArray(goja.New()); err != nil || len(vs) != 0 {
		t.Error(vs, err)
	}
}
