package jsbridge_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

// buffer is the bytes of an ArrayBuffer.
func buffer(t *testing.T, v goja.Value) goja.ArrayBuffer {
	t.Helper()
	b, ok := v.Export().(goja.ArrayBuffer)
	if !ok {
		t.Fatalf("%v is no ArrayBuffer", v)
	}
	return b
}

// TestTransferDoesNotCopy follows one array of bytes through two VMs.
func TestTransferDoesNotCopy(t *testing.T) {
	for _, size := range []int{1, 1000, 1 << 20} {
		m, other := newMachine(t), newMachine(t)
		b := m.rt.NewArrayBuffer(make([]byte, size))
		first := &b.Bytes()[0]
		v := m.rt.ToValue(b)
		c, err := jsbridge.Limits{}.FromJS(m.rt, v, v)
		if err != nil {
			t.Fatal(err)
		}
		if !b.Detached() {
			t.Error("the sender's buffer is not detached")
		}
		if data, _ := c.CBOR(); len(data) > 100 {
			t.Errorf("%d bytes inside the value", len(data))
		}
		if c.Size() < size {
			t.Errorf("Size %d does not count the buffer", c.Size())
		}
		back, err := c.JS(other.rt)
		if err != nil {
			t.Fatal(err)
		}
		if got := buffer(t, back).Bytes(); len(got) != size || &got[0] != first {
			t.Error("the bytes were copied")
		}
	}
}

// TestTransferredOnce expects that a transferred buffer is built once: the
// bytes belong to that VM then.
func TestTransferredOnce(t *testing.T) {
	m := newMachine(t)
	v := m.eval(`new Uint8Array([1, 2, 3])`).(*goja.Object)
	c, err := jsbridge.Limits{}.FromJS(m.rt, v, v.Get("buffer"))
	if err != nil {
		t.Fatal(err)
	}
	var early []byte // Go code may look at it before, with a copy
	if err := c.Into(&early); err != nil || len(early) != 3 {
		t.Fatalf("got %v, %v", early, err)
	}
	size := c.Size()
	if _, err := c.JS(m.rt); err != nil {
		t.Fatal(err)
	}
	const taken = "jsbridge: a transferred ArrayBuffer has been taken already"
	if _, err := c.JS(m.rt); err == nil || err.Error() != taken {
		t.Errorf("error %v", err)
	}
	var x any
	if err := c.Into(&x); err == nil || err.Error() != taken {
		t.Errorf("error %v", err)
	}
	if _, buffers := c.CBOR(); len(buffers) != 1 || buffers[0] != nil {
		t.Errorf("buffers %v", buffers)
	}
	data, buffers := c.CBOR()
	var invalid *jsbridge.ParseError
	if _, err := jsbridge.Parse(data, buffers, jsbridge.Limits{}); !errors.As(err, &invalid) {
		t.Errorf("error %v", err)
	}
	if c.Size() != size {
		t.Errorf("Size went from %d to %d", size, c.Size())
	}
	if early[0] != 1 {
		t.Error("the copy changed")
	}
}

// TestBigBuffersRideBeside expects buffers over 64 KiB outside the bytes, and
// values that are not transferred to be copied for each VM.
func TestBigBuffersRideBeside(t *testing.T) {
	m := newMachine(t)
	for size, beside := range map[int]int{1 << 16: 0, 1<<16 + 1: 1} {
		for _, make := range []string{"new ArrayBuffer(%)", "new Uint8Array(%)", "new DataView(new ArrayBuffer(%))"} {
			v := m.eval(strings.Replace(make, "%", m.rt.ToValue(size).String(), 1))
			c, err := jsbridge.FromJS(m.rt, v)
			if err != nil {
				t.Fatal(err)
			}
			if data, buffers := c.CBOR(); len(buffers) != beside || len(data)+size*beside < size {
				t.Errorf("%s of %d bytes: %d bytes and %d buffers", make, size, len(data), len(buffers))
			}
		}
	}
	c := m.clone(`new ArrayBuffer(100000)`)
	one, err1 := c.JS(m.rt)
	two, err2 := c.JS(m.rt)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	buffer(t, one).Bytes()[0] = 1
	if buffer(t, two).Bytes()[0] != 0 {
		t.Error("two VMs share memory")
	}
	if _, buffers := c.CBOR(); buffers[0][0] != 0 {
		t.Error("a VM shares memory with the Clone")
	}
}

