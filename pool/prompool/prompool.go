// Package prompool shows the numbers of a pool to Prometheus.
//
//	registry.MustRegister(prompool.New(p, nil))
//
// A [Collector] reads [pool.Pool.Stats] when it is scraped; tasks pay nothing.
// Its metrics, each with the label pool, which is [pool.Options].Name:
//
//	wprun_pool_workers{state}         gauge      that are busy (start, run a task, stop one) or idle
//	wprun_pool_abandoned_workers      gauge      that were ended by force, and do not end
//	wprun_pool_pending_tasks          gauge      that wait for a worker
//	wprun_pool_active_tasks           gauge      that run
//	wprun_pool_oldest_wait_seconds    gauge      of the tasks in a FIFO queue
//	wprun_pool_tasks_total{outcome}   counter    completed, failed, cancelled or timed_out
//	wprun_pool_workers_started_total  counter
//	wprun_pool_worker_restarts_total  counter    of workers that ended though nobody meant them to
//	wprun_pool_task_wait_seconds      histogram  from when a task was given to the pool to its start
//	wprun_pool_task_run_seconds       histogram  from a task's start to when it settled
package prompool

import (
	"maps"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/wprun/wprun/pool"
)

// A Collector is a [prometheus.Collector] of one pool. When the pool has ended,
// it goes on to say what has become of it; unregister it to end that.
type Collector struct {
	pool pool.Source

	workers, abandoned       *prometheus.Desc
	pending, active, age     *prometheus.Desc
	tasks, started, restarts *prometheus.Desc
	waited, ran              *prometheus.Desc
}

// New returns a collector of the pool, whose metrics all have the given labels,
// which may be nil. Pools in one registry must have the same labels, and
// differ in their name or in the value of one.
func New(p pool.Source, labels prometheus.Labels) *Collector {
	labels = maps.Clone(labels)
	if labels == nil {
		labels = make(prometheus.Labels)
	}
	labels["pool"] = p.Name()
	desc := func(name, help string, variable ...string) *prometheus.Desc {
		return prometheus.NewDesc("wprun_pool_"+name, help, variable, labels)
	}
	return &Collector{
		pool:      p,
		workers:   desc("workers", "Workers that have a place in the pool, by state.", "state"),
		abandoned: desc("abandoned_workers", "Workers that were ended by force and have not ended."),
		pending:   desc("pending_tasks", "Tasks that wait for a worker."),
		active:    desc("active_tasks", "Tasks that run and have not settled."),
		age:       desc("oldest_wait_seconds", "How long the first task of a FIFO queue has waited."),
		tasks:     desc("tasks_total", "Tasks that have settled, by outcome.", "outcome"),
		started:   desc("workers_started_total", "Workers that were started."),
		restarts:  desc("worker_restarts_total", "Workers that have ended though nobody meant them to, and had to be replaced."),
		waited:    desc("task_wait_seconds", "Time of tasks from when they were given to the pool to their start."),
		ran:       desc("task_run_seconds", "Time of tasks from their start to when they settled."),
	}
}

// Describe implements [prometheus.Collector].
func (c *Collector) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{
		c.workers, c.abandoned, c.pending, c.active, c.age, c.tasks, c.started, c.restarts, c.waited, c.ran,
	} {
		to <- d
	}
}

// Collect implements [prometheus.Collector].
func (c *Collector) Collect(to chan<- prometheus.Metric) {
	stats := c.pool.Stats()
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	counter := func(d *prometheus.Desc, value uint64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(value), labels...)
	}
	gauge(c.workers, float64(stats.BusyWorkers), "busy")
	gauge(c.workers, float64(stats.IdleWorkers), "idle")
	gauge(c.abandoned, float64(stats.Abandoned))
	gauge(c.pending, float64(stats.PendingTasks))
	gauge(c.active, float64(stats.ActiveTasks))
	gauge(c.age, stats.OldestWait.Seconds())
	counter(c.tasks, stats.Completed, "completed")
	counter(c.tasks, stats.Failed, "failed")
	counter(c.tasks, stats.Cancelled, "cancelled")
	counter(c.tasks, stats.TimedOut, "timed_out")
	counter(c.started, stats.Started)
	counter(c.restarts, stats.Restarts)
	to <- histogram(c.waited, stats.WaitTime)
	to <- histogram(c.ran, stats.RunTime)
}

// bounds are the upper bounds of the buckets in histograms, the same for all
// pools, so that they can be summed.
var bounds = [...]time.Duration{
	50 * time.Microsecond, 100 * time.Microsecond, 250 * time.Microsecond, 500 * time.Microsecond,
	1 * time.Millisecond, 2500 * time.Microsecond, 5 * time.Millisecond,
	10 * time.Millisecond, 25 * time.Millisecond, 50 * time.Millisecond,
	100 * time.Millisecond, 250 * time.Millisecond, 500 * time.Millisecond,
	1 * time.Second, 2500 * time.Millisecond, 5 * time.Second,
	10 * time.Second, 30 * time.Second, time.Minute, 5 * time.Minute,
}

// histogram puts the buckets of a pool's histogram into the fewer ones of
// bounds. One that reaches over a bound belongs to the next: what is counted
// up to a bound is surely no longer, and what is missing is at most an eighth
// shorter.
func histogram(d *prometheus.Desc, h pool.Histogram) prometheus.Metric {
	buckets := make(map[float64]uint64, len(bounds))
	i, below := 0, uint64(0)
	for upTo, n := range h.Buckets() {
		for ; i < len(bounds) && bounds[i] < upTo; i++ {
			buckets[bounds[i].Seconds()] = below
		}
		below = n
	}
	for ; i < len(bounds); i++ {
		buckets[bounds[i].Seconds()] = below
	}
	return prometheus.MustNewConstHistogram(d, h.Count, h.Sum.Seconds(), buckets)
}
