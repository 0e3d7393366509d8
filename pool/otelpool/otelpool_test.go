package otelpool_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/otelpool"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	metricnoop "go.opentelemetry.io/otel/metric/noop"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

func TestMain(m *testing.M) { leaks.VerifyTestMain(m) }

const loop = "() => { for (;;); }"

// A sink is where spans and metrics of a test end.
type sink struct {
	spans  *tracetest.SpanRecorder
	reader *sdkmetric.ManualReader
	config otelpool.Config
}

func newSink() *sink {
	s := &sink{spans: tracetest.NewSpanRecorder(), reader: sdkmetric.NewManualReader()}
	s.config = otelpool.Config{
		Tracers:    sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(s.spans)),
		Meters:     sdkmetric.NewMeterProvider(sdkmetric.WithReader(s.reader)),
		Attributes: []attribute.KeyValue{attribute.String("zone", "a")},
	}
	return s
}

// newPool returns a pool with an instrument in its options.
func newPool(t *testing.T, options pool.Options, config otelpool.Config) *pool.Pool {
	t.Helper()
	options.Grace = time.Minute // the machine may stand still
	if err := otelpool.Instrument(&options, config); err != nil {
		t.Fatal(err)
	}
	p, err := pool.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { end(t, p) })
	return p
}

func end(t *testing.T, p *pool.Pool) {
	t.Helper()
	if err := p.Terminate(); err != nil {
		t.Error(err)
	}
}

// ended returns the spans, by name; all that have begun must have ended.
func (s *sink) ended(t *testing.T) map[string][]sdktrace.ReadOnlySpan {
	t.Helper()
	if begun, ended := len(s.spans.Started()), len(s.spans.Ended()); begun != ended {
		t.Errorf("%d spans have begun, %d ended", begun, ended)
	}
	spans := make(map[string][]sdktrace.ReadOnlySpan)
	for _, span := range s.spans.Ended() {
		spans[span.Name()] = append(spans[span.Name()], span)
	}
	return spans
}

// attributes are some as a text, for comparison.
func attributes(list []attribute.KeyValue) string {
	set := attribute.NewSet(list...)
	return set.Encoded(attribute.DefaultEncoder())
}

func TestSpanOfATask(t *testing.T) {
	s := newSink()
	p := newPool(t, pool.Options{Name: "plugins"}, s.config)
	ctx, parent := s.config.Tracers.Tracer("test").Start(t.Context(), "request")
	traceparent, err := pool.Await[string](ctx, p.RunWith(&pool.ExecOptions{Context: ctx}, "function () { return this.worker.traceparent }"))
	if err != nil {
		t.Fatal(err)
	}
	parent.End()
	end(t, p)

	span := s.ended(t)["function"][0]
	if span.Parent().SpanID() != parent.SpanContext().SpanID() {
		t.Error("the span is no child of the caller's")
	}
	own := span.SpanContext()
	if want := fmt.Sprintf("00-%s-%s-01", own.TraceID(), own.SpanID()); traceparent != want {
		t.Errorf("the script finds %q, want %q", traceparent, want)
	}
	if got, want := attributes(span.Attributes()), "wprun.pool.name=plugins,wprun.task.id=1,wprun.worker.number=1,zone=a"; got != want {
		t.Errorf("attributes %s, want %s", got, want)
	}
	if events := span.Events(); len(events) != 2 || events[0].Name != "queued" || events[1].Name != "started" {
		t.Errorf("events %v", events)
	}
	if span.Status().Code != codes.Unset {
		t.Errorf("status %v", span.Status())
	}
}

