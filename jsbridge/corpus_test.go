package jsbridge_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

const corpus = "../testdata/js/clone"

// goldenCase is an entry of golden.json, which gen.js writes.
type goldenCase struct {
	Label, Source string
	Transfer      bool
	Node          outcome
	Differs       string  // why we give something else than Node
	Ours          outcome // if so
}

// outcome is the description of a clone, or the error that there was instead.
type outcome struct {
	Value string
	Error *struct{ Name, Message string }
}

func golden(t testing.TB) []goldenCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(corpus, "golden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []goldenCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// machine is a VM that can describe values.
type machine struct {
	t        testing.TB
	rt       *goja.Runtime
	describe goja.Callable
}

func newMachine(t testing.TB) *machine {
	t.Helper()
	rt := goja.New()
	if err := jsbridge.Prepare(rt); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(corpus, "describe.js"))
	if err != nil {
		t.Fatal(err)
	}
	m := &machine{t: t, rt: rt}
	m.describe, _ = goja.AssertFunction(m.eval(string(source)))
	return m
}

// eval runs a script.
func (m *machine) eval(source string) goja.Value {
	m.t.Helper()
	v, err := m.rt.RunString(source)
	var ex *goja.Exception
	if errors.As(err, &ex) { // whose own text may run code that was tampered with
		err = jsbridge.ErrorFromJS(m.rt, ex.Value())
	}
	if err != nil {
		m.t.Fatalf("%s: %+v", source, err)
	}
	return v
}

// tell describes values, together.
func (m *machine) tell(v goja.Value) string {
	m.t.Helper()
	s, err := m.describe(goja.Undefined(), v)
	if err != nil {
		m.t.Fatal(err)
	}
	return s.String()
}

// send takes a clone apart and puts it together again, as a transport does.
func send(t testing.TB, c jsbridge.Clone) jsbridge.Clone {
	t.Helper()
	data, buffers := c.CBOR()
	arrived, err := jsbridge.Parse(data, buffers, jsbridge.Limits{})
	if err != nil {
		t.Fatalf("Parse refuses %v: %v", c, err)
	}
	return arrived
}

// TestCorpus compares clones with what Node's structuredClone gave for the
// same expressions: in the VM that they come from, and in another one.
func TestCorpus(t *testing.T) {
	cases := golden(t)
	if len(cases) < 300 {
		t.Fatalf("%d cases: golden.json is not complete", len(cases))
	}
	for _, c := range cases {
		t.Run(c.Label, func(t *testing.T) {
			want := c.Node
			if c.Differs != "" {
				want = c.Ours
			}
			m := newMachine(t)
			v := m.eval("(" + c.Source + ")")
			if c.Transfer {
				checkTransfer(t, m, v, want)
				return
			}
			clone, err := jsbridge.FromJS(m.rt, v)
			if want.Error != nil {
				checkError(t, m, err, want)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for where, to := range map[string]*machine{"same VM": m, "other VM": newMachine(t)} {
				back, err := send(t, clone).JS(to.rt)
				if err != nil {
					t.Fatal(err)
				}
				if got := to.tell(back); got != want.Value {
					t.Errorf("%s\n got %s\nwant %s\n via %v", where, got, want.Value, clone)
				}
				again, err := jsbridge.FromJS(to.rt, back)
				if err != nil {
					t.Fatal(err)
				}
				if again.String() != clone.String() && !mayDiffer[c.Label] {
					t.Errorf("%s: a clone of the clone\n got %v\nwant %v", where, again, clone)
				}
			}
		})
	}
}

// mayDiffer lists cases whose second clone is written in another way although
// it is the same value.
var mayDiffer = map[string]bool{}

// checkTransfer clones v[0] while it moves the buffers in v[1].
func checkTransfer(t *testing.T, m *machine, v goja.Value, want outcome) {
	t.Helper()
	pair := v.ToObject(m.rt)
	var list []goja.Value
	if err := m.rt.ExportTo(pair.Get("1"), &list); err != nil {
		t.Fatal(err)
	}
	value := pair.Get("0")
	before := m.tell(value)
	clone, err := jsbridge.Limits{}.FromJS(m.rt, value, list...)
	if want.Error != nil {
		checkError(t, m, err, want)
		if after := m.tell(value); after != before {
			t.Errorf("a transfer that failed changed the value from %s to %s", before, after)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	back, err := clone.JS(m.rt)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.tell(m.rt.NewArray(back, value)); got != want.Value {
		t.Errorf("\n got %s\nwant %s", got, want.Value)
	}
}

// checkError compares the name of an error, and its message unless the words
// are ours to choose.
func checkError(t *testing.T, m *machine, err error, want outcome) {
	t.Helper()
	var refused *jsbridge.CloneError
	var thrown *jsbridge.Error
	switch {
	case errors.As(err, &refused):
		e := jsbridge.ErrorFromJS(m.rt, refused.JS(m.rt))
		if e.Name != want.Error.Name {
			t.Errorf("got %s, want %s: %s", e.Name, want.Error.Name, want.Error.Message)
		}
	case errors.As(err, &thrown):
		if thrown.Name != want.Error.Name || thrown.Message != want.Error.Message {
			t.Errorf("got %v, want %s: %s", thrown, want.Error.Name, want.Error.Message)
		}
	default:
		t.Errorf("got error %v, want %s: %s", err, want.Error.Name, want.Error.Message)
	}
}
