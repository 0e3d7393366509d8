package plugin

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"github.com/wprun/wprun/pool"
)

// callKey is that of a call's end in its context: a [context.CancelCauseFunc].
type callKey struct{}

// exec gives a call its limits and runs it on a version.
func (p *Plugin) exec(v *version, method string, args []any, given *pool.ExecOptions) *pool.Promise {
	var o pool.ExecOptions
	if given != nil {
		o = *given
	}
	if limit := v.limits.Timeout; limit > 0 {
		o.Timeout = min(cmp.Or(o.Timeout, limit), limit)
	}
	if o.Context == nil {
		o.Context = context.Background()
	}
	lines := p.newPrinter(v.manifest.Name, o.Context)
	end := context.CancelCauseFunc(nil)
	if lines.limit = int64(v.limits.Output); lines.limit > 0 {
		o.Context, end = context.WithCancelCause(o.Context)
		o.Context = context.WithValue(o.Context, callKey{}, end)
		lines.exceeded = end
	}
	lines.toStdout, lines.toStderr = o.Stdout, o.Stderr
	o.Stdout, o.Stderr = lines.streams()
	promise := v.pool.Exec(method, args, &o)
	if end != nil {
		select {
		case <-promise.Done(): // it may have failed before it was a task, which no event says
			end(nil)
		default:
		}
	}
	return promise
}

// observe sees what has become of the calls of a version.
func (p *Plugin) observe(v *version, next pool.Observer) pool.Observer {
	return func(e pool.Event) {
		if next != nil {
			next(e)
		}
		settled, ok := e.(pool.TaskSettled)
		if !ok {
			return
		}
		if end, ok := settled.Task.Context().Value(callKey{}).(context.CancelCauseFunc); ok {
			end(nil)
		}
		if settled.Err != nil && v.limits.fault(settled.Err) {
			p.fault(v, settled.Err, time.Now())
		}
		select {
		case v.settled <- struct{}{}:
		default: // it is known that one has
		}
	}
}

// A printer passes on what a call prints.
type printer struct {
	ctx                context.Context
	log                *slog.Logger
	toStdout, toStderr io.Writer // in place of the log, where they are not nil
	limit              int64     // in bytes; zero means none
	exceeded           context.CancelCauseFunc
	printed            atomic.Int64
}

func (p *Plugin) newPrinter(name string, ctx context.Context) *printer {
	return &printer{ctx: ctx, log: p.options.Logger.With("plugin", name)}
}

// streams are where standard output and error of the call go.
func (p *printer) streams() (stdout, stderr io.Writer) {
	return &stream{p, p.toStdout, slog.LevelInfo}, &stream{p, p.toStderr, slog.LevelWarn}
}

type stream struct {
	*printer
	to    io.Writer
	level slog.Level
}

// Write takes a line.
func (s *stream) Write(line []byte) (int, error) {
	if s.limit > 0 && s.printed.Add(int64(len(line))) > s.limit {
		s.exceeded(&OutputError{Limit: int(s.limit)})
		return len(line), nil
	}
	if s.to != nil {
		return s.to.Write(line)
	}
	s.log.Log(s.ctx, s.level, strings.TrimSuffix(string(line), "\n"))
	return len(line), nil
}