// TestTransferErrors expects browser-like refusals, and that a transfer which
// fails moves nothing.
func TestTransferErrors(t *testing.T) {
	for _, c := range []struct{ value, list, want string }{
		{`b`, `[b, b]`, "transfer[1]: ArrayBuffer is a duplicate of an earlier one"},
		{`b`, `[{}]`, "transfer[0]: value is not an ArrayBuffer and cannot be transferred"},
		{`b`, `[5]`, "transfer[0]: value is not an ArrayBuffer and cannot be transferred"},
		{`v`, `[v]`, "transfer[0]: value is not an ArrayBuffer and cannot be transferred"},
		{`{}`, `[b]`, "transfer[0]: ArrayBuffer is not part of the value"},
		{`b`, `[b, gone]`, "transfer[1]: ArrayBuffer is detached and cannot be transferred"},
		{`[b, gone]`, `[b]`, "value[1]: detached ArrayBuffer cannot be cloned"},
		{`[b, goneView]`, `[b]`, "value[1]: detached ArrayBuffer cannot be cloned"},
		{`[b, goneData]`, `[b]`, "value[1]: detached ArrayBuffer cannot be cloned"},
		{`[b, () => 1]`, `[b]`, "value[1]: function cannot be cloned"},
		{`[b, {get x() { detach(b); return 1 }}]`, `[b]`, "transfer[0]: ArrayBuffer is detached and cannot be transferred"},
	} {
		m := newMachine(t)
		if err := m.rt.Set("detach", func(v goja.Value) { buffer(t, v).Detach() }); err != nil {
			t.Fatal(err)
		}
		m.eval(`var b = new ArrayBuffer(4), v = new Uint8Array(b), gone = new ArrayBuffer(4),
			goneView = new Uint8Array(gone), goneData = new DataView(gone); detach(gone)`)
		var list []goja.Value
		if err := m.rt.ExportTo(m.eval(c.list), &list); err != nil {
			t.Fatal(err)
		}
		_, err := jsbridge.Limits{}.FromJS(m.rt, m.eval("("+c.value+")"), list...)
		var refused *jsbridge.CloneError
		if !errors.As(err, &refused) || err.Error() != c.want {
			t.Errorf("%s, %s: got %v, want %s", c.value, c.list, err, c.want)
		}
		if !strings.Contains(c.value, "detach(b)") && m.eval(`b.byteLength`).ToInteger() != 4 {
			t.Errorf("%s, %s: the buffer was detached", c.value, c.list)
		}
	}
}

// TestTransferOverLimit expects a value that is too big to move nothing.
func TestTransferOverLimit(t *testing.T) {
	m := newMachine(t)
	v := m.eval(`new ArrayBuffer(1000)`)
	_, err := jsbridge.Limits{Bytes: 900}.FromJS(m.rt, v, v)
	var limit *jsbridge.LimitError
	if !errors.As(err, &limit) || limit.What != "bytes" {
		t.Fatalf("error %v", err)
	}
	if buffer(t, v).Detached() {
		t.Error("the buffer was detached")
	}
}

// TestTransferSeesTheLastWrite expects what a getter wrote after the buffer
// was visited: buffers move last.
func TestTransferSeesTheLastWrite(t *testing.T) {
	m := newMachine(t)
	v := m.eval(`var v = new Uint8Array(2); ({v, get x() { v[0] = 9; return 1 }})`).(*goja.Object)
	c, err := jsbridge.Limits{}.FromJS(m.rt, v, m.eval(`v.buffer`))
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ V []byte }
	if err := c.Into(&got); err != nil || got.V[0] != 9 {
		t.Errorf("got %v, %v", got, err)
	}
}

// TestMoved hands bytes of Go over to a VM.
func TestMoved(t *testing.T) {
	m := newMachine(t)
	for _, size := range []int{0, 3, 1000, 1 << 20} {
		bytes := make([]byte, size)
		c, err := jsbridge.FromGo([]any{jsbridge.Moved(bytes), 1})
		if err != nil {
			t.Fatal(err)
		}
		v, err := c.JS(m.rt)
		if err != nil {
			t.Fatal(err)
		}
		view := v.ToObject(m.rt).Get("0").ToObject(m.rt)
		got := buffer(t, view.Get("buffer")).Bytes()
		if view.Get("constructor").ToObject(m.rt).Get("name").String() != "Uint8Array" || len(got) != size {
			t.Fatalf("%d bytes became %s of %d", size, view.ClassName(), len(got))
		}
		if size > 64<<10 && &got[0] != &bytes[0] {
			t.Error("the bytes were copied")
		}
	}
	large := make([]byte, 1<<20+1)
	c, err := jsbridge.FromGo(jsbridge.Moved(large[1:])) // an address that no Float64Array may have
	if err != nil {
		t.Fatal(err)
	}
	v, err := c.JS(m.rt)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.rt.Set("odd", v); err != nil {
		t.Fatal(err)
	}
	if got := m.eval(`new Float64Array(odd.buffer)[0]`).ToInteger(); got != 0 {
		t.Errorf("got %v", got)
	}
	twice := jsbridge.Moved(large)
	if c, err := jsbridge.FromGo([]any{twice, twice}); err != nil || c.Size() > len(large)+100 {
		t.Errorf("moved twice: %v, %v", c, err)
	}
}

// TestOnce moves the bytes of a value that is built once, but not those that
// another Clone has.
func TestOnce(t *testing.T) {
	m := newMachine(t)
	bytes := make([]byte, 1<<20)
	shared, err := jsbridge.FromGo(bytes)
	if err != nil {
		t.Fatal(err)
	}
	c, err := jsbridge.FromGo([]any{bytes, shared})
	if err != nil {
		t.Fatal(err)
	}
	_, sent := c.CBOR()
	list, err := c.Once().JSArray(m.rt)
	if err != nil {
		t.Fatal(err)
	}
	for i, moved := range []bool{true, false} {
		got := buffer(t, list[i].ToObject(m.rt).Get("buffer")).Bytes()
		if (&got[0] == &sent[i][0]) != moved {
			t.Errorf("buffer %d: moved is %v", i, !moved)
		}
		if &got[0] == &bytes[0] {
			t.Error("the sender's own bytes were moved")
		}
	}
	if _, err := shared.JS(m.rt); err != nil {
		t.Error(err)
	}
}
