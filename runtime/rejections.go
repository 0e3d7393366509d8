package runtime

import (
	"cmp"
	"maps"
	"slices"
	"weak"

	"github.com/dop251/goja"
)

// rejections are the promises of a sandbox that were rejected while nobody
// handled them. Each has its number, from 1 in the order of rejection.
type rejections struct {
	count int                         // so far
	open  map[*goja.Promise]rejection // that nobody has handled in this turn
	late  []rejection                 // that were reported, and have been handled since

	reported map[weak.Pointer[goja.Promise]]int // that nobody has handled; what nobody can reach is no loss
	room     int                                // in reported, before the lost ones are looked for
}

type rejection struct {
	promise *goja.Promise
	number  int
	store   goja.Value // of AsyncLocalStorage where it was rejected
}

// trackRejection is goja's PromiseRejectionTracker.
func (s *Sandbox) trackRejection(p *goja.Promise, operation goja.PromiseRejectionOperation) {
	r := &s.rejections
	if operation == goja.PromiseRejectionReject {
		r.count++
		if r.open == nil {
			r.open = make(map[*goja.Promise]rejection)
		}
		r.open[p] = rejection{p, r.count, s.turn.store}
		return
	}
	if _, ok := r.open[p]; ok {
		delete(r.open, p)
		return
	}
	if len(r.reported) == 0 {
		return
	}
	if number, ok := r.reported[weak.Make(p)]; ok {
		delete(r.reported, weak.Make(p))
		r.late = append(r.late, rejection{promise: p, number: number})
	}
}

// due reports whether somebody is to be told of one.
func (r *rejections) due() bool { return len(r.open) > 0 || len(r.late) > 0 }

// take returns those that are open, oldest first.
func (r *rejections) take() []rejection {
	return slices.SortedFunc(maps.Values(r.open), func(a, b rejection) int { return cmp.Compare(a.number, b.number) })
}

// report takes one that is open for reported, and reports false if it has been
// handled since it was taken.
func (r *rejections) report(x rejection) bool {
	if _, ok := r.open[x.promise]; !ok {
		return false
	}
	delete(r.open, x.promise)
	if len(r.reported) >= r.room {
		for p := range r.reported {
			if p.Value() == nil {
				delete(r.reported, p)
			}
		}
		r.room = max(2*len(r.reported), 64)
	}
	if r.reported == nil {
		r.reported = make(map[weak.Pointer[goja.Promise]]int)
	}
	r.reported[weak.Make(x.promise)] = x.number
	return true
}

// endTurn gives up what a turn has left, and its memory.
func (r *rejections) endTurn() { r.open, r.late = nil, nil }

// tellOfRejections tells of promises that somebody has handled after all, and of
// those that nobody has. As in Node, what the listeners set going runs when all
// have been told.
func (s *Sandbox) tellOfRejections() error {
	r := &s.rejections
	for len(r.late) > 0 {
		x := r.late[0]
		r.late = r.late[1:]
		if err := s.report(s.offerHandled(x)); err != nil {
			return err
		}
	}
	for _, x := range r.take() {
		if !r.report(x) {
			continue
		}
		s.turn.store = x.store
		err := s.tellOfRejection(x)
		s.turn.store = nil
		if err != nil {
			return err
		}
	}
	return nil
}

// tellOfRejection tells the script's listeners of a promise that was rejected and
// handled by nobody. Without any, it is an uncaught error.
func (s *Sandbox) tellOfRejection(x rejection) error {
	if s.events.unhandled != nil {
		taken, err := s.events.unhandled(goja.Undefined(), x.promise.Result(), s.vm.ToValue(x.promise))
		if err != nil {
			return s.report(err)
		}
		if !taken.ToBoolean() {
			taken, err = s.events.uncaught(goja.Undefined(), x.promise.Result(), s.vm.ToValue("unhandledRejection"))
		}
		if err != nil {
			return s.decide(err)
		}
		if taken.ToBoolean() {
			return nil
		}
	}
	return s.decide(s.thrown(x.promise.Result(), nil))
}

// offerHandled tells them that somebody handles it now.
func (s *Sandbox) offerHandled(x rejection) error {
	if s.events.handled == nil {
		return nil
	}
	_, err := s.events.handled(goja.Undefined(), s.vm.ToValue(x.promise), s.vm.ToValue(x.number))
	return err
}
