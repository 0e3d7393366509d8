package jsbridge

import (
	"math"
)

// any checks a value, or enters it.
func (c *checker) any() {
	c.count(1)
	start := c.pos
	major, n := c.head()
	switch major {
	case majorUint:
		if n > maxSafe {
			c.fail(start, "unsafe integer")
		}
	case majorNegint:
		if n > maxSafe-1 {
			c.fail(start, "unsafe integer")
		}
	case majorText:
		c.pos = start
		c.string()
	case majorSimple:
		switch first := c.data[start]; {
		case first == simpleFloat64:
			c.double(start, n)
		case first < simpleFalse || first > simpleUndefined:
			c.fail(start, "unknown simple value")
		}
	case majorTag:
		c.tagged(start, n)
	default:
		c.object(start, major, n, notShared)
	}
}

// tagged checks what follows a tag.
func (c *checker) tagged(start int, tag uint64) {
	switch tag {
	case tagBigPos, tagBigNeg:
		if p := c.raw(c.expect(majorBytes, "byte string")); len(p) > 0 && p[0] == 0 {
			c.fail(start, "bigint with leading zeros")
		}
	case tagWTF8:
		c.pos = start
		c.string()
	case tagReference:
		if n := c.expect(majorUint, "number of an object"); n >= uint64(len(c.shared)) {
			c.fail(start, "reference to nothing")
		}
	case tagShareable:
		number := len(c.shared)
		c.shared = append(c.shared, sharedItem{size: notBuffer})
		at := c.pos
		major, n := c.head()
		c.object(at, major, n, number)
	default:
		c.object(start, majorTag, tag, notShared)
	}
}

// object checks an object, whose head has been read, or enters it.
func (c *checker) object(start int, major byte, n uint64, number int) {
	switch major {
	case majorBytes:
		c.inline(start, n, number)
	case majorArray:
		c.enter(checkFrame{shape: checkArray, left: c.items(n, start)})
	case majorMap:
		c.items(n, start)
		c.items(2*n, start)
		c.enter(checkFrame{shape: checkProps, left: n})
	case majorTag:
		c.taggedObject(start, n, number)
	default:
		c.fail(start, "object expected")
	}
}

// inline checks a buffer inside the bytes, whose head has been read.
func (c *checker) inline(start int, n uint64, number int) int {
	if n > inlineMax {
		c.fail(start, "buffer that should lie beside the value")
	}
	c.raw(n)
	if number != notShared {
		c.shared[number].size = int(n)
	}
	return int(n)
}

func (c *checker) taggedObject(start int, tag uint64, number int) {
	switch tag {
	case tagMap:
		c.enter(checkFrame{shape: checkMap, left: c.pairs()})
	case tagSet:
		at := c.pos
		c.enter(checkFrame{shape: checkSet, left: c.items(c.expect(majorArray, "array"), at)})
	case tagDate:
		c.date(start)
	case tagRegExp:
		if c.expect(majorArray, "array") != 2 {
			c.fail(start, "RegExp without source and flags")
		}
		if source := c.pos; checkSource(string(c.string())) != nil {
			c.fail(source, "groups that are nested too deep")
		}
		flags := c.pos
		if n := c.expect(majorText, "text"); checkFlags(string(c.raw(n))) != nil {
			c.fail(flags, "unknown flags")
		}
	case tagObject:
		c.named(start, number)
	default:
		t := viewByTag(tag)
		if t == nil {
			c.fail(start, "unknown tag")
		}
		if n := c.inline(c.pos, c.expect(majorBytes, "byte string"), notShared); n%t.size != 0 {
			c.fail(start, "typed array with part of an element")
		}
	}
}

// date checks the content of tag 1: whole milliseconds within the range of
// Date, or NaN.
func (c *checker) date(start int) {
	if c.byte() != simpleFloat64 {
		c.fail(start, "Date that is not a double")
	}
	c.pos--
	_, bits := c.head()
	ms := decodeDate(bits)
	if math.Abs(ms) > maxDate || ms == 0 && bits != 0 || n64(appendDate(nil, ms)[1:]) != bits {
		c.fail(start, "Date out of range, or in an unusual form")
	}
}

