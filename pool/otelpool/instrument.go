package otelpool

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// Instrument has the tasks of pools that are made with the options traced and
// measured. Call it when the other options are set: a Trace and an Observer that
// are there are called before its own, and Name becomes an attribute. The error
// is that of the meter provider.
//
// When [pool.Pool.Close] has returned, all spans have ended: then is the time to
// shut the tracer provider down.
func Instrument(options *pool.Options, config Config) error {
	x := &instrument{
		tracer:     config.tracer(),
		attributes: config.attributes(options.Name),
		trace:      options.Trace,
		observer:   options.Observer,
	}
	meter := config.meter()
	var errWait, errRun error
	x.wait, errWait = meter.Float64Histogram("wprun.pool.task_wait", metric.WithUnit("s"), bounds,
		metric.WithDescription("Time of tasks from when they were given to the pool to their start."))
	x.run, errRun = meter.Float64Histogram("wprun.pool.task_run", metric.WithUnit("s"), bounds,
		metric.WithDescription("Time of tasks from their start to when they settled."))
	if err := errors.Join(errWait, errRun); err != nil {
		return fmt.Errorf("otelpool: %w", err)
	}
	options.Trace, options.Observer = x.start, x.observe
	return nil
}

// bounds are the upper bounds of the buckets in histograms, in seconds: those of
// prompool. Tasks may be much quicker than the requests that OpenTelemetry's own
// bounds are made for.
var bounds = metric.WithExplicitBucketBoundaries(
	50e-6, 100e-6, 250e-6, 500e-6, 1e-3, 2.5e-3, 5e-3, 10e-3, 25e-3, 50e-3,
	0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)

// An instrument is what one call of Instrument has made. It never changes. It is
// also the key of its span in the context of a task: whatever span of others is
// in there, it ends none but its own.
type instrument struct {
	tracer     trace.Tracer
	attributes []attribute.KeyValue
	wait, run  metric.Float64Histogram
	trace      func(*pool.Task) (context.Context, string) // that was there before, or nil
	observer   pool.Observer                              // the same
}

// start begins the span of a task that is about to be queued.
func (x *instrument) start(t *pool.Task) (context.Context, string) {
	ctx, before := t.Context(), ""
	if x.trace != nil {
		ctx, before = x.trace(t)
	}
	ctx, span := x.tracer.Start(ctx, nameOf(t), trace.WithAttributes(x.attributes...))
	carrier := make(propagation.MapCarrier)
	propagation.TraceContext{}.Inject(ctx, carrier)
	traceparent := carrier["traceparent"]
	if traceparent == "" { // nobody traces
		traceparent = before
	}
	return context.WithValue(ctx, x, span), traceparent
}

func nameOf(t *pool.Task) string {
	switch {
	case t.Method() != "":
		return t.Method()
	case t.Function() != "":
		return "function"
	}
	return "session"
}

// observe goes on with a task's span, and ends it.
func (x *instrument) observe(e pool.Event) {
	if x.observer != nil {
		x.observer(e)
	}
	switch e := e.(type) {
	case pool.TaskQueued:
		span := x.span(e.Task)
		span.SetAttributes(attribute.Int64("wprun.task.id", int64(e.Task.ID())))
		span.AddEvent("queued")
	case pool.TaskStarted:
		span := x.span(e.Task)
		span.SetAttributes(attribute.Int("wprun.worker.number", e.Worker))
		span.AddEvent("started")
		x.record(x.wait, e.Task, e.Waited)
	case pool.TaskSettled:
		if e.Ran > 0 { // it has run
			x.record(x.run, e.Task, e.Ran, attribute.String("wprun.task.outcome", outcomeOf(e.Err)))
		}
		span := x.span(e.Task)
		if e.Err != nil {
			fail(span, e.Err)
		}
		span.End()
	}
}

// span returns the span of a task. One that came with no call of its own, as
// the parts of a broadcast do, has one of which nothing is kept.
func (x *instrument) span(t *pool.Task) trace.Span {
	if span, ok := t.Context().Value(x).(trace.Span); ok {
		return span
	}
	return trace.SpanFromContext(context.Background())
}

// record measures a time. The context leads from the measurement to the span.
func (x *instrument) record(h metric.Float64Histogram, t *pool.Task, d time.Duration, more ...attribute.KeyValue) {
	if t.Method() != "" {
		more = append(more, attribute.String("wprun.task.method", t.Method()))
	}
	h.Record(t.Context(), d.Seconds(), metric.WithAttributes(x.attributes...), metric.WithAttributes(more...))
}

// fail notes what a task has failed with.
func fail(span trace.Span, err error) {
	class := classOf(err)
	span.SetStatus(codes.Error, err.Error())
	span.SetAttributes(attribute.String("error.type", class))
	event := []attribute.KeyValue{
		attribute.String("exception.type", class),
		attribute.String("exception.message", err.Error()),
	}
	var thrown *jsbridge.Error
	if errors.As(err, &thrown) && thrown.Stack != "" {
		event = append(event, attribute.String("exception.stacktrace", thrown.Stack))
	}
	span.AddEvent("exception", trace.WithAttributes(event...))
}

// classOf is the class of an error, as error.type wants it: one of few.
func classOf(err error) string {
	var thrown *jsbridge.Error
	switch {
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, pool.ErrQueueFull):
		return "queue_full"
	case errors.Is(err, pool.ErrClosed):
		return "closed"
	case errors.As(err, &thrown) && thrown.Name != "":
		return thrown.Name
	}
	return fmt.Sprintf("%T", err)
}

// outcomeOf says what has become of a task, in the words of [pool.Stats].
func outcomeOf(err error) string {
	switch {
	case err == nil:
		return "completed"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.Is(err, context.DeadlineExceeded):
		return "timed_out"
	}
	return "failed"
}
