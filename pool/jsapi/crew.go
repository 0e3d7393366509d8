package jsapi

import (
	"errors"
	"sync"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// A crew is the workers of one pool whose program wants to say what each is
// given, or to hear of its end. It is asked on its own thread: right after what
// has made the pool start a worker, as in the npm package, or when a worker
// waits for the answer that the pool has started by itself.
type crew struct {
	handle *handle

	// The program's thread only.
	asked   int                  // the program about so many workers
	objects map[int]*goja.Object // what it said, by number
	failure goja.Value           // what it threw when it heard of an end while its pool was being terminated

	mu      sync.Mutex
	answers map[int]chan answer // by number; each is given one
}

// An answer is what one worker is given, or why it cannot start.
type answer struct {
	given provision
	err   error
}

func newCrew(h *handle) *crew {
	return &crew{handle: h, objects: make(map[int]*goja.Object), answers: make(map[int]chan answer)}
}

func (c *crew) answer(number int) chan answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.answers[number] == nil {
		c.answers[number] = make(chan answer, 1)
	}
	return c.answers[number]
}

// catchUp asks the program about the workers that the pool has started by now.
// It returns the first error that it throws.
func (c *crew) catchUp(p *pool.Pool) (err error) {
	for started := int(p.Stats().Started); c.asked < started; {
		c.asked++
		value, thrown := c.handle.create(goja.Undefined())
		if thrown != nil {
			if err == nil {
				err = thrown
			}
			c.answer(c.asked) <- answer{err: c.handle.bridge.asError(thrown)}
			continue
		}
		object := value.(*goja.Object)
		c.objects[c.asked] = object
		c.answer(c.asked) <- answer{given: c.handle.bridge.newProvision(object.Get("worker").(*goja.Object))}
	}
	return err
}

// asError makes an error for other threads of what a function has thrown.
func (b *bridge) asError(thrown error) error {
	var exception *goja.Exception
	if errors.As(thrown, &exception) {
		return jsbridge.ErrorFromJS(b.sandbox.VM(), exception.Value())
	}
	return thrown
}

var errOver = errors.New("the program is over")

// hire is the pool's OnCreateWorker.
func (c *crew) hire(number int, config *pool.WorkerConfig) error {
	b := c.handle.bridge
	b.sandbox.Post(func() error {
		if p := c.handle.pool; p != nil && c.handle.crew == c {
			_ = c.catchUp(p) // the worker is told
		}
		return nil
	})
	select {
	case a := <-c.answer(number):
		if a.err == nil {
			a.given.apply(config)
		}
		return a.err
	case <-b.over:
		return errOver
	}
}

// dismiss is the pool's OnTerminateWorker.
func (c *crew) dismiss(number int, _ error) {
	b := c.handle.bridge
	b.sandbox.Post(func() error {
		object := c.objects[number]
		if object == nil {
			return nil // it never was one
		}
		delete(c.objects, number)
		_, err := c.handle.ended(goja.Undefined(), object)
		if exception, ok := err.(*goja.Exception); ok && c.handle.crew != c {
			c.failure = exception.Value() // for the promise of terminate
			return nil
		}
		return err
	})
}
