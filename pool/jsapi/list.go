package jsapi

// A list is a queue whose elements can leave from anywhere. The zero list is empty.
type list[T any] struct{ first, last *place[T] }

// A place is where something stands in a list; it may be a part of that.
type place[T any] struct {
	value          *T
	previous, next *place[T]
}

// add puts a value at the end, where p is its place from then on.
func (l *list[T]) add(p *place[T], value *T) {
	p.value = value
	if p.previous = l.last; p.previous != nil {
		p.previous.next = p
	} else {
		l.first = p
	}
	l.last = p
}

// remove takes out what stands at p.
func (l *list[T]) remove(p *place[T]) {
	if p.previous != nil {
		p.previous.next = p.next
	} else {
		l.first = p.next
	}
	if p.next != nil {
		p.next.previous = p.previous
	} else {
		l.last = p.previous
	}
	*p = place[T]{}
}
