const clean = e => { e.stack = e.stack.split('\n')[0] + '\n    at f (file.js:1:2)'; return e }
console.log(clean(new Error('plain')))
console.log([clean(new TypeError('in a list'))])
console.log({ e: clean(new RangeError('in an object')) })
const withCode = clean(new Error('with properties'))
withCode.code = 'E_CODE'
withCode.details = { a: { b: { c: 1 } } }
console.log(withCode)
console.log(clean(new Error('outer', { cause: clean(new Error('inner')) })))
console.log(clean(new Error('outer', { cause: 'a string' })))
console.log(clean(new AggregateError([clean(new Error('a')), clean(new Error('b'))], 'many')))
class Custom extends Error {}
console.log(clean(new Custom('custom')))
class Named extends Error { constructor (m) { super(m); this.name = 'Named' } }
console.log(clean(new Named('named')))
const none = new Error('no stack')
none.stack = undefined
console.log(none, [none], { none })
console.log(Object.assign(clean(new Error('m')), { message: 'changed' }))
//: Error: plain
//:     at f (file.js:1:2)
//: [
//:   TypeError: in a list
//:       at f (file.js:1:2)
//: ]
//: {
//:   e: RangeError: in an object
//:       at f (file.js:1:2)
//: }
//: Error: with properties
//:     at f (file.js:1:2) {
//:   code: 'E_CODE',
//:   details: { a: { b: [Object] } }
//: }
//: Error: outer
//:     at f (file.js:1:2) {
//:   [cause]: Error: inner
//:       at f (file.js:1:2)
//: }
//: Error: outer
//:     at f (file.js:1:2) {
//:   [cause]: 'a string'
//: }
//: AggregateError: many
//:     at f (file.js:1:2) {
//:   [errors]: [
//:     Error: a
//:         at f (file.js:1:2),
//:     Error: b
//:         at f (file.js:1:2)
//:   ]
//: }
//: Custom [Error]: custom
//:     at f (file.js:1:2)
//: Named: named
//:     at f (file.js:1:2)
//: [Error: no stack] [ [Error: no stack] ] { none: [Error: no stack] }
//: Error: m
//:     at f (file.js:1:2)
