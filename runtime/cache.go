package runtime

import "sync"

// Programs keeps compiled programs by name and text, so that many sandboxes
// compile a source once. It is bounded: when it is full, programs that were
// not asked for lately make room. The zero Programs is empty and ready; all
// methods may be called from any goroutine, and a nil *Programs compiles each
// time.
type Programs struct {
	mu          sync.Mutex
	young, aged map[programKey]*Program // aged is what was young half a cache ago
	bytes       int                     // of source in young
}

type programKey struct {
	kind      programKind
	name, src string
}

// Half a cache holds this much; so at most twice as much is kept.
const (
	halfPrograms = 512
	halfSource   = 4 << 20 // bytes
)

// Compile is [Compile] with the cache.
func (c *Programs) Compile(name, src string) (*Program, error) {
	return c.get(programKey{script, name, src}, Compile)
}

// CompileFunction is [CompileFunction] with the cache.
func (c *Programs) CompileFunction(name, src string) (*Program, error) {
	return c.get(programKey{function, name, src}, CompileFunction)
}

// CompileModule is [CompileModule] with the cache.
func (c *Programs) CompileModule(name, src string) (*Program, error) {
	return c.get(programKey{module, name, src}, CompileModule)
}

func (c *Programs) get(key programKey, compile func(name, src string) (*Program, error)) (*Program, error) {
	if c == nil {
		return compile(key.name, key.src)
	}
	c.mu.Lock()
	p := c.young[key]
	if p == nil {
		if p = c.aged[key]; p != nil {
			c.add(key, p)
		}
	}
	c.mu.Unlock()
	if p != nil {
		return p, nil
	}
	// Compiled outside the lock: two goroutines may compile the same source at
	// the same time, which costs less than making all others wait.
	p, err := compile(key.name, key.src)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	c.add(key, p)
	c.mu.Unlock()
	return p, nil
}

func (c *Programs) add(key programKey, p *Program) {
	if len(key.src) > halfSource {
		return // it would push out everything else
	}
	if len(c.young) >= halfPrograms || c.bytes+len(key.src) > halfSource {
		c.aged, c.young, c.bytes = c.young, nil, 0
	}
	if c.young == nil {
		c.young = make(map[programKey]*Program)
	}
	if c.young[key] == nil {
		c.bytes += len(key.src)
	}
	c.young[key] = p
}
