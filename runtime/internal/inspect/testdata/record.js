// Records what Node prints for the expressions below, each an argument list of
// console.log, and for those in values.txt. Run with Node 20 in this directory:
// node record.js > cases.json
const util = require('node:util')
const fs = require('node:fs')
const cases = String.raw`
1, 'a', [1, 2, 3], { a: 1, b: 'x' }, [[]], {}
'result', 7
-0, 0, 1.5, NaN, Infinity, -Infinity, 1e21, 1e-7
true, null, undefined, 10n, -3n, Symbol('s'), Symbol()
''
[]

['it\'s', "say \"hi\"", 'both \' and "', 'all \' " and ${'`'}', 'a\nb\tc\\', '\x00\x7f', 'é😀']
[true, null, undefined, 10n, -0, Symbol('s')]
[1, , 3], [, , 1], [, ,], new Array(3)
Array.from({ length: 120 }, (_, i) => i * 3)
Array.from({ length: 7 }, (_, i) => i)
Array.from({ length: 6 }, (_, i) => i)
Array.from({ length: 101 }, (_, i) => i)
Array.from({ length: 30 }, (_, i) => 'item ' + i)
Array.from({ length: 27 }, (_, i) => 'x'.repeat(i))
Array.from({ length: 20 }, (_, i) => i % 3 ? i * 1000 : -i)
Array.from({ length: 10 }, (_, i) => ({ i }))
Array.from({ length: 8 }, () => 'a rather long string that fills most of a line of the terminal')
['apple', 'banana', 'cherry', 'date', 'elderberry', 'fig', 'grape', 'honey']
[1.5, -2, 3, 4, 5, 6, 7.25], [1n, 2n, 3n, 4n, 5n, 6n, 7n]
Object.assign([1, 2], { named: 'x', '-': 1 })
{ a: { b: { c: { d: 1 } } } }
{ a: { b: { c: {} } } }, { a: { b: { c: [] } } }, { a: { b: { c: [1] } } }
{ 'a-b': 1, 2: 'two', _ok: 3, $: 4, 'ü': 5, [Symbol('k')]: 6, '': 7 }
{ f () {}, g: () => {}, h: class {}, i: class I {}, j: function () {} }
{ undefined: undefined, null: null }
{ aaaaaaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbbbbbbbbb', cccccccccccccccccccccc: 'dddddddd' }
{ aaaaaaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbbbbbbbbb', cccccccccccccccccccccc: 'ddddddddddddddd' }
{ list: [{ id: 1, tags: ['a', 'b'], n: { x: 1, y: [1, 2] } }, { id: 2, tags: [] }] }
{ a: 1, b: { c: 2, d: { e: 3, f: { g: 4 } } }, h: [[[[1]]]] }
[[[[]]]], [[[{}]]], [[[[1]]]]
{ get a () { throw 1 }, set a (v) {}, get b () { throw 1 }, set c (v) {} }
(() => { const o = { name: 'o' }; o.self = o; return o })()
(() => { const o = { a: {}, list: [] }; o.a.up = o; o.list.push(o.list, o.a); return o })()
(() => { const o = { x: 1 }; return [o, o] })()
function foo () {}, () => {}, class A {}, class B extends Map {}, Math.max, async () => {}, async function af () {}, function * gen () {}
Object.assign(function f () {}, { a: 1 })
new Map([[1, { a: 2 }], ['x', 'y']]), new Map(), new Set([1, 'two', [3]]), new Set()
{ m: new Map([['deep', { a: { b: 1 } }]]) }
new Map([[{ key: 1 }, new Map([[1, 2]])]])
new Set(Array.from({ length: 105 }, (_, i) => i))
new Date(0), [new Date(1e12)], new Date(NaN)
/x\/y/gi, [/a/], { r: /b/ }
new Number(3), new String('abc'), new Boolean(false), Object(1n), Object(Symbol('s')), new Number(-0)
new Uint8Array([1, 2, 3]), new Float64Array(2), new BigInt64Array(1), new Uint8Array(0)
new Uint8Array(200)
new ArrayBuffer(4), new Uint8Array([1, 171, 255]).buffer, new ArrayBuffer(0)
Object.create(null), Object.assign(Object.create(null), { a: 1 })
new (class Foo { constructor () { this.x = 1 } })(), new (class Empty {})(), new (class extends Array {})()
new (class Sub extends Map {})([[1, 2]]), new (class List extends Array {})(1, 2)
Object.create({ inherited: 1 }), Object.create(class Foo {}.prototype)
Promise.resolve(4), new Promise(() => {}), Promise.resolve({ a: 1 }), [Promise.resolve('x')]
new Proxy({ a: 1 }, { get () { throw 1 } }), new Proxy([1, 2], {}), new Proxy(function f () {}, {})
'%s is %d years and %i, %f, %j', 'Bob', 42.5, 42.9, '1.5x', { a: [1] }, 'extra', 1
'%s %s %s %s', null, undefined, -0, 10n
'%s', { a: { b: { c: 1 } } }
'%s %s', 'only one'
'%d %i %f', {}, Symbol('s'), 'x'
'%d %i', 10n, 10n
'%j', undefined
'%% %', 'a'
'%%', '%'
'100%', 1
'%x %s', 'a'
'%c styled', 'color: red'
'%O', { a: { b: { c: { d: 1 } } } }
'a%', 'b'
1, '%s', 2
{ e: 1 }.nope, ['a', { b: [{ c: {} }] }]
{ s: 'a\nb', t: 'x'.repeat(100) }
['x'.repeat(100), 'y']
{ a: 'x'.repeat(60), b: ['y'.repeat(30)] }
{ 'long key that needs quotes': { another: { level: { too: 'deep' } } } }
[undefined, , null]
[[1, 2, [3, 4, [5, [6]]]], { a: [{ b: { c: 1 } }] }]
[{ a: 1, b: 2 }, { a: 3, b: 4 }]
Array.from({ length: 3 }, (_, i) => ({ id: i, name: 'name ' + i, tags: ['t' + i], pos: { x: i, y: i } }))
{ a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], b: 'x' }
`.split('\n').concat(fs.readFileSync('values.txt', 'utf8').split('\n')).filter(line => line)

const recorded = cases.map(source => {
  const args = (0, eval)('[' + source + '\n]')
  return { source, text: util.format(...args) }
})
console.log(JSON.stringify({ node: process.version, cases: recorded }, null, 1))
