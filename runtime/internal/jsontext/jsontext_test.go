package jsontext

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestMessages compares with what Node has said; see testdata/errors.js.
func TestMessages(t *testing.T) {
	data, err := os.ReadFile("testdata/errors.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases [][2]*string
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 80 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases {
		want := ""
		if c[1] != nil {
			want = *c[1]
		}
		if got, deep := Check(*c[0], 1000); got != want || deep {
			t.Errorf("%q:\n got %s\nwant %s", *c[0], got, want)
		}
	}
}

func TestDepth(t *testing.T) {
	for _, c := range []struct {
		text string
		deep bool
	}{
		{strings.Repeat("[", 100) + strings.Repeat("]", 100), false},
		{strings.Repeat("[", 102) + "1," + strings.Repeat("]", 102), true},
		{strings.Repeat(`{"a":`, 1e6) + "1" + strings.Repeat("}", 1e6), true},
		{strings.Repeat("[", 1e6), true},
		{"[" + strings.Repeat("[[]],", 1e5) + "1]", false},
	} {
		message, deep := Check(c.text, 100)
		if deep != c.deep {
			t.Errorf("%.20s: deep is %v, message %q", c.text, deep, message)
		}
	}
}

// FuzzCheck: what is right here is right for encoding/json, and the reverse.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{`{"a":[1,2.5e-3,"\u00e9\n",true,false,null,{}]}`, `[01]`, `"é"`, "[1,2", "\"\x01\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		message, deep := Check(text, 1000)
		if deep || !json.Valid([]byte(strings.ToValidUTF8(text, "x"))) == (message != "") {
			return
		}
		t.Errorf("%q: %q", text, message)
	})
}

func BenchmarkCheck(b *testing.B) {
	text := "[" + strings.Repeat(`{"id":12345,"name":"a name","ok":true},`, 10000) + "1]"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Check(text, 1000)
	}
}
