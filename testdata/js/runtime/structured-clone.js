// structuredClone copies whole values; what cannot be copied says where it is.
const attempt = f => { try { return f() } catch (e) { return `${e.name}: ${e.message}` } }

const original = { date: new Date(0), map: new Map([[1, new Set(['a'])]]), list: [1, , 3], re: /a/gi, big: 5n }
original.self = original
const copy = structuredClone(original)
console.log(copy !== original, copy.self === copy, copy.date.getTime(), copy.map.get(1).has('a')) //: true true 0 true
console.log(copy.list, 1 in copy.list, copy.re, copy.big) //: [ 1, <1 empty item>, 3 ] false /a/gi 5n
class Point { constructor () { this.x = 1 } }
console.log(structuredClone(new Point()) instanceof Point, structuredClone(new Point())) //: false { x: 1 }
console.log(structuredClone(new TypeError('t', { cause: 1 })) instanceof TypeError) //: true

console.log(attempt(() => structuredClone({ items: [1, { cb () {} }] }))) //: DataCloneError: value.items[1].cb: function cannot be cloned
console.log(attempt(() => structuredClone(Symbol('s')))) //: DataCloneError: value: symbol cannot be cloned
console.log(attempt(() => structuredClone(new Map([['k', Promise.resolve()]])))) //: DataCloneError: value.get("k"): Promise cannot be cloned
try { structuredClone(() => {}) } catch (e) { console.log(e instanceof Error, e.code) } //: true 25
const mine = new Error('mine')
try { structuredClone({ get a () { throw mine } }) } catch (e) { console.log(e === mine) } //: true

const buffer = new ArrayBuffer(8)
new Uint8Array(buffer)[0] = 7
const moved = structuredClone({ buffer, view: new Uint8Array(buffer, 0, 2) }, { transfer: [buffer] })
console.log(buffer.byteLength, moved.buffer.byteLength, moved.view, moved.view.buffer === moved.buffer) //: 0 8 Uint8Array(2) [ 7, 0 ] true
console.log(attempt(() => structuredClone(1, { transfer: [new ArrayBuffer(1)] }))) //: DataCloneError: transfer[0]: ArrayBuffer is not part of the value
console.log(attempt(() => structuredClone(buffer, { transfer: [buffer] }))) //: DataCloneError: transfer[0]: ArrayBuffer is detached and cannot be transferred
const twice = new ArrayBuffer(1)
console.log(attempt(() => structuredClone(twice, { transfer: new Set([twice]) })).byteLength) //: 1
console.log(attempt(() => { const b = new ArrayBuffer(1); structuredClone(b, { transfer: [b, b] }) })) //: DataCloneError: transfer[1]: ArrayBuffer is a duplicate of an earlier one

console.log(attempt(() => structuredClone())) //: TypeError: The value argument must be specified
console.log(attempt(() => structuredClone(1, 1))) //: TypeError: The options argument must be either an object or undefined
console.log(attempt(() => structuredClone(1, { transfer: 1 }))) //: TypeError: Optional transferList argument must be an iterable
console.log(structuredClone(1, null), structuredClone(2, { transfer: null }), structuredClone.name, structuredClone.length) //: 1 2 structuredClone 0
console.log(Object.keys(globalThis).includes('structuredClone')) //: true

// In a worker, too.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })
pool.run(() => structuredClone(new Map([[1, [2]]]))).then(v => {
  console.log(v) //: Map(1) { 1 => [ 2 ] }

  // A script may replace what it likes; its clones are right all the same.
  const map = new Map([[1, 2]])
  Map.prototype.set = Map.prototype.forEach = Object.keys = RegExp = () => { throw new TypeError('tampered') } // eslint-disable-line
  console.log(structuredClone(map).get(1), structuredClone(/x/g).flags) //: 2 g
})
