package pool_test

import (
	"reflect"
	"testing"

	"github.com/wprun/wprun/pool"
)

// The sum of the numbers of two pools is that of what both have done.
func TestStatsAdd(t *testing.T) {
	var one, other, both pool.Stats
	number := uint64(1)
	for i := range reflect.TypeFor[pool.Stats]().NumField() {
		if reflect.TypeFor[pool.Stats]().Field(i).Type == reflect.TypeFor[pool.Histogram]() {
			continue
		}
		for _, s := range []*pool.Stats{&one, &other} {
			f := reflect.ValueOf(s).Elem().Field(i)
			f.Set(reflect.ValueOf(number).Convert(f.Type()))
			number++
		}
		sum := reflect.ValueOf(&both).Elem().Field(i)
		sum.Set(reflect.ValueOf(2*number - 3).Convert(sum.Type())) // n + (n+1)
	}
	both.OldestWait = other.OldestWait // of the one that has waited longest
	if got := one.Add(other); !reflect.DeepEqual(got, both) {
		t.Errorf("%+v\n%+v", got, both)
	}
	p, q := newPool(t, pool.Options{MaxWorkers: 1}), newPool(t, pool.Options{MaxWorkers: 1})
	for range 3 {
		await[any](t, p.Run("() => 1"))
	}
	await[any](t, q.Run("() => { for (const until = Date.now() + 2; Date.now() < until;); }"))
	a, b := p.Stats().RunTime, q.Stats().RunTime
	for _, h := range []pool.Histogram{a.Add(b), b.Add(a)} {
		last := uint64(0)
		for _, n := range h.Buckets() {
			last = n
		}
		if h.Count != 4 || last != 4 || h.Sum != a.Sum+b.Sum || h.Max != b.Max && h.Max != a.Max || h.Max < a.Max || h.Max < b.Max {
			t.Errorf("%v and %v: %v", a, b, h)
		}
	}
}
