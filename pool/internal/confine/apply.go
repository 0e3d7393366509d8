package confine

import (
	"fmt"
	goruntime "runtime"
	"time"
)

// A step gives up one thing, and makes sure that it is gone.
type step struct {
	feature Feature
	do      func() error
}

// Apply confines this process, for ever. It is the first thing that a worker
// does: with an error the process must end, for it may be confined in part.
//
// What is applied holds for all threads, those of C code included. The time zone
// is loaded before it becomes unreadable; what else a program reads from files
// when it first needs it, it must have read before.
func Apply(c Config) (Report, error) {
	report := Report{Level: c.Level}
	if err := c.Check(); err != nil {
		return report, err
	}
	if err := offered(c.Level); err != nil {
		return report, err
	}
	goruntime.LockOSThread() // some of it is asked of the thread that did it
	defer goruntime.UnlockOSThread()
	_, _ = time.Now().Zone() // loads the local time zone

	a := &applier{config: c}
	if err := a.open(); err != nil {
		return report, fmt.Errorf("confine: %w", err)
	}
	defer a.close()
	for _, s := range a.steps() {
		if err := s.do(); err != nil {
			return report, fmt.Errorf("confine: %v: %s: %w", c.Level, s.feature, err)
		}
		report.Holds = append(report.Holds, s.feature)
	}
	report.Notes, report.Memory = a.notes, a.config.Memory
	return report, nil
}

// note adds something to the report's notes.
func (a *applier) note(format string, args ...any) {
	a.notes = append(a.notes, fmt.Sprintf(format, args...))
}
