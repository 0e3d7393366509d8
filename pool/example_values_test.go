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

// TestValuesPage finds the code of docs/values.md in this file.
func TestValuesPage(t *testing.T) {
	page, err := os.ReadFile("../docs/values.md")
	if err != nil {
		t.Fatal(err)
	}
	here, err := os.ReadFile("example_values_test.go")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(blocks) != 3 {
		t.Errorf("%d examples", len(blocks))
	}
	for _, block := range blocks {
		indented := "\t" + strings.TrimSuffix(strings.ReplaceAll(block[1], "\n", "\n\t"), "\t")
		if !strings.Contains(string(here), indented) {
			t.Errorf("not run by any example:\n%s", block[1])
		}
	}
}
