package jsbridge

import "unsafe"

// checker checks bytes from elsewhere before anything is built of them. It
// reads the same grammar that the encoders write, item by item, with a stack
// of its own, and measures as they do.
//
// Errors are panics inside; check returns them.
type checker struct {
	data   []byte
	pos    int
	limits Limits
	sizes  []int // of the buffers beside

	depth, deepest int
	elements       int
	beside         int // how many buffers the value has used
	shared         []sharedItem
	stack          []checkFrame
	frames         int // entered so far
	spare          []*keySet
}

// sharedItem is what is known of a shareable object.
type sharedItem struct {
	size  int // of an ArrayBuffer; notBuffer for other objects
	keyOf int // the frame in which it was met as a key, 0 for none
}

const notBuffer = -1

// checkFrame is a container that is being checked.
type checkFrame struct {
	shape  checkShape
	id     int
	left   uint64
	keys   *keySet
	length int  // of a sparse array
	value  bool // what comes next is the value of an entry, not its key
	class  int  // of an error
}

type checkShape uint8

const (
	checkArray checkShape = iota
	checkLongArray
	checkProps
	checkNamed  // properties of an array, apart from elements
	checkSparse // properties of an array, elements included
	checkHidden // of an error
	checkShown  // of an error
	checkMap
	checkSet
)

// check checks the whole value.
func (c *checker) check() (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case buildError:
			err = x.error
		default:
			panic(x)
		}
	}()
	c.any()
	for len(c.stack) > 0 {
		c.step(&c.stack[len(c.stack)-1])
	}
	if c.pos != len(c.data) {
		c.fail(c.pos, "bytes after the end")
	}
	if c.beside != len(c.sizes) {
		c.fail(c.pos, "a buffer that the value does not use")
	}
	return nil
}

func (c *checker) fail(at int, reason string) {
	panic(buildError{&ParseError{Offset: at, Reason: reason}})
}

// step checks the next item of a container, or ends it.
func (c *checker) step(f *checkFrame) {
	if f.left == 0 {
		c.leave(f)
		return
	}
	switch f.shape {
	case checkArray, checkLongArray:
		f.left--
		if !c.hole() {
			c.any()
		}
	case checkSet:
		f.left--
		c.member(f)
	case checkMap:
		if f.value = !f.value; f.value {
			c.member(f)
			return
		}
		f.left--
		c.any()
	default:
		f.left--
		c.property(f)
	}
}

// leave ends a container, or enters its second part.
func (c *checker) leave(f *checkFrame) {
	switch f.shape {
	case checkLongArray:
		f.shape, f.left = checkNamed, c.pairs()
		if f.left == 0 {
			c.fail(c.pos, "array in the long form without named properties")
		}
		return
	case checkHidden:
		f.shape, f.left = checkShown, c.pairs()
		return
	}
	if f.keys != nil {
		f.keys.reset()
		c.spare = append(c.spare, f.keys)
	}
	c.depth--
	c.stack = c.stack[:len(c.stack)-1]
}

// enter begins a container.
func (c *checker) enter(f checkFrame) {
	if c.depth == c.limits.Depth {
		panic(buildError{&LimitError{What: "depth", Limit: c.limits.Depth}})
	}
	c.depth++
	c.deepest = max(c.deepest, c.depth)
	c.frames++
	f.id = c.frames
	if f.shape != checkArray {
		if n := len(c.spare); n > 0 {
			f.keys, c.spare = c.spare[n-1], c.spare[:n-1]
		} else {
			f.keys = new(keySet)
		}
	}
	c.stack = append(c.stack, f)
}

// count notes n more values.
func (c *checker) count(n int) {
	c.elements += n
	if c.elements > c.limits.Elements {
		panic(buildError{&LimitError{What: "elements", Limit: c.limits.Elements}})
	}
}

// hole checks whether a hole comes next, and moves past it.
func (c *checker) hole() bool {
	start := c.pos
	major, n := c.head()
	if major != majorTag || n != tagHole {
		c.pos = start
		return false
	}
	if c.byte() != simpleUndefined {
		c.fail(start, "hole with a value")
	}
	c.count(1)
	return true
}

// member checks a key of a Map or a member of a Set, which must be new.
func (c *checker) member(f *checkFrame) {
	start, id, keys := c.pos, f.id, f.keys // f moves when the member is entered
	number := len(c.shared)
	c.any()
	if major, tag, at := readHead(c.data, start); major == majorTag && tag == tagReference {
		if _, n, _ := readHead(c.data, at); c.shared[n].keyOf == id {
			c.fail(start, "duplicate key")
		}
	} else if major == majorTag && tag == tagShareable {
		c.shared[number].keyOf = id
		return
	} else if isObject(c.data[start:]) {
		return
	} else if major == majorSimple && n64(c.data[start:]) == 1<<63 {
		c.fail(start, "-0 as a key")
	}
	if !keys.add(c.data, start, c.pos) {
		c.fail(start, "duplicate key")
	}
}

// property checks a property: its name, which must be new, and the value.
func (c *checker) property(f *checkFrame) {
	start := c.pos
	text := c.string()
	if !f.keys.add(c.data, start, c.pos) {
		c.fail(start, "duplicate key")
	}
	key := unsafe.String(unsafe.SliceData(text), len(text)) // not kept
	switch f.shape {
	case checkNamed:
		if key == "length" || arrayIndex(key) >= 0 {
			c.fail(start, "element among the named properties of an array")
		}
	case checkSparse:
		if key == "length" || arrayIndex(key) >= f.length {
			c.fail(start, "element beyond the length of an array")
		}
	case checkShown:
		if key == "message" || key == "stack" {
			c.fail(start, "error that does not hide its "+key)
		}
	case checkHidden:
		c.field(key, f.class)
		return
	}
	c.any()
}

// field checks the value of a property that an error hides.
func (c *checker) field(key string, class int) {
	start := c.pos
	c.any()
	major, tag, _ := readHead(c.data, start)
	text := major == majorText || major == majorTag && tag == tagWTF8
	number := major == majorUint || major == majorNegint || c.data[start] == simpleFloat64
	ok := false
	switch key {
	case "name", "message":
		ok = text
	case "stack":
		ok = text || c.data[start] == simpleUndefined
	case "code":
		ok = text || number
	case "cause":
		ok = true
	case "errors":
		ok = errorNames[class] == "AggregateError"
	}
	if !ok {
		c.fail(start, "property that errors do not hide")
	}
}
