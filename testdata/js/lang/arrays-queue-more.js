// shift and unshift take no time that grows with the array, and are what they are.
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name) } }
const queue = []
for (let i = 0; i < 200000; i++) queue.push(i)
let sum = 0
while (queue.length > 0) {
  sum += queue.shift()
  if (sum % 5 === 0 && queue.length < 100000) queue.push(1)
}
console.log(sum > 199999 * 1e5, queue.length)
for (let i = 0; i < 5000; i++) queue.unshift(i)
console.log(queue.length, queue[0], queue[4999], queue.pop())
for (const f of [
  () => { const a = [1, 2, 3]; return [a.shift(), a, a.length, a.push(4), a, 2 in a, 3 in a, Object.keys(a)] },
  () => { const a = [1]; return [a.shift(), a.shift(), a, a.length, a.unshift(), a.unshift(5, 6), a] },
  () => { const a = [1, 2]; a.length = 4; return [a.shift(), a, a.length, a.unshift(0), a] },
  () => { const a = [1, , 3]; return [a.shift(), a, a.shift(), a, a.unshift(undefined), a] },
  () => { const a = [undefined, null]; return [a.shift(), a, a.shift(), a] },
  () => { 'use strict'; const a = Object.freeze([1, 2]); return a.shift() },
  () => { const a = Object.freeze([1, 2]); return a.unshift(1) },
  () => { const a = Object.seal([1, 2]); return a.shift() },
  () => { const a = Object.preventExtensions([1, 2]); return a.unshift(1) },
  () => { const a = Object.preventExtensions([1, 2]); return [a.shift(), a] },
  () => { const a = Object.defineProperty([1, 2], 'length', { writable: false }); return a.shift() },
  () => { const a = Object.defineProperty([], 'length', { writable: false }); return a.unshift(1) },
  () => { const a = Object.assign([1, 2], { x: 1, [Symbol.for('s')]: 2 }); return [a.shift(), a, a.unshift(7), a] },
  () => { class Q extends Array {} const a = Q.of(1, 2, 3); return [a.shift(), a, a.constructor.name, a.unshift(9), a] },
  () => { const a = { length: 2, 0: 'a', 1: 'b' }; return [[].shift.call(a), a, [].unshift.call(a, 'z'), a] },
  () => { const log = []; const a = new Proxy([1, 2], { set (t, k, v) { log.push(k); t[k] = v; return true } }); return [a.shift(), a.unshift(5), log.join()] },
  () => { const a = [1, 2, 3, 4]; const seen = []; for (const x of a) { seen.push(x); a.shift() } return [seen, a] },
  () => { const a = [1, 2, 3, 4]; const seen = []; a.forEach(x => { seen.push(x); if (x < 3) a.unshift(x * 10) }); return [seen, a] },
  () => { const a = [3, 1, 2, 5, 4]; return a.map(x => { a.shift(); return x }) },
  () => { const a = [{ toJSON () { a.shift(); return 1 } }, 2, 3]; return JSON.stringify(a) },
  () => { const a = [{ toString () { a.shift(); return 'x' } }, 'y', 'z']; return a.join() },
  () => Math.max(...(a => { a.shift(); a.unshift(9); return a })([1, 2, 3])),
  () => { const a = [1, 2, 3]; a.shift(); const [x, ...rest] = a; return [x, rest, a.slice(), a.concat(a), a.indexOf(3), a.reverse(), a.sort(), a.splice(0, 1), a] },
  () => { const a = [1, 2, 3]; a.shift(); a.length = 1; a[5] = 6; return [a, a.length, a.shift(), a] },
  () => { const a = [1.5, 'x', {}, [], null]; a.shift(); a.fill(0); return [a, a.copyWithin(0, 1), a.at(-1), a.includes(0)] },
  () => Array.prototype.shift.call(null),
  () => [Array.prototype.shift.length, Array.prototype.unshift.length, Array.prototype.shift.name]
]) attempt(f)
const thenable = { then (resolve) { list.shift(); resolve('t') } }
const list = [thenable, Promise.resolve(1), 2]
Promise.all(list).then(v => console.log(v, list))
const getter = [Object.defineProperty({}, 'then', { get () { getter.shift() } }), Promise.resolve(1), 2]
Promise.all(getter).then(v => console.log(v.length, getter.length))
const error = new AggregateError((a => { a.shift(); return a })([1, 2, 3]))
console.log(error.errors)
//: true 0
//: 5000 4999 0 0
//: [ 1, [ 2, 3, 4 ], 2, 3, [ 2, 3, 4 ], true, false, [ '0', '1', '2' ] ]
//: [ 1, undefined, [ 5, 6 ], 0, 0, 2, [ 5, 6 ] ]
//: [ 1, [ 0, 2, <2 empty items> ], 3, 4, [ 0, 2, <2 empty items> ] ]
//: [
//:   1,
//:   [ undefined, 3 ],
//:   undefined,
//:   [ undefined, 3 ],
//:   2,
//:   [ undefined, 3 ]
//: ]
//: [ undefined, [], null, [] ]
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: [ 1, [ 2 ] ]
//: TypeError
//: TypeError
//: [
//:   1,
//:   [ 7, 2, x: 1, [Symbol(s)]: 2 ],
//:   2,
//:   [ 7, 2, x: 1, [Symbol(s)]: 2 ]
//: ]
//: [ 1, Q(3) [ 9, 2, 3 ], 'Q', 3, Q(3) [ 9, 2, 3 ] ]
//: [
//:   'a',
//:   { '0': 'z', '1': 'b', length: 2 },
//:   2,
//:   { '0': 'z', '1': 'b', length: 2 }
//: ]
//: [ 1, 2, '0,length,1,0,length' ]
//: [ [ 1, 3 ], [ 3, 4 ] ]
//: [
//:   [ 1, 1, 1, 1 ],
//:   [
//:     10, 10, 10, 10,
//:      1,  2,  3,  4
//:   ]
//: ]
//: [ 3, 2, 4, <2 empty items> ]
//: [1,3,null]
//: x,z,
//: 9
//: [ 2, [ 3 ], [ 2, 3 ], [ 2, 3, 2, 3 ], 1, [ 3 ], [ 3 ], [ 2 ], [ 3 ] ]
//: [ [ <4 empty items>, 6 ], 6, 2, [ <4 empty items>, 6 ] ]
//: [ [ 0, 0, 0, 0 ], [ 0, 0, 0, 0 ], 0, true ]
//: TypeError
//: [ 0, 1, 'shift' ]
//: [ 2, 3 ]
//: 2 2
//: [ 't', 1, 2 ] [ Promise { 1 }, 2 ]
