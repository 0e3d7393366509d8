package otelpool

import (
	"context"
	"errors"
	"fmt"

	"github.com/wprun/wprun/pool"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
)

// Register has the pool's numbers read when metrics are collected; tasks pay
// nothing for it. Unregister what it returns when the pool has ended. The error
// is that of the meter provider.
func Register(p pool.Source, config Config) (metric.Registration, error) {
	meter := config.meter()
	var all []metric.Observable
	var failed []error
	upDown := func(name, unit, what string) metric.Int64ObservableUpDownCounter {
		x, err := meter.Int64ObservableUpDownCounter("wprun.pool."+name, metric.WithUnit(unit), metric.WithDescription(what))
		all, failed = append(all, x), append(failed, err)
		return x
	}
	counter := func(name, unit, what string) metric.Int64ObservableCounter {
		x, err := meter.Int64ObservableCounter("wprun.pool."+name, metric.WithUnit(unit), metric.WithDescription(what))
		all, failed = append(all, x), append(failed, err)
		return x
	}
	workers := upDown("workers", "{worker}", "Workers that have a place in the pool, by state.")
	abandoned := upDown("abandoned_workers", "{worker}", "Workers that were ended by force and have not ended.")
	pending := upDown("pending_tasks", "{task}", "Tasks that wait for a worker.")
	active := upDown("active_tasks", "{task}", "Tasks that run and have not settled.")
	tasks := counter("tasks", "{task}", "Tasks that have settled, by outcome.")
	started := counter("workers_started", "{worker}", "Workers that were started.")
	restarts := counter("worker_restarts", "{restart}", "Workers that have ended though nobody meant them to, and had to be replaced.")
	age, err := meter.Float64ObservableGauge("wprun.pool.oldest_wait", metric.WithUnit("s"),
		metric.WithDescription("How long the first task of a FIFO queue has waited."))
	all, failed = append(all, age), append(failed, err)
	if err := errors.Join(failed...); err != nil {
		return nil, fmt.Errorf("otelpool: %w", err)
	}

	// The sets of attributes are made once.
	common := config.attributes(p.Name())
	with := func(more ...attribute.KeyValue) metric.MeasurementOption {
		return metric.WithAttributeSet(attribute.NewSet(append(common[:len(common):len(common)], more...)...))
	}
	own := with()
	busy, idle := with(attribute.String("wprun.worker.state", "busy")), with(attribute.String("wprun.worker.state", "idle"))
	outcome := func(name string) metric.MeasurementOption { return with(attribute.String("wprun.task.outcome", name)) }
	completed, broken, cancelled, timedOut := outcome("completed"), outcome("failed"), outcome("cancelled"), outcome("timed_out")

	registration, err := meter.RegisterCallback(func(_ context.Context, o metric.Observer) error {
		stats := p.Stats()
		o.ObserveInt64(workers, int64(stats.BusyWorkers), busy)
		o.ObserveInt64(workers, int64(stats.IdleWorkers), idle)
		o.ObserveInt64(abandoned, int64(stats.Abandoned), own)
		o.ObserveInt64(pending, int64(stats.PendingTasks), own)
		o.ObserveInt64(active, int64(stats.ActiveTasks), own)
		o.ObserveFloat64(age, stats.OldestWait.Seconds(), own)
		o.ObserveInt64(tasks, int64(stats.Completed), completed)
		o.ObserveInt64(tasks, int64(stats.Failed), broken)
		o.ObserveInt64(tasks, int64(stats.Cancelled), cancelled)
		o.ObserveInt64(tasks, int64(stats.TimedOut), timedOut)
		o.ObserveInt64(started, int64(stats.Started), own)
		o.ObserveInt64(restarts, int64(stats.Restarts), own)
		return nil
	}, all...)
	if err != nil {
		return nil, fmt.Errorf("otelpool: %w", err)
	}
	return registration, nil
}
