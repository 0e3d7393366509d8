package native

import (
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// dense is an array of goja's that has all its elements, and plain ones only.
type dense struct {
	values     *[]goja.Value
	length     *uint32
	count      *int
	extensible bool
}

// denseOf returns the parts of an array, if it is such a one and its length may
// change.
func denseOf(o *goja.Object) (a dense, ok bool) {
	l := denseLayout()
	if l == nil || carriers().methodsOf(o) != l.methods {
		return a, false
	}
	p := pointer(o)
	a = dense{(*[]goja.Value)(unsafe.Add(p, l.values)), (*uint32)(unsafe.Add(p, l.length)), (*int)(unsafe.Add(p, l.count)), *(*bool)(unsafe.Add(p, l.extensible))}
	n := len(*a.values)
	return a, int(*a.length) == n && *a.count == n && *(*int)(unsafe.Add(p, l.accessors)) == 0 && *(*bool)(unsafe.Add(p, l.writable))
}

// queues reports whether arrays are what they are taken for. It is tried once.
var queues = sync.OnceValue(func() bool {
	vm := goja.New()
	array := vm.NewArray("a", "b", "c")
	a, ok := denseOf(array)
	if !ok || !a.extensible || len(*a.values) != 3 {
		return false
	}
	a.shift()
	a.unshift([]goja.Value{vm.ToValue("x"), vm.ToValue("y")})
	_ = vm.Set("array", array)
	v, err := vm.RunString("array.push('z'); array[7] = 1; array.length = 6; array.join() + Object.keys(array)")
	return err == nil && v.String() == "x,y,b,c,z,0,1,2,3,4"
})

// Shift takes the first element out of an array; goja moves all others for that, one
// by one. It returns false for an array that is empty or special, and leaves it as it
// is.
func Shift(o *goja.Object) (first goja.Value, ok bool) {
	a, ok := denseOf(o)
	if !ok || len(*a.values) == 0 || !queues() {
		return nil, false
	}
	return a.shift(), true
}

func (a dense) shift() (first goja.Value) {
	values := *a.values
	first, values[0] = values[0], nil // which nobody needs any more
	*a.values = values[1:]
	*a.length--
	*a.count--
	return first
}

// Unshift puts elements in front of those of an array and returns its length, under
// the same conditions.
func Unshift(o *goja.Object, front []goja.Value) (length int, ok bool) {
	a, ok := denseOf(o)
	if !ok || !a.extensible || len(*a.values)+len(front) > 1<<31-1 || !queues() {
		return 0, false
	}
	a.unshift(front)
	return len(*a.values), true
}

func (a dense) unshift(front []goja.Value) {
	values := *a.values
	n, k := len(values), len(front)
	if cap(values)-n < k {
		values = make([]goja.Value, n, (n+k)*3/2)
	}
	values = values[:n+k]
	copy(values[k:], (*a.values)[:n])
	copy(values, front)
	*a.values = values
	*a.length += uint32(k)
	*a.count += k
}
