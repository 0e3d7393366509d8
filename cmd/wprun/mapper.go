package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// A mapper is one run of wprun map. Lines are read on a goroutine of their own,
// a few goroutines try them, and all else happens in run: what is under way, the
// order, the output and its checkpoint belong to that goroutine alone.
type mapper struct {
	o     *mapOptions
	c     *console
	f     *function
	pool  *pool.Pool
	sink  *sink
	show  *progress
	read  readRecord
	write writeRecord

	jobs     chan *job // have room for all that are under way
	finished chan *job
	underWay int    // jobs that were begun and are not written
	waiting  []*job // in the order of the input, when order counts
	failed   int64
}

// A job is one line on its way.
type job struct {
	line
	args    jsbridge.Clone
	promise *pool.Promise
	result  []byte // nil for none
	err     error
	ended   bool
}

const (
	tick   = 100 * time.Millisecond // how long results may wait to be written
	shown  = 5                      // failures that are shown to people one by one
	window = 4                      // lines under way for each worker
)

// run ends with the input, with ctx, whose cause it then returns, or with an
// error. Once it is asked to stop, it finishes what is under way.
func (m *mapper) run(ctx context.Context) error {
	all, cancel := context.WithCancel(context.Background())
	defer cancel() // ends the reader, and whatever still runs
	most := window * m.o.maxWorkers()
	m.jobs, m.finished = make(chan *job, most), make(chan *job, most)
	defer close(m.jobs)
	for range most {
		go func() { // ends with run, when its job has ended
			for j := range m.jobs {
				m.try(all, j)
				m.finished <- j
			}
		}()
	}
	lines := make(chan line)
	var readErr error
	go func() { // ends with the input or with all; nobody waits for a read that never returns
		readErr = readLines(m.c.stdin, func(l line) bool {
			select {
			case lines <- l:
				return true
			case <-all.Done():
				return false
			}
		})
		close(lines)
	}()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	input, stopping := lines, ctx.Done()
	for input != nil || m.underWay > 0 {
		in := input
		if m.underWay == most {
			in = nil
		}
		select {
		case l, ok := <-in:
			if !ok {
				input = nil
				break
			}
			if err := m.begin(all, l); err != nil {
				return m.failure(err)
			}
		case j := <-m.finished:
			if err := m.settle(j); err != nil {
				return m.failure(err)
			}
		case <-stopping:
			input, stopping = nil, nil
			m.show.note("stopping")
		case <-ticker.C:
			if err := m.sink.tick(); err != nil {
				return m.failure(err)
			}
		}
	}
	if ctx.Err() != nil {
		return m.stopped(context.Cause(ctx))
	}
	if readErr != nil {
		return m.failure(fmt.Errorf("cannot read the input: %w", readErr))
	}
	if err := m.sink.finish(); err != nil {
		return m.failure(err)
	}
	m.summary()
	return nil
}

// begin starts the job of a line, unless its result is in the output already.
func (m *mapper) begin(ctx context.Context, l line) error {
	m.show.reading(l.end)
	skip, err := m.sink.has(l)
	if err != nil {
		return err
	}
	if skip || m.o.input == "json" && blank(l.text) {
		if !skip {
			m.sink.pass(l)
		}
		return nil
	}
	j := &job{line: l}
	j.args, err = jsbridge.FromGo([]any{m.read(l.text), l.number - 1})
	if err != nil {
		j.err = &jsbridge.Error{Name: "SyntaxError", Message: "the line is no JSON that can be read: " + reason(l.text, err)}
	} else {
		m.submit(ctx, j) // here, so that they start in order
	}
	m.underWay++
	if !m.o.unordered {
		m.waiting = append(m.waiting, j)
	}
	m.jobs <- j
	return nil
}

func (m *mapper) submit(ctx context.Context, j *job) {
	j.promise = m.pool.Submit(pool.Call{Function: m.f.call, Args: j.args}, &pool.ExecOptions{Context: ctx, Timeout: m.o.timeout})
}

// try waits for a result, and submits a line again that has failed and may be
// tried again.
func (m *mapper) try(ctx context.Context, j *job) {
	for attempt := 0; j.promise != nil; attempt++ {
		<-j.promise.Done()
		var value jsbridge.Clone
		if value, j.err = j.promise.Result(); j.err == nil {
			j.result, j.err = m.write(value)
		}
		if j.err == nil || attempt == m.o.retries || hopeless(j.err) || ctx.Err() != nil {
			return
		}
		m.submit(ctx, j)
	}
}

// reason is what is wrong with a JSON text, in few words.
func reason(text []byte, err error) string {
	var any json.RawMessage
	if syntax := json.Unmarshal(text, &any); syntax != nil {
		err = syntax
	}
	return err.Error()
}

// hopeless reports whether no worker can run anything.
func hopeless(err error) bool {
	var none *pool.PoolError
	return errors.As(err, &none)
}

// settle takes a job that has ended, and writes what is next.
func (m *mapper) settle(j *job) error {
	j.ended = true
	if m.o.unordered {
		m.waiting = append(m.waiting, j)
	}
	for len(m.waiting) > 0 && m.waiting[0].ended {
		j, m.waiting = m.waiting[0], m.waiting[1:]
		m.underWay--
		if err := m.put(j); err != nil {
			return err
		}
	}
	if m.underWay == 0 {
		return m.sink.flush() // all that was asked is answered
	}
	return nil
}

// put writes the result of one line, or does with its error what the user wants.
func (m *mapper) put(j *job) error {
	m.show.done()
	if j.err == nil {
		return m.sink.put(j.line, j.result)
	}
	err := newRecordError(j.number, j.text, advised(m.f.named(j.err)))
	if m.o.onError == "fail" || hopeless(j.err) {
		return err
	}
	m.failed++
	switch {
	case m.o.onError == "emit":
		return m.sink.put(j.line, err.emitted())
	case m.c.json:
		m.c.write(newFailure(err, 0))
	case m.failed <= shown:
		fmt.Fprintf(m.c.stderr, "wprun: %s\n", printable(err.Error()))
	}
	return m.sink.put(j.line, nil)
}

// failure ends a run that cannot go on. What is written stays, and is safe.
func (m *mapper) failure(err error) error {
	m.show.close()
	if isClosedPipe(err) {
		return exitError(exitClosed)
	}
	if saved := m.sink.save(); saved != nil && isClosedPipe(saved) {
		return exitError(exitClosed)
	}
	m.c.show(err)
	m.summary()
	if m.o.out != "" && !m.c.json {
		fmt.Fprintf(m.c.stderr, "wprun: the results of %d lines are in %s.part; --resume goes on\n", m.sink.lines(), m.o.out)
	}
	return exitError(exitFailed)
}

// stopped ends a run that was asked to stop, and says how to go on.
func (m *mapper) stopped(cause error) error {
	m.show.close()
	if err := m.sink.save(); err != nil {
		return m.failure(err)
	}
	m.summary()
	how := fmt.Sprintf("--skip %d goes on there; append its output", m.sink.lines())
	if m.o.out != "" {
		how = "--resume goes on there"
	}
	fmt.Fprintf(m.c.stderr, "wprun: stopped after line %d of the input; the same command with %s\n", m.sink.lines(), how)
	return cause
}

// summary says how many lines have failed, if any have and were not the end.
func (m *mapper) summary() {
	m.show.close()
	if m.failed > 0 && !m.c.json {
		fmt.Fprintf(m.c.stderr, "wprun: lines that have failed: %d\n", m.failed)
	}
}
