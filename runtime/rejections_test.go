package runtime

import (
	goruntime "runtime"
	"testing"
)

// Promises whose rejection was reported are remembered for as long as somebody
// may handle them, and no longer.
func TestReportedRejectionsAreLetGo(t *testing.T) {
	s, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	run := func(src string) (got bool) {
		p, err := Compile("test.js", src)
		if err != nil {
			t.Fatal(err)
		}
		clone, err := s.Run(t.Context(), p)
		if err == nil {
			err = clone.Into(&got)
		}
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	run("process.on('unhandledRejection', () => {}); globalThis.kept = Promise.reject(0); true")
	for range 30 {
		run("for (let i = 0; i < 1000; i++) Promise.reject(i); true")
		goruntime.GC()
	}
	if n := len(s.rejections.reported); n > 5000 {
		t.Errorf("%d of 30,000 are remembered", n)
	}
	if !run("new Promise(resolve => { process.on('rejectionHandled', p => resolve(p === kept)); kept.catch(() => {}) })") {
		t.Error("another promise was handled")
	}
}
