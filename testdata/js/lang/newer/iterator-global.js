// The global Iterator.
const prototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))
console.log(Iterator.prototype === prototype, [].values() instanceof Iterator, (function * () {})() instanceof Iterator, {} instanceof Iterator)
for (const f of [() => new Iterator(), () => Iterator(), () => Iterator.from(5), () => Iterator.from(null)]) try { f() } catch (e) { console.log(e.name) }
class Count extends Iterator { n = 0; next () { return { value: this.n, done: this.n++ >= 3 } } }
console.log([...new Count()], new Count().map(x => x + 1).toArray(), new Count() instanceof Iterator)
const plain = { i: 0, next () { return { value: this.i++, done: this.i > 2 } } }
const wrapped = Iterator.from(plain)
console.log(wrapped !== plain, wrapped instanceof Iterator, wrapped.toArray(), Iterator.from([1, 2]).toArray(), Iterator.from('ab').toArray(), Iterator.from(wrapped) === wrapped)
console.log(Iterator.from({ [Symbol.iterator]: () => plain }).next(), Iterator.from({ next () {} }).return())
console.log(Iterator.name, Iterator.length, Iterator.from.length, Iterator.prototype[Symbol.toStringTag], Object.getOwnPropertyNames(Iterator.prototype).sort().join())
const d = Object.getOwnPropertyDescriptor(globalThis, 'Iterator')
console.log(d.writable, d.enumerable, d.configurable, Object.getOwnPropertyDescriptor(Iterator, 'prototype').writable, Iterator.prototype.constructor === Iterator)
for (const [name, length] of [['map', 1], ['filter', 1], ['take', 1], ['drop', 1], ['flatMap', 1], ['reduce', 1], ['toArray', 0], ['forEach', 1], ['some', 1], ['every', 1], ['find', 1]]) if (Iterator.prototype[name].length !== length || Iterator.prototype[name].name !== name) console.log('wrong', name)
//: true true true false
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: [ 0, 1, 2 ] [ 1, 2, 3 ] true
//: true true [ 0, 1 ] [ 1, 2 ] [ 'a', 'b' ] true
//: { value: 3, done: true } { value: undefined, done: true }
//: Iterator 0 1 Iterator constructor,drop,every,filter,find,flatMap,forEach,map,reduce,some,take,toArray
//: true false true false true
