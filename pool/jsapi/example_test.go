package jsapi_test

import (
	"context"
	"log"
	"os"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/jsapi"
	"github.com/wprun/wprun/runtime"
)

func ExampleModule() {
	module, closePools := jsapi.Module(pool.Options{})
	defer closePools()
	sandbox, err := runtime.New(runtime.Config{Stdout: os.Stdout, Modules: []runtime.Module{module}})
	if err != nil {
		log.Fatal(err)
	}
	program, err := runtime.CompileModule("/app/main.js", `
		const pool = require('workerpool').pool()
		pool.run((a, b) => a + b, [3, 4]).then(sum => console.log('sum', sum))`)
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	if _, err := sandbox.Run(ctx, program); err != nil {
		log.Fatal(err)
	}
	if err := sandbox.Wait(ctx); err != nil {
		log.Fatal(err)
	}
	// Output: sum 7
}
