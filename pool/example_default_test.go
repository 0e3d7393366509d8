package pool_test

import (
	"fmt"

	"github.com/wprun/wprun/pool"
)

func ExampleRun() {
	n, err := pool.Await[int](ctx, pool.Run("(a, b) => a * b", 6, 7))
	fmt.Println(n, err)
	// Output: 42 <nil>
}
