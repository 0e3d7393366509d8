package otelpool_test

import (
	"context"
	"fmt"
	"log"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/otelpool"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

func Example() {
	ctx := context.Background()
	exporter := tracetest.NewInMemoryExporter() // or that of your collector
	tracers := sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter))

	config := otelpool.Config{Tracers: tracers} // metrics go to the global provider
	options := pool.Options{Name: "plugins", Script: "../../testdata/js/examples/lib/math.js"}
	if err := otelpool.Instrument(&options, config); err != nil {
		log.Fatal(err)
	}
	p, err := pool.New(options)
	if err != nil {
		log.Fatal(err)
	}
	registration, err := otelpool.Register(p, config)
	if err != nil {
		log.Fatal(err)
	}

	ctx, request := tracers.Tracer("example").Start(ctx, "request")
	fmt.Println(p.Exec("mean", []any{[]int{1, 2, 6}}, &pool.ExecOptions{Context: ctx}).Await(ctx))
	_, err = p.Exec("median", nil, &pool.ExecOptions{Context: ctx}).Await(ctx)
	fmt.Println(err)
	request.End()

	// First the pool, which ends its spans; then those who take them.
	p.Close(ctx)
	if err := registration.Unregister(); err != nil {
		log.Fatal(err)
	}
	for _, span := range exporter.GetSpans() {
		of := "nothing"
		if span.Parent.SpanID() == request.SpanContext().SpanID() {
			of = "request"
		}
		fmt.Println(span.Name, "of", of, span.Status.Code)
	}
	if err := tracers.Shutdown(ctx); err != nil {
		log.Fatal(err)
	}
	// Unordered output:
	// 3 <nil>
	// Error: Unknown method "median"
	// mean of request Unset
	// median of request Error
	// request of nothing Unset
}