// TestWhatTasksFailWith has a span for each end that a task can come to.
func TestWhatTasksFailWith(t *testing.T) {
	s := newSink()
	options := pool.Options{MaxWorkers: 1, MaxQueue: 1}
	p := newPool(t, options, s.config)
	exec := func(options *pool.ExecOptions) *pool.Promise {
		return p.RunWith(options, "function () { this.worker.emit('runs'); for (;;); }")
	}
	settle := func(promise *pool.Promise) { <-promise.Done() }

	settle(p.Run("() => { throw new RangeError('too much') }"))
	settle(exec(&pool.ExecOptions{Timeout: time.Millisecond}))
	runs := make(chan struct{})
	running := exec(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) { close(runs) }})
	<-runs
	waiting := p.Run("() => 'waits'")
	settle(p.Run("() => 'finds no room'"))
	waiting.Cancel()
	running.Cancel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	settle(exec(&pool.ExecOptions{Context: ctx})) // refused before it is a task
	session, err := p.Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lost := session.Run(loop)
	end(t, p)
	settle(lost)
	settle(p.Run("() => 'too late'"))

	var got []string
	for name, spans := range s.ended(t) {
		for _, span := range spans {
			class := "-"
			for _, a := range span.Attributes() {
				if a.Key == "error.type" {
					class = a.Value.AsString()
				}
			}
			if (span.Status().Code == codes.Error) != (class != "-") {
				t.Errorf("status %v, class %s", span.Status(), class)
			}
			got = append(got, name+" "+class)
		}
	}
	slices.Sort(got)
	want := []string{
		"function *pool.WorkerError", "function RangeError", "function cancelled", "function cancelled", "function closed",
		"function queue_full", "function timeout",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, span := range s.ended(t)["function"] {
		last := span.Events()[len(span.Events())-1]
		if text := attributes(last.Attributes); strings.Contains(text, "RangeError") && !strings.Contains(text, "exception.stacktrace=RangeError: too much\n    at <offloaded>") {
			t.Errorf("%s: %s", last.Name, text)
		}
	}
}

// TestNothingIsLeft has many tasks meet their ends at the same time.
func TestNothingIsLeft(t *testing.T) {
	for range 20 {
		s := newSink()
		p := newPool(t, pool.Options{MaxWorkers: 2, MaxQueue: 3}, s.config)
		ctx, cancel := context.WithCancel(t.Context())
		for range 8 {
			p.RunWith(&pool.ExecOptions{Context: ctx}, loop)
			p.Run("() => 1").Cancel()
		}
		p.Broadcast("() => 1") // its parts are tasks without a span
		cancel()
		end(t, p)
		s.ended(t)
	}
}

type mark struct{}

// TestWhatIsThereIsKept instruments options that have hooks.
func TestWhatIsThereIsKept(t *testing.T) {
	s, outer := newSink(), newSink()
	var told []string
	options := pool.Options{
		Trace: func(task *pool.Task) (context.Context, string) {
			return context.WithValue(task.Context(), mark{}, "kept"), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
		},
		Observer: func(e pool.Event) {
			if e, ok := e.(pool.TaskSettled); ok {
				told = append(told, fmt.Sprint(e.Task.Context().Value(mark{}), " ", trace.SpanFromContext(e.Task.Context()).IsRecording()))
			}
		},
	}
	if err := otelpool.Instrument(&options, outer.config); err != nil {
		t.Fatal(err)
	}
	p := newPool(t, options, s.config)
	if _, err := p.Run("() => 1").Await(t.Context()); err != nil {
		t.Fatal(err)
	}
	end(t, p)
	inner, around := s.ended(t)["function"], outer.ended(t)["function"]
	if len(inner) != 1 || len(around) != 1 || inner[0].Parent().SpanID() != around[0].SpanContext().SpanID() {
		t.Errorf("not one span in the other: %v %v", around, inner)
	}
	if !slices.Equal(told, []string{"kept true"}) {
		t.Errorf("the observer was told %q", told)
	}
}

// TestWithoutAProvider passes on what it is given: a program that does not
// trace may be in the middle of a trace.
func TestWithoutAProvider(t *testing.T) {
	p := newPool(t, pool.Options{}, otelpool.Config{Tracers: noop.NewTracerProvider(), Meters: metricnoop.NewMeterProvider()})
	s := newSink()
	ctx, span := s.config.Tracers.Tracer("test").Start(t.Context(), "request")
	const src = "function () { return String(this.worker.traceparent) }"
	for _, c := range []struct {
		ctx  context.Context
		want string
	}{
		{t.Context(), "undefined"},
		{ctx, fmt.Sprintf("00-%s-%s-01", span.SpanContext().TraceID(), span.SpanContext().SpanID())},
	} {
		got, err := pool.Await[string](t.Context(), p.RunWith(&pool.ExecOptions{Context: c.ctx}, src))
		if got != c.want || err != nil {
			t.Errorf("the script finds %q, %v; want %q", got, err, c.want)
		}
	}
	end(t, p)
	if !span.IsRecording() {
		t.Error("the span of the caller has ended")
	}
}

