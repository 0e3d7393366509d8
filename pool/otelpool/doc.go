// Package otelpool shows a pool to OpenTelemetry: a span for each task, and the
// pool's numbers as metrics.
//
//	options := pool.Options{Name: "plugins", Script: "plugins/price.js"}
//	err := otelpool.Instrument(&options, otelpool.Config{})
//	p, err := pool.New(options)
//	registration, err := otelpool.Register(p, otelpool.Config{})
//
// # Spans
//
// [Instrument] has each task give a span: a child of the one in
// [pool.ExecOptions].Context, named after the method ("function" for an
// offloaded function, "session" for the wait for one). It begins when the task
// is given to the pool, has the events queued and started, and ends when the
// task settles; so a task that the pool refuses has one, too. An error is the
// span's status; its class is in error.type: the name of what the script has
// thrown, "cancelled", "timeout", or the type of another error.
//
// [pool.Task.Context] carries the span, and so does the context of host
// functions that the task calls: what these begin is its child. The script finds
// this.worker.traceparent, as [W3C Trace Context] has it, to pass on.
//
// # Metrics
//
// [Instrument] measures two times, with the attributes wprun.task.method and, of
// the second, wprun.task.outcome:
//
//	wprun.pool.task_wait        histogram  s, from when a task was given to the pool to its start
//	wprun.pool.task_run         histogram  s, from a task's start to when it settled
//
// [Register] has these read from [pool.Pool.Stats] when they are collected:
//
//	wprun.pool.workers          by wprun.worker.state: busy (start, run a task, stop one) or idle
//	wprun.pool.abandoned_workers  that were ended by force, and do not end
//	wprun.pool.pending_tasks    that wait for a worker
//	wprun.pool.active_tasks     that run
//	wprun.pool.oldest_wait      s, of the tasks in a FIFO queue
//	wprun.pool.tasks            by wprun.task.outcome: completed, failed, cancelled or timed_out
//	wprun.pool.workers_started
//	wprun.pool.worker_restarts  of workers that ended though nobody meant them to
//
// All have the attribute wprun.pool.name, if [pool.Options].Name is set.
//
// [W3C Trace Context]: https://www.w3.org/TR/trace-context/#traceparent-header
package otelpool

import (
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"
)

// A Config says what spans and metrics are made with. The zero value is for a
// program that has set OpenTelemetry's global providers, or will.
type Config struct {
	Tracers    trace.TracerProvider // nil means otel.GetTracerProvider()
	Meters     metric.MeterProvider // nil means otel.GetMeterProvider()
	Attributes []attribute.KeyValue // of all spans and metrics
}

// scope names this package to OpenTelemetry.
const scope = "github.com/wprun/wprun/pool/otelpool"

func (c Config) tracer() trace.Tracer {
	if c.Tracers == nil {
		c.Tracers = otel.GetTracerProvider()
	}
	return c.Tracers.Tracer(scope)
}

func (c Config) meter() metric.Meter {
	if c.Meters == nil {
		c.Meters = otel.GetMeterProvider()
	}
	return c.Meters.Meter(scope)
}

// attributes are those of all spans and metrics of the pool of that name.
func (c Config) attributes(pool string) []attribute.KeyValue {
	all := c.Attributes[:len(c.Attributes):len(c.Attributes)]
	if pool != "" {
		all = append(all, attribute.String("wprun.pool.name", pool))
	}
	return all
}