// named checks what follows tag 27.
func (c *checker) named(start, number int) {
	parts := c.expect(majorArray, "array")
	at := c.pos
	n := c.expect(majorText, "text")
	if n > 32 {
		c.fail(at, "unknown class")
	}
	name := string(c.raw(n))
	want := uint64(1)
	switch t := viewByName(name); {
	case t != nil || name == nameDataView:
		want = 3
	case name == nameArray || errorNames[errorClass(name)] == name:
		want = 2
	}
	if parts != 1+want {
		c.fail(start, "wrong number of parts")
	}
	switch name {
	case nameArray:
		c.longArray()
	case nameBuffer:
		c.besideBuffer(number)
	case nameDataView:
		c.view(start, 1)
	case nameNumber, nameString, nameBoolean, nameBigInt:
		c.boxed(name)
	default:
		if t := viewByName(name); t != nil {
			c.view(start, t.size)
			return
		}
		class := errorClass(name)
		if errorNames[class] != name {
			c.fail(at, "unknown class")
		}
		c.enter(checkFrame{shape: checkHidden, class: class, left: c.pairs()})
	}
}

// longArray checks the rest of an array in the long form.
func (c *checker) longArray() {
	start := c.pos
	major, n := c.head()
	if major == majorArray {
		c.enter(checkFrame{shape: checkLongArray, left: c.items(n, start)})
		return
	}
	if major != majorUint || n > math.MaxUint32 {
		c.fail(start, "array without elements or length")
	}
	c.count(sparseCost(int(n)))
	c.enter(checkFrame{shape: checkSparse, length: int(n), left: c.pairs()})
}

// besideBuffer checks the index of a buffer that rides beside: each is used
// once, in order.
func (c *checker) besideBuffer(number int) int {
	start := c.pos
	if n := c.expect(majorUint, "index"); n != uint64(c.beside) || c.beside == len(c.sizes) {
		c.fail(start, "unknown buffer")
	}
	size := c.sizes[c.beside]
	if size == 0 {
		c.fail(start, "buffer that is missing")
	}
	c.beside++
	if number != notShared {
		c.shared[number].size = size
	}
	return size
}

// boxed checks the primitive in an object.
func (c *checker) boxed(name string) {
	start := c.pos
	c.elements-- // it does not count apart from the object
	major, tag, ok := byte(0), uint64(0), false
	if c.pos < len(c.data) {
		major, tag = c.head()
		c.pos = start
	}
	switch name {
	case nameNumber:
		ok = major == majorUint || major == majorNegint || major == majorSimple && c.data[start] == simpleFloat64
	case nameString:
		ok = major == majorText || major == majorTag && tag == tagWTF8
	case nameBoolean:
		ok = major == majorSimple && (c.data[start] == simpleFalse || c.data[start] == simpleTrue)
	case nameBigInt:
		ok = major == majorTag && (tag == tagBigPos || tag == tagBigNeg)
	}
	if !ok {
		c.fail(start, "wrong primitive")
	}
	c.any()
}

// view checks the rest of a view in the long form.
func (c *checker) view(start, elementSize int) {
	size := c.buffer()
	offset := c.expect(majorUint, "offset")
	length := c.expect(majorUint, "length")
	if offset > uint64(size) || length > uint64(size) || offset%uint64(elementSize) != 0 ||
		offset+length*uint64(elementSize) > uint64(size) {
		c.fail(start, "view beyond its buffer")
	}
}

// buffer checks a buffer in any of its forms and returns its size.
func (c *checker) buffer() int {
	start, number := c.pos, notShared
	major, n := c.head()
	if major == majorTag && n == tagReference {
		n := c.expect(majorUint, "number of an object")
		if n >= uint64(len(c.shared)) || c.shared[n].size == notBuffer {
			c.fail(start, "reference to no buffer")
		}
		return c.shared[n].size
	}
	if major == majorTag && n == tagShareable {
		number = len(c.shared)
		c.shared = append(c.shared, sharedItem{size: notBuffer})
		start = c.pos
		major, n = c.head()
	}
	switch {
	case major == majorBytes:
		return c.inline(start, n, number)
	case major == majorTag && n == tagObject:
		if c.expect(majorArray, "array") == 2 && string(c.raw(c.expect(majorText, "text"))) == nameBuffer {
			return c.besideBuffer(number)
		}
	}
	c.fail(start, "buffer expected")
	return 0
}
