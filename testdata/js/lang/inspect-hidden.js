const util = require('util')
const show = v => console.log(util.inspect(v, { showHidden: true }))
show(Object.defineProperty({ a: 1 }, 'hidden', { value: 2 }))
show([1, 2, 3]); show([]); show(new Map([[1, 2]])); show(new Set([1]))
show(Object.defineProperty({}, Symbol('hidden'), { value: 1 }))
show(new Uint8Array(2)); show('text'); show({ a: { b: { c: { d: 1 } } } })
class Base { get inherited () { return 1 } }
class Derived extends Base { get own () { return 2 } method () {} }
show(new Derived()); show([new Derived()])
show({ [Symbol.toStringTag]: 'T' }); show(Object.create(null)); show(new Date(0)); show(/x/)
//: { a: 1, [hidden]: 2 }
//: [ 1, 2, 3, [length]: 3 ]
//: [ [length]: 0 ]
//: Map(1) { 1 => 2 }
//: Set(1) { 1 }
//: { [Symbol(hidden)]: 1 }
//: Uint8Array(2) [
//:   0,
//:   0,
//:   [BYTES_PER_ELEMENT]: 1,
//:   [length]: 2,
//:   [byteLength]: 2,
//:   [byteOffset]: 0,
//:   [buffer]: ArrayBuffer { byteLength: 2 }
//: ]
//: 'text'
//: { a: { b: { c: [Object] } } }
//: Derived { [own]: [Getter], [inherited]: [Getter] }
//: [ Derived { [own]: [Getter], [inherited]: [Getter] }, [length]: 1 ]
//: { [Symbol(Symbol.toStringTag)]: 'T' }
//: [Object: null prototype] {}
//: 1970-01-01T00:00:00.000Z
//: /x/ { [lastIndex]: 0 }
