const o = { a: { b: null } }
console.log(o?.a?.b?.c, o.x?.y.z, o.f?.(), o.a.b ?? 'default', (o.n ??= 5), (o.n ||= 6), (o.n &&= 7), 2 ** 10, 1_000)
class P { #x = 1; static #count = 0; static { P.#count = 10 } get x () { return this.#x } static count () { return P.#count } has (o) { return #x in o } #m () { return 'private' } m () { return this.#m() } }
console.log(new P().x, P.count(), new P().has(new P()), new P().has({}), new P().m())
const { a, ...rest } = { a: 1, b: 2, c: 3 }; const [x, , y = 5, ...z] = [1, 2, undefined, 4, 5]; console.log(a, rest, x, y, z)
console.log([..."héllo"].length, Object.fromEntries(new Map([['k', 1]])), Object.entries({ a: 1 }), Math.trunc(-1.5), Number.EPSILON > 0, [1, 2, 3].includes(2), 'x'.padStart(3, '-'))
label: for (const i of [1, 2]) { for (const j of [1, 2]) { if (j === 2) continue label; console.log(i, j) } }
console.log(typeof globalThis, new.target === undefined, (() => { try { return 1 } finally { console.log('finally') } })(), `a${1 + 1}b`, String.raw`\n${1}`)
function f (a, b = a + 1, ...c) { return [a, b, c, arguments.length] } console.log(f(1), f(1, 2, 3, 4), f.length)
console.log(/(?<year>\d{4})-(?<m>\d\d)/.exec('2024-05').groups.year, 'a1b2'.replace(/\d/g, d => d * 2), [...'a1b2'.matchAll(/[a-z](\d)/g)].map(m => m[1]), /(?<=\$)\d+/.exec('$42')[0], 'x'.match(/y/))
Promise.allSettled([1, Promise.reject(new Error('r'))]).then(r => console.log(r.map(x => x.status)))
Promise.any([Promise.reject(1), 2]).then(console.log)
//: undefined undefined undefined default 5 5 7 1024 1000
//: 1 10 true false private
//: 1 { b: 2, c: 3 } 1 5 [ 4, 5 ]
//: 5 { k: 1 } [ [ 'a', 1 ] ] -1 true true --x
//: 1 1
//: 2 1
//: finally
//: object true 1 a2b \n1
//: [ 1, 2, [], 1 ] [ 1, 2, [ 3, 4 ], 4 ] 1
//: 2024 a2b4 [ '1', '2' ] 42 null
//: [ 'fulfilled', 'rejected' ]
//: 2
