package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A sink is where wprun map writes, and what it knows of it: of which lines of
// the input the results are there.
//
// With a file, that is durable. The output stands in FILE.part, and the
// checkpoint says how long it was when it was last known to be on the disk, and
// of which lines it held the results then. Whatever was written later is cut off
// when the run is resumed.
type sink struct {
	w     *bufio.Writer
	bytes int64 // that were written
	skip  int64 // the user's
	state checkpoint
	old   *checkpoint // of the run that is resumed, until its input was read

	path  string   // of the file; "" for standard output
	part  *os.File // nil for standard output
	saved time.Time
	dirty bool // something has come since then
}

const between = time.Second // checkpoints

func newSink(w io.Writer, skip int64) *sink {
	return &sink{w: bufio.NewWriterSize(w, 64<<10), skip: skip, state: newCheckpoint()}
}

// errComplete says that there is nothing left to do.
var errComplete = errors.New("the output is complete")

// openSink begins, or resumes, a file. Nobody else can have it open.
func openSink(path, task string, skip int64, resume bool) (*sink, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("cannot write to %s: it is no ordinary file", path)
	}
	old, err := readCheckpoint(path)
	_, partErr := os.Stat(path + ".part")
	there := partErr == nil
	switch {
	case err != nil:
		return nil, err
	case !resume && there:
		return nil, fmt.Errorf("%s.part is left of a run that was not finished; go on with --resume, or remove it", path)
	case resume && !there && old == nil:
		if _, err := os.Stat(path); err == nil {
			return nil, errComplete
		}
	case resume && !there && old.Complete:
		return nil, errors.Join(os.Remove(checkpointFile(path)), errComplete) // killed between the two
	case resume && old != nil && old.Task != task:
		return nil, fmt.Errorf("cannot resume %s: its first part was made by another function, or with other --input, --output or --on-error", path)
	}
	part, err := os.OpenFile(path+".part", os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("cannot write to %s: %w", path, err)
	}
	if err := lock(part); err != nil {
		_ = part.Close()
		return nil, fmt.Errorf("%s.part is in use by another wprun", path)
	}
	s := newSink(part, skip)
	s.path, s.part = path, part
	if resume && old != nil && there {
		s.skip, s.bytes, s.state = old.Skip, old.Bytes, *old
		if old.Lines > 0 {
			s.old = old
		}
	}
	s.state.Task, s.state.Skip = task, s.skip
	if err := s.cut(); err != nil {
		_ = part.Close()
		return nil, err
	}
	return s, s.save()
}

// cut removes what no checkpoint has confirmed.
func (s *sink) cut() error {
	info, err := s.part.Stat()
	if err != nil {
		return err
	}
	if info.Size() < s.bytes {
		return fmt.Errorf("cannot resume %s: %s.part has lost a part that was safe", s.path, s.path)
	}
	if err := s.part.Truncate(s.bytes); err != nil {
		return err
	}
	_, err = s.part.Seek(s.bytes, io.SeekStart)
	return err
}

// has reports whether nothing is to be done for a line. It fails when the input
// is not the one that the resumed run has had.
func (s *sink) has(l line) (bool, error) {
	if s.old != nil && l.number == s.old.Lines {
		if l.sum != s.old.Sum {
			return false, fmt.Errorf("cannot resume %s: the input is not the one that its first part was made from", s.path)
		}
		s.old = nil
	}
	if l.number <= s.skip {
		s.pass(l)
		return true, nil
	}
	return s.state.has(l.number), nil
}

// put writes the result of a line; nil is none.
func (s *sink) put(l line, result []byte) error {
	if result != nil {
		n, _ := s.w.Write(result)
		err := s.w.WriteByte('\n') // a bufio.Writer keeps its error
		s.bytes += int64(n) + 1
		if err != nil {
			return err
		}
	}
	s.pass(l)
	return nil
}

// pass notes that there is nothing to be written for a line any more.
func (s *sink) pass(l line) {
	s.dirty = true
	s.state.pass(l)
}

// lines is how many lines of the input are done, all that come before them
// included.
func (s *sink) lines() int64 { return s.state.done() }

func (s *sink) flush() error { return s.w.Flush() }

// tick is called now and then: what waits is written, and made safe.
func (s *sink) tick() error {
	if s.part == nil || !s.dirty || time.Since(s.saved) < between {
		return s.flush()
	}
	return s.save()
}

// save makes what was written safe.
func (s *sink) save() error {
	if err := s.flush(); err != nil || s.part == nil || s.old != nil {
		return err // while the input is read again, the old checkpoint holds
	}
	if err := s.part.Sync(); err != nil {
		return err
	}
	s.saved, s.dirty = time.Now(), false
	s.state.Bytes = s.bytes
	return s.state.write(s.path)
}

// finish gives the file its name: all is done.
func (s *sink) finish() error {
	if s.old != nil {
		return fmt.Errorf("cannot resume %s: the input ends before the line where it was stopped", s.path)
	}
	s.state.Complete = true
	if err := s.save(); err != nil || s.part == nil {
		return err
	}
	err := s.part.Close()
	s.part = nil
	err = errors.Join(err, os.Rename(s.path+".part", s.path), syncDirectory(filepath.Dir(s.path)))
	if err != nil {
		return err
	}
	return os.Remove(checkpointFile(s.path))
}

func (s *sink) close() {
	if s.part != nil {
		_ = s.part.Close() // it was saved, or is not to be
	}
}
