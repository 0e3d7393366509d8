package pool_test

import (
	"errors"
	"fmt"
	"log"
	"slices"

	"github.com/wprun/wprun/pool"
)

// More than one task, and more than one worker.

func ExampleMap() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	words := slices.Values([]string{"many", "words", "", "of", "text"})
	const first = `function (word) {
		if (word === '') throw new Error('no word')
		return word[0]
	}`
	for letter, err := range pool.Map[string](ctx, p, first, words, nil) {
		if err != nil {
			fmt.Println(err) // the others go on
			continue
		}
		fmt.Println(letter)
	}
	// Output:
	// m
	// w
	// Error: no word
	// o
	// t
}

func ExampleForEach() {
	p := open(pool.Options{Script: mathScript})
	defer p.Close(ctx)

	sum := 0
	err := pool.ForEach(ctx, p, "fibonacci", slices.Values([]int{5, 10, 15}), func(n int) error {
		sum += n
		return nil
	}, &pool.MapOptions{Method: true, Unordered: true})
	fmt.Println(sum, err)
	// Output: 670 <nil>
}

func ExamplePool_Session() {
	p := open(pool.Options{})
	defer p.Close(ctx)

	session, err := p.Session(ctx) // a worker of its own, with what is left in it
	if err != nil {
		log.Fatal(err)
	}
	defer session.Close()

	session.Run("() => { globalThis.cart = [] }") // tasks of a session keep their order
	session.Run("item => { cart.push(item) }", "pen")
	session.Run("item => { cart.push(item) }", "book")
	fmt.Println(session.Run("() => cart.join(' and ')").Await(ctx))

	session.Close()
	_, err = session.Run("() => cart").Await(ctx)
	fmt.Println(errors.Is(err, pool.ErrClosed))
	// Output:
	// pen and book <nil>
	// true
}

func ExamplePool_Broadcast() {
	p := open(pool.Options{MaxWorkers: 2})
	defer p.Close(ctx)

	// Each worker gets it before its first task, those to come as well.
	prices := map[string]float64{"pen": 1.5, "book": 20}
	if _, err := p.Broadcast("prices => { globalThis.prices = prices }", prices).Await(ctx); err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Run("item => prices[item]", "book").Await(ctx))
	p.Clear(false) // new workers
	fmt.Println(p.Run("item => prices[item]", "pen").Await(ctx))
	// Output:
	// 20 <nil>
	// 1.5 <nil>
}
