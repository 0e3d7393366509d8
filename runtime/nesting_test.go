package runtime

import (
	"fmt"
	"strings"
	"testing"
)

// TestCheckNesting knows the sorts of nesting that goja recurses for.
func TestCheckNesting(t *testing.T) {
	const limit = 2000
	repeat := func(before, middle, after string, n int) string {
		return strings.Repeat(before, n) + middle + strings.Repeat(after, n)
	}
	for _, c := range [][3]string{
		{"[", "1", "]"}, {"(", "1", ")"}, {"{", "", "}"}, {"`${", "1", "}`"}, {"f(", "1", ")"}, {"function f(){", "", "}"}, {"class A{m(){", "", "}}"},
		{"a[", "0", "]"}, {"({a:", "1", "})"}, {"if(a){", "", "}"}, {"[/[/]]/,", "1", "]"}, {"['\\'',", "1", "]"}, {"[/*]*/", "1", "]"},
		{"[o.if/[0]/", "1", "]"}, {"[//]\n", "1", "]"}, {"[//]\r", "1", "]"}, {"[//]\u2028", "1", "]"}, {"[/*]*/\u2029", "1", "]"}, {"['\\\r\n]',", "1", "]"}, {"['\u2028]',", "1", "]"},
	} {
		if err := checkNesting(repeat(c[0], c[1], c[2], limit/2-10), limit); err != nil {
			t.Errorf("%s: %v", c[0], err)
		}
		if err := checkNesting(repeat(c[0], c[1], c[2], limit+10), limit); err == nil {
			t.Errorf("%s: %d levels pass", c[0], limit+10)
		}
	}
	for _, c := range [][2]string{
		{"!", "1"}, {"1+", "1"}, {"a=>", "1"}, {"o.a", ".a"}, {"f()", "()"}, {"a?b:", "c"}, {"a=", "1"}, {"2**", "2"}, {"typeof ", "1"}, {"new ", "A"},
		{"-\n", "1"}, {"-\r", "1"}, {"-//[\u2028", "1"}, {"1\n+", "1"}, {"x:", ";"}, {"if(a)", ";"}, {"a?.b", ""}, {"await ", "1"}, {"if(a);else ", ";"},
	} {
		if err := checkNesting(strings.Repeat(c[0], chainLimit/4)+c[1], limit); err != nil {
			t.Errorf("%s: %v", c[0], err)
		}
		if err := checkNesting(strings.Repeat(c[0], chainLimit+10)+c[1], limit); err == nil {
			t.Errorf("%s: %d in a row pass", c[0], chainLimit+10)
		}
	}
}

// TestHonestSources are long, but flat.
func TestHonestSources(t *testing.T) {
	for name, source := range map[string]string{
		"statements without semicolons": strings.Repeat("a = b + c\nd.e(f)\n", 50_000),
		"statements":                    strings.Repeat("a = b + c; d.e(f);\n", 50_000),
		"declarations":                  strings.Repeat("function f() { return a + b }\nconst g = x => ({ y: x })\n", 50_000),
		"a long array":                  "[" + strings.Repeat("1 + 2, {a: 'x'},", 100_000) + "]",
		"strings with brackets":         strings.Repeat("a = '((([[[{{{' + \"[[[\" + `(((`\n", 20_000),
		"expressions with quotes":       strings.Repeat("s.replace(/['\"]/g, '(').match(/[(]/)\n", 20_000),
		"divisions":                     strings.Repeat("a = (b + c) / 2 / d[0] / e\n", 20_000),
		"comments":                      strings.Repeat("// (((( it's\n/* [[[[ */\n", 50_000),
		"an else-if ladder":             strings.Repeat("if (a === 1) { b() } else ", 500) + "{}",
		"a long sum":                    "a = " + strings.Repeat("'part' +\n", 5_000) + "''",
		"templates":                     strings.Repeat("a = `x ${b + `y ${c}`} z`\n", 20_000),
		"a switch":                      "switch (a) {" + strings.Repeat("case 1: b(); break\n", 20_000) + "}",
		"methods":                       "class A {" + strings.Repeat("m() { return this.x }\n", 20_000) + "}",
	} {
		if err := checkNesting(source, 2000); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNestingError(t *testing.T) {
	_, err := Compile("deep.js", "a\nb\n"+strings.Repeat("[", 3000))
	if want := "RangeError: Maximum call stack size exceeded: the source is nested too deep at line 3"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func BenchmarkCheckNesting(b *testing.B) {
	source := strings.Repeat("function f(a, b) { return a.b + c[0] / `x${d}` }\n", 10_000)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if err := checkNesting(source, 2000); err != nil {
			b.Fatal(fmt.Sprint(err))
		}
	}
}
