// What V8 says of the mistakes that programs make most, where the engine has other
// words, or none: which value it was, and by what name.
const attempt = f => { try { f() } catch (e) { console.log(`${e.name}: ${e.message}`) } }
{
const o = { a: { b: null, s: 'x', n: 5 }, f: 3, arr: [1, 2], u: undefined }
attempt(() => { o.u['x'] = 1 })
attempt(() => { const k = 'key'; o.u[k] = 1 })
attempt(() => { undefined[0] = 1 })
attempt(() => { const { a } = undefined })
attempt(() => { const [a] = o.u })
attempt(() => { const { a } = o.u })
attempt(() => { const { x } = o.a.b })
attempt(() => (({ a }) => a)())
attempt(() => (({ a }) => a)(null))
attempt(() => (([a]) => a)())
attempt(() => (function ({ a, b }) { })(undefined))
attempt(() => { for (const x of undefined) ; })
attempt(() => { for (const x of o.a) ; })
attempt(() => { for (const x of o.nope) ; })
attempt(() => [...undefined])
attempt(() => [...o.a])
attempt(() => new Map(5))
attempt(() => new Map([1]))
attempt(() => new Map([[1, 2], 3]))
attempt(() => new Set(5))
attempt(() => new Set({}))
attempt(() => new WeakMap([[1, 2]]))
attempt(() => new WeakSet([1]))
attempt(() => new WeakMap().set(1, 2))
attempt(() => new WeakSet().add('x'))
attempt(() => new Promise())
attempt(() => new Promise(5))
attempt(() => Object.defineProperty({}, 'x', { get: 1 }))
attempt(() => Object.setPrototypeOf(null, {}))
attempt(() => Object.setPrototypeOf(Object.preventExtensions({}), {}))
attempt(() => Object.fromEntries(5))
attempt(() => Object.fromEntries([5]))
attempt(() => Object.fromEntries())
attempt(() => Reflect.construct(function () { }))
attempt(() => Reflect.apply(function () { }))
attempt(() => ({}) instanceof {})
}
{
const o = { list: [1, null], obj: {}, u: undefined, n: null, f: () => undefined, get: { a: null } }
const arr = [undefined, null]
let i = 0
attempt(() => { const { a } = o.f() })
attempt(() => { const { data: x } = o.get.a })
attempt(() => { const { ...rest } = arr[1] })
attempt(() => { let a; ({ a } = o.u) })
attempt(() => { let a; [a] = o.u })
attempt(() => { const [a] = o.f() })
attempt(() => { for (const [k, v] of o.obj) ; })
attempt(() => { for (const x of o.u) ; })
attempt(() => { for (const x of o.f()) ; })
attempt(() => { for (const x of i) ; })
attempt(() => { for (const { id } of o.list) ; })
attempt(() => [1, ...o.obj])
attempt(() => [...o.f()])
attempt(() => new Set(o.list[0]))
attempt(() => new Map(o.obj))
attempt(() => new Map(o.list))
attempt(() => Array.from(o.u))
attempt(() => Object.fromEntries(o.obj))
attempt(() => [1, 2].map(o.u))
attempt(() => [1, 2].forEach(o.obj))
attempt(() => [1, 2].filter(o.n))
attempt(() => arr.map(({ id }) => id))
attempt(() => arr.map(function ({ id }) { return id }))
attempt(() => { function opts ({ port, host = 'x' }, cb) { } opts() })
attempt(() => { function opts (a, { port, host = 'x' }) { } opts(1) })
attempt(() => { const m = { run ({ cmd }) { } }; m.run() })
attempt(() => { class A { constructor ({ cmd }) { } } new A() })
attempt(() => { o.u[i] = 1 })
attempt(() => { o.u['a b'] = 1 })
attempt(() => { arr[0][1] = 1 })
attempt(() => { o.f()[i] = 1 })
attempt(() => 'x' in o.u)
attempt(() => i in arr[1])
attempt(() => 'x' in o.f())
attempt(() => 'a' in i)
attempt(() => o instanceof o.obj)
attempt(() => o instanceof o.u)
attempt(() => o instanceof i)
attempt(() => new Promise(o.u))
attempt(() => { class A extends o.obj { } })
attempt(() => { class A extends o.u { } })
attempt(() => { 'use strict'; const z = Object.freeze({ k: 1, deep: {} }); z.k = 2 })
attempt(() => { 'use strict'; const z = Object.freeze({ k: 1, deep: {} }); z.k++ })
attempt(() => { 'use strict'; class Q { get v () { return 1 } } const q = new Q(); q.v = 5 })
attempt(() => { 'use strict'; class Q { get v () { return 1 } } const q = new Q(); q['v'] = 5 })
attempt(() => { 'use strict'; const z = Object.freeze([1]); z[0]++ })
attempt(() => { 'use strict'; delete Object.freeze({ p: 1 }).p })
attempt(() => { 'use strict'; const z = Object.freeze([5]); delete z[0] })
attempt(() => { 'use strict'; const s = 'str'; s.prop = 1 })
attempt(() => { 'use strict'; const s = 'str'; s[0] = 1 })
attempt(() => { 'use strict'; const s = 5; s.prop = 1 })
attempt(() => `${Object.create(null)}`)
attempt(() => Object.create(null) + '')
attempt(() => String(Object.create(null)))
attempt(() => +{ valueOf () { return {} }, toString () { return {} } })
attempt(() => { let fn = {}; fn() })
}
attempt(() => { 'use strict'; Object.freeze({ a: 1 }).a = 2 })
attempt(() => { 'use strict'; delete Object.freeze({ a: 1 }).a })
attempt(() => { 'use strict'; const f = Object.freeze([1, 2]); f[0] = 5 })
attempt(() => { 'use strict'; const f = Object.freeze([1, 2]); f.length = 0 })
attempt(() => Object.freeze([1]).pop())
attempt(() => Object.freeze([1]).shift())
attempt(() => Object.freeze([3, 1]).sort())
attempt(() => Object.freeze([3, 1]).reverse())
attempt(() => Object.freeze([3, 1]).splice(0, 1))
attempt(() => Object.freeze([3, 1]).fill(1))
attempt(() => Object.freeze([3, 1]).copyWithin(0, 1))
attempt(() => { 'use strict'; const o = { get x() { return 1 } }; o.x = 2 })
attempt(() => { 'use strict'; class A { get x() { return 1 } }; new A().x = 2 })
attempt(() => { 'use strict'; 'abc'.length = 1 })
attempt(() => { 'use strict'; 'abc'[0] = 'x' })
attempt(() => { 'use strict'; 'abc'.foo = 'x' })
attempt(() => { 'use strict'; (5).foo = 'x' })
attempt(() => { 'use strict'; true.foo = 'x' })
attempt(() => { 'use strict'; const a = Object.seal([1]); a.pop() })
attempt(() => { 'use strict'; Object.defineProperty({}, 'x', { value: 1 }).x = 2 })
attempt(() => { class A { #x; static t(o) { o.#x = 1 } } A.t({}) })
attempt(() => { class A { get #x() { return 1 } t() { this.#x = 1 } } new A().t() })
attempt(() => { class B extends 5 { } })
attempt(() => { class B extends undefined { } })
attempt(() => { class B extends ({}) { } })
attempt(() => { const X = {}; class B extends X.foo { } })
attempt(() => { class A { } class B extends A { constructor() { this.x = 1; super() } } new B() })
attempt(() => { class A { static ['prototype']() { } } })
attempt(() => Array.from(null))
attempt(() => [1].map())
attempt(() => [1].map(5))
attempt(() => [1].forEach({}))
attempt(() => [1].reduce())
attempt(() => [1].find(null))
attempt(() => [1].findLast())
attempt(() => [1].some(undefined))
attempt(() => [1].every(/x/))
attempt(() => [1].flatMap())
attempt(() => [1].with(5, 1))
attempt(() => [1].with(-5, 1))
attempt(() => 'x'.normalize('x'))
attempt(() => 'x'.matchAll(/x/))
attempt(() => 1n.toString(1))
attempt(() => (1).toPrecision(0))
attempt(() => (1).toPrecision(101))
attempt(() => (1).toExponential(-1))
attempt(() => (1).toExponential(101))
attempt(() => Date.prototype.getTime.call({}))
attempt(() => Map.prototype.get.call({}, 1))
attempt(() => Map.prototype.set.call(new Set(), 1))
attempt(() => Set.prototype.add.call({}, 1))
attempt(() => Promise.prototype.then.call({}))
attempt(() => RegExp.prototype.exec.call({}))
attempt(() => (function () { }).apply(null, 5))
attempt(() => (function () { }).apply(null, 'x'))
attempt(() => WeakMap.prototype.get.call({}))
attempt(() => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length').get.call({}))
attempt(() => new Uint8Array(-1))
attempt(() => new Uint16Array(new ArrayBuffer(3)))
attempt(() => new Uint16Array(new ArrayBuffer(4), 1))
attempt(() => new Uint8Array([1]).set([1, 2, 3]))
attempt(() => new Uint8Array(2).set([1], 2))
attempt(() => new ArrayBuffer(-1))
//: TypeError: Cannot set properties of undefined (setting 'x')
//: TypeError: Cannot set properties of undefined (setting 'key')
//: TypeError: Cannot set properties of undefined (setting '0')
//: TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
//: TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: Cannot destructure property 'a' of 'o.u' as it is undefined.
//: TypeError: Cannot destructure property 'x' of 'o.a.b' as it is null.
//: TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
//: TypeError: Cannot destructure property 'a' of 'object null' as it is null.
//: TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
//: TypeError: undefined is not iterable
//: TypeError: o.a is not iterable
//: TypeError: o.nope is not iterable
//: TypeError: undefined is not iterable
//: TypeError: o.a is not iterable
//: TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: Iterator value 1 is not an entry object
//: TypeError: Iterator value 3 is not an entry object
//: TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: object is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: Invalid value used as weak map key
//: TypeError: Invalid value used in weak set
//: TypeError: Invalid value used as weak map key
//: TypeError: Invalid value used in weak set
//: TypeError: Promise resolver undefined is not a function
//: TypeError: Promise resolver 5 is not a function
//: TypeError: Getter must be a function: 1
//: TypeError: Object.setPrototypeOf called on null or undefined
//: TypeError: #<Object> is not extensible
//: TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: Iterator value 5 is not an entry object
//: TypeError: undefined is not iterable
//: TypeError: CreateListFromArrayLike called on non-object
//: TypeError: CreateListFromArrayLike called on non-object
//: TypeError: Right-hand side of 'instanceof' is not callable
//: TypeError: Cannot destructure property 'a' of 'o.f(...)' as it is undefined.
//: TypeError: Cannot destructure property 'data' of 'o.get.a' as it is null.
//: TypeError: Cannot destructure 'arr[1]' as it is null.
//: TypeError: Cannot destructure property 'a' of 'o.u' as it is undefined.
//: TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: o.obj is not iterable
//: TypeError: o.u is not iterable
//: TypeError: o.f is not a function or its return value is not iterable
//: TypeError: i is not iterable
//: TypeError: Cannot destructure property 'id' of '.for' as it is null.
//: TypeError: o.obj is not iterable
//: TypeError: o.f is not a function or its return value is not iterable
//: TypeError: number 1 is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: object is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: Iterator value 1 is not an entry object
//: TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: object is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: undefined is not a function
//: TypeError: #<Object> is not a function
//: TypeError: null is not a function
//: TypeError: Cannot destructure property 'id' of 'undefined' as it is undefined.
//: TypeError: Cannot destructure property 'id' of 'undefined' as it is undefined.
//: TypeError: Cannot destructure property 'port' of 'undefined' as it is undefined.
//: TypeError: Cannot destructure property 'port' of 'undefined' as it is undefined.
//: TypeError: Cannot destructure property 'cmd' of 'undefined' as it is undefined.
//: TypeError: Cannot destructure property 'cmd' of 'undefined' as it is undefined.
//: TypeError: Cannot set properties of undefined (setting '0')
//: TypeError: Cannot set properties of undefined (setting 'a b')
//: TypeError: Cannot set properties of undefined (setting '1')
//: TypeError: Cannot set properties of undefined (setting '0')
//: TypeError: Cannot use 'in' operator to search for 'x' in undefined
//: TypeError: Cannot use 'in' operator to search for '0' in null
//: TypeError: Cannot use 'in' operator to search for 'x' in undefined
//: TypeError: Cannot use 'in' operator to search for 'a' in 0
//: TypeError: Right-hand side of 'instanceof' is not callable
//: TypeError: Right-hand side of 'instanceof' is not an object
//: TypeError: Right-hand side of 'instanceof' is not an object
//: TypeError: Promise resolver undefined is not a function
//: TypeError: Class extends value #<Object> is not a constructor or null
//: TypeError: Class extends value undefined is not a constructor or null
//: TypeError: Cannot assign to read only property 'k' of object '#<Object>'
//: TypeError: Cannot assign to read only property 'k' of object '#<Object>'
//: TypeError: Cannot set property v of #<Q> which has only a getter
//: TypeError: Cannot set property v of #<Q> which has only a getter
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Cannot delete property 'p' of #<Object>
//: TypeError: Cannot delete property '0' of [object Array]
//: TypeError: Cannot create property 'prop' on string 'str'
//: TypeError: Cannot assign to read only property '0' of string 'str'
//: TypeError: Cannot create property 'prop' on number '5'
//: TypeError: Cannot convert object to primitive value
//: TypeError: Cannot convert object to primitive value
//: TypeError: Cannot convert object to primitive value
//: TypeError: Cannot convert object to primitive value
//: TypeError: fn is not a function
//: TypeError: Cannot assign to read only property 'a' of object '#<Object>'
//: TypeError: Cannot delete property 'a' of #<Object>
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Cannot assign to read only property 'length' of object '[object Array]'
//: TypeError: Cannot delete property '0' of [object Array]
//: TypeError: Cannot delete property '0' of [object Array]
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Cannot set property x of #<Object> which has only a getter
//: TypeError: Cannot set property x of #<A> which has only a getter
//: TypeError: Cannot assign to read only property 'length' of string 'abc'
//: TypeError: Cannot assign to read only property '0' of string 'abc'
//: TypeError: Cannot create property 'foo' on string 'abc'
//: TypeError: Cannot create property 'foo' on number '5'
//: TypeError: Cannot create property 'foo' on boolean 'true'
//: TypeError: Cannot delete property '0' of [object Array]
//: TypeError: Cannot assign to read only property 'x' of object '#<Object>'
//: TypeError: Cannot write private member #x to an object whose class did not declare it
//: TypeError: '#x' was defined without a setter
//: TypeError: Class extends value 5 is not a constructor or null
//: TypeError: Class extends value undefined is not a constructor or null
//: TypeError: Class extends value #<Object> is not a constructor or null
//: TypeError: Class extends value undefined is not a constructor or null
//: ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
//: TypeError: Classes may not have a static property named 'prototype'
//: TypeError: object null is not iterable (cannot read property Symbol(Symbol.iterator))
//: TypeError: undefined is not a function
//: TypeError: 5 is not a function
//: TypeError: #<Object> is not a function
//: TypeError: undefined is not a function
//: TypeError: null is not a function
//: TypeError: undefined is not a function
//: TypeError: undefined is not a function
//: TypeError: [object RegExp] is not a function
//: TypeError: flatMap mapper function is not callable
//: RangeError: Invalid index : 5
//: RangeError: Invalid index : -5
//: RangeError: The normalization form should be one of NFC, NFD, NFKC, NFKD.
//: TypeError: String.prototype.matchAll called with a non-global RegExp argument
//: RangeError: toString() radix argument must be between 2 and 36
//: RangeError: toPrecision() argument must be between 1 and 100
//: RangeError: toPrecision() argument must be between 1 and 100
//: RangeError: toExponential() argument must be between 0 and 100
//: RangeError: toExponential() argument must be between 0 and 100
//: TypeError: this is not a Date object.
//: TypeError: Method Map.prototype.get called on incompatible receiver #<Object>
//: TypeError: Method Map.prototype.set called on incompatible receiver #<Set>
//: TypeError: Method Set.prototype.add called on incompatible receiver #<Object>
//: TypeError: Method Promise.prototype.then called on incompatible receiver #<Object>
//: TypeError: Method RegExp.prototype.exec called on incompatible receiver #<Object>
//: TypeError: CreateListFromArrayLike called on non-object
//: TypeError: CreateListFromArrayLike called on non-object
//: TypeError: Method WeakMap.prototype.get called on incompatible receiver #<Object>
//: TypeError: Method get TypedArray.prototype.length called on incompatible receiver #<Object>
//: RangeError: Invalid typed array length: -1
//: RangeError: byte length of Uint16Array should be a multiple of 2
//: RangeError: start offset of Uint16Array should be a multiple of 2
//: RangeError: offset is out of bounds
//: RangeError: offset is out of bounds
//: RangeError: Invalid array buffer length
