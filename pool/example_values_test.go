package pool_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// The worked examples of docs/values.md.

func Example_struct() {
	type Item struct {
		Name  string  `json:"name"`
		Price float64 `json:"price"`
		Count int     `json:"count"`
	}
	type Bill struct {
		Total float64   `json:"total"`
		Due   time.Time `json:"due"`
	}
	items := []Item{{"pen", 1.5, 4}, {"book", 20, 1}}
	promise := pool.Run(`(items) => ({
		total: items.reduce((sum, item) => sum + item.price * item.count, 0),
		due: new Date(Date.UTC(2030, 0, 31)),
	})`, items)
	bill, err := pool.Await[Bill](ctx, promise)
	fmt.Println(bill.Total, bill.Due.Format(time.DateOnly), err)

	_, err = pool.Await[Bill](ctx, pool.Run(`() => ({ total: 'much' })`))
	fmt.Println(err)
	// Output:
	// 26 2030-01-31 <nil>
	// jsbridge: Into: field Total: string into float64
}

func Example_order() {
	prices := &jsbridge.Map{}
	prices.Set(2, "two")
	prices.Set("2", "the text")
	promise := pool.Run(`(prices) => ({
		z: prices.get(2),
		a: prices.get('2'),
		none: prices.get(3),
		huge: 2n ** 64n,
	})`, prices)
	answer, err := pool.Await[*jsbridge.Object](ctx, promise) // a map[string]any would forget the order
	if err != nil {
		fmt.Println(err)
		return
	}
	for key, value := range answer.All() {
		fmt.Printf("%s: %v (%T)\n", key, value, value)
	}
	// Output:
	// z: two (string)
	// a: the text (string)
	// none: undefined (jsbridge.UndefinedType)
	// huge: 18446744073709551616 (*big.Int)
}

func Example_moved() {
	picture := make([]byte, 1<<20)
	promise := pool.Run(`(picture) => {
		for (let i = 0; i < 4; i++) picture[i] = 255 - i
		return picture.slice(0, 4)
	}`, jsbridge.Moved(picture)) // picture belongs to the worker from here on
	start, err := pool.Await[[]byte](ctx, promise)
	fmt.Println(start, err)
	// Output: [255 254 253 252] <nil>
}

// TestPages finds the code of pages in the examples.
func TestPages(t *testing.T) {
	for _, page := range []struct {
		name     string
		blocks   int
		examples []string
	}{
		{"values.md", 3, []string{"example_values_test.go"}},
		{"observing.md", 7, []string{"example_observe_test.go", "prompool/example_test.go", "otelpool/example_test.go"}},
	} {
		var examples strings.Builder
		for _, name := range page.examples {
			for line := range strings.Lines(read(t, name)) {
				examples.WriteString(strings.TrimLeft(line, "\t"))
			}
		}
		blocks := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllStringSubmatch(read(t, "../docs/"+page.name), -1)
		if len(blocks) != page.blocks {
			t.Errorf("%s has %d examples", page.name, len(blocks))
		}
		for _, block := range blocks {
			code := regexp.MustCompile(`(?m)^\t+`).ReplaceAllString(block[1], "")
			if !strings.Contains(examples.String(), code) {
				t.Errorf("%s: not run by any example:\n%s", page.name, block[1])
			}
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