// TestMetrics compares the numbers, and of times how many there are.
func TestMetrics(t *testing.T) {
	s := newSink()
	p := newPool(t, pool.Options{Name: "plugins", MaxWorkers: 1}, s.config)
	registration, err := otelpool.Register(p, s.config)
	if err != nil {
		t.Fatal(err)
	}
	for _, promise := range []*pool.Promise{
		p.Exec("run", []any{"() => 1"}, nil),
		p.Run("() => { throw 1 }"),
	} {
		<-promise.Done()
	}
	runs := make(chan struct{})
	p.Exec("run", []any{"function () { this.worker.emit('runs'); for (;;); }"}, &pool.ExecOptions{OnEvent: func(jsbridge.Clone) { close(runs) }})
	<-runs
	p.Run("() => 'waits'")

	got := s.collect(t)
	if wait := got["wprun.pool.oldest_wait plugins"]; wait <= 0 {
		t.Errorf("the oldest task has waited for %v", wait)
	}
	delete(got, "wprun.pool.oldest_wait plugins")
	want := map[string]float64{
		"wprun.pool.workers plugins busy":           1,
		"wprun.pool.workers plugins idle":           0,
		"wprun.pool.abandoned_workers plugins":      0,
		"wprun.pool.pending_tasks plugins":          1,
		"wprun.pool.active_tasks plugins":           1,
		"wprun.pool.tasks plugins completed":        1,
		"wprun.pool.tasks plugins failed":           1,
		"wprun.pool.tasks plugins cancelled":        0,
		"wprun.pool.tasks plugins timed_out":        0,
		"wprun.pool.workers_started plugins":        1,
		"wprun.pool.worker_restarts plugins":        0,
		"wprun.pool.task_wait plugins":              1,
		"wprun.pool.task_wait plugins run":          2,
		"wprun.pool.task_run plugins run completed": 1,
		"wprun.pool.task_run plugins failed":        1,
	}
	for name, n := range want {
		if value, ok := got[name]; !ok || value != n {
			t.Errorf("%s is %v, want %v", name, value, n)
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("besides: %v", got)
	}

	if err := registration.Unregister(); err != nil {
		t.Fatal(err)
	}
	if got := s.collect(t); len(got) != 4 {
		t.Errorf("there is more than the times: %v", got)
	}
}

// collect returns the values of all metrics, by name and attributes; of
// histograms the counts.
func (s *sink) collect(t *testing.T) map[string]float64 {
	t.Helper()
	var data metricdata.ResourceMetrics
	if err := s.reader.Collect(t.Context(), &data); err != nil {
		t.Fatal(err)
	}
	values := make(map[string]float64)
	set := func(name string, attributes attribute.Set, value float64) {
		for _, key := range []attribute.Key{"wprun.pool.name", "wprun.worker.state", "wprun.task.method", "wprun.task.outcome"} {
			if v, ok := attributes.Value(key); ok {
				name += " " + v.AsString()
			}
		}
		if v, _ := attributes.Value("zone"); v.AsString() != "a" {
			t.Errorf("%s lacks an attribute of the configuration", name)
		}
		values[name] = value
	}
	for _, scope := range data.ScopeMetrics {
		for _, m := range scope.Metrics {
			switch d := m.Data.(type) {
			case metricdata.Sum[int64]:
				for _, point := range d.DataPoints {
					set(m.Name, point.Attributes, float64(point.Value))
				}
			case metricdata.Gauge[float64]:
				for _, point := range d.DataPoints {
					set(m.Name, point.Attributes, point.Value)
				}
			case metricdata.Histogram[float64]:
				for _, point := range d.DataPoints {
					set(m.Name, point.Attributes, float64(point.Count))
				}
			default:
				t.Errorf("%s is a %T", m.Name, d)
			}
		}
	}
	return values
}

// brokenMeters refuse what they are asked for.
type brokenMeters struct{ metricnoop.MeterProvider }

type brokenMeter struct{ metricnoop.Meter }

var errBroken = errors.New("broken")

func (brokenMeters) Meter(string, ...metric.MeterOption) metric.Meter { return brokenMeter{} }

func (brokenMeter) Float64Histogram(string, ...metric.Float64HistogramOption) (metric.Float64Histogram, error) {
	return nil, errBroken
}

func (brokenMeter) RegisterCallback(metric.Callback, ...metric.Observable) (metric.Registration, error) {
	return nil, errBroken
}

func TestAMeterProviderThatRefuses(t *testing.T) {
	config := otelpool.Config{Meters: brokenMeters{}}
	var options pool.Options
	if err := otelpool.Instrument(&options, config); !errors.Is(err, errBroken) || options.Trace != nil || options.Observer != nil {
		t.Errorf("got %v, and options %v", err, options)
	}
	p := newPool(t, pool.Options{}, otelpool.Config{})
	if _, err := otelpool.Register(p, config); !errors.Is(err, errBroken) {
		t.Error(err)
	}
}
