package prompool

import (
	"os"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	dto "github.com/prometheus/client_model/go"
	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

func TestMain(m *testing.M) { leaks.VerifyTestMain(m) }

func newPool(t *testing.T, options pool.Options) *pool.Pool {
	t.Helper()
	options.Grace = time.Minute // the machine may stand still
	p, err := pool.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Terminate(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// TestNumbers compares what is scraped while one task runs and one waits, after
// one of each outcome.
func TestNumbers(t *testing.T) {
	p := newPool(t, pool.Options{Name: "plugins", MaxWorkers: 2})
	const spin = "function () { this.worker.emit('spinning'); for (;;); }"
	start := func() *pool.Promise {
		spinning := make(chan struct{})
		promise := p.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) { close(spinning) }}, spin)
		<-spinning
		return promise
	}
	for _, promise := range []*pool.Promise{
		p.Run("() => 1"),
		p.Run("() => { throw new Error('failed') }"),
		p.Run("() => { for (;;); }").Timeout(time.Millisecond),
	} {
		<-promise.Done()
	}
	cancelled := start()
	cancelled.Cancel()
	<-cancelled.Done()
	start()
	start()
	p.Run("() => 'waits'")

	collector := New(p, prometheus.Labels{"zone": "a"})
	expected, err := os.Open("testdata/metrics.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer expected.Close()
	// Not the times, and not how many workers it took: who was stopped may
	// still be on its way out.
	err = testutil.CollectAndCompare(collector, expected,
		"wprun_pool_workers", "wprun_pool_abandoned_workers", "wprun_pool_pending_tasks", "wprun_pool_active_tasks", "wprun_pool_tasks_total")
	if err != nil {
		t.Error(err)
	}
	metrics := gather(t, collector)
	if n := metrics["wprun_pool_worker_restarts_total"].GetCounter().GetValue(); n != 2 {
		t.Errorf("%v restarts, want those of the two tasks that were stopped", n)
	}
	if n := metrics["wprun_pool_workers_started_total"].GetCounter().GetValue(); n < 3 {
		t.Errorf("%v workers were started", n)
	}
	if s := metrics["wprun_pool_oldest_wait_seconds"].GetGauge().GetValue(); s <= 0 {
		t.Errorf("the oldest task has waited %v seconds", s)
	}
	waited, ran := metrics["wprun_pool_task_wait_seconds"].GetHistogram(), metrics["wprun_pool_task_run_seconds"].GetHistogram()
	if waited.GetSampleCount() != 6 || ran.GetSampleCount() != 4 || ran.GetSampleSum() < 0.001 {
		t.Errorf("of 6 that have started 4 have ended:\n%v\n%v", waited, ran)
	}
}

// gather returns the metrics of a collector by name, of several only the last.
func gather(t *testing.T, c prometheus.Collector) map[string]*dto.Metric {
	t.Helper()
	registry := prometheus.NewPedanticRegistry()
	registry.MustRegister(c)
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	metrics := make(map[string]*dto.Metric)
	for _, f := range families {
		metrics[f.GetName()] = f.Metric[len(f.Metric)-1]
	}
	return metrics
}

func TestNames(t *testing.T) {
	problems, err := testutil.CollectAndLint(New(newPool(t, pool.Options{}), nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

func TestManyPools(t *testing.T) {
	registry := prometheus.NewRegistry()
	one, other := newPool(t, pool.Options{Name: "one"}), newPool(t, pool.Options{Name: "other"})
	labels := prometheus.Labels{"zone": "a"}
	registry.MustRegister(New(one, labels), New(other, labels))
	if len(labels) != 1 {
		t.Error("the labels have changed:", labels)
	}
	if _, err := registry.Gather(); err != nil {
		t.Error(err)
	}
	if err := registry.Register(New(one, labels)); err == nil {
		t.Error("two collectors of the same name and labels")
	}
}

// TestHistogram puts durations where they belong: none is counted up to a bound
// that it exceeds, and none that is an eighth shorter is left out.
func TestHistogram(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	for range 100 {
		<-p.Run("() => 1").Done()
	}
	ran := p.Stats().RunTime
	got := write(t, histogram(prometheus.NewDesc("h", "A histogram.", nil, nil), ran))
	if got.GetSampleCount() != 100 || got.GetSampleSum() != ran.Sum.Seconds() || len(got.Bucket) != len(bounds) {
		t.Errorf("%v of %v", got, ran)
	}
	for i, bucket := range got.Bucket {
		var least, most uint64
		for upTo, n := range ran.Buckets() {
			if upTo <= bounds[i]*8/9 {
				least = n
			}
			if upTo <= bounds[i] {
				most = n
			}
		}
		if n := bucket.GetCumulativeCount(); bucket.GetUpperBound() != bounds[i].Seconds() || n < least || n > most {
			t.Errorf("bucket %v has %d, want %d to %d", bounds[i], n, least, most)
		}
	}
	none := write(t, histogram(prometheus.NewDesc("h", "A histogram.", nil, nil), pool.Histogram{}))
	if len(none.Bucket) != len(bounds) || none.GetSampleCount() != 0 {
		t.Errorf("of nothing: %v", none)
	}
}

func write(t *testing.T, m prometheus.Metric) *dto.Histogram {
	t.Helper()
	var out dto.Metric
	if err := m.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.GetHistogram()
}
