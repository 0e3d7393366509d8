// Queues: shift and unshift of long arrays, and of those that are not as others.
const t = (n, f) => { try { console.log(n, f()) } catch (e) { console.log(n, e.name) } }
t('long', () => { const a = []; for (let i = 0; i < 200000; i++) a.push(i); let sum = 0; while (a.length) sum += a.shift(); return [sum, a.length] })
t('fifo', () => { const a = []; let sum = 0; for (let i = 0; i < 200000; i++) { a.push(i, i); sum += a.shift() } return [sum, a.length, a[0], a[a.length - 1]] })
t('front', () => { const a = []; for (let i = 0; i < 20000; i++) a.unshift(i); return [a.length, a[0], a[19999], a.unshift(), a.unshift('x', 'y'), a.slice(0, 3)] })
t('mixed', () => { const a = [1, 2, 3]; const r = [a.shift(), a.unshift(8, 9), a.pop(), a.push(7), a.shift(), [...a], JSON.stringify(a), a.indexOf(7), a.concat([1]), a.length]; a.length = 1; return [...r, a.shift(), a.shift(), a] })
t('same', () => { const a = [1, 2, 3, 4]; a.shift(); a[5] = 6; const b = a.slice(); a.unshift(0); a.sort(); return [a, b, Object.keys(b), 3 in b, 4 in b] })
t('holes', () => { const a = [, 1, , 2]; return [a.shift(), a, a.unshift(5), a, 2 in a] })
for (const [name, keep] of Object.entries({ freeze: Object.freeze, seal: Object.seal, preventExtensions: Object.preventExtensions })) {
  t(name, () => { const a = keep([1, 2]); try { a.shift() } catch (e) { return [e.name, a] } return a })
  t(name, () => { const a = keep([1, 2]); try { a.unshift(0) } catch (e) { return [e.name, a] } return a })
}
t('length', () => { const a = [1, 2]; Object.defineProperty(a, 'length', { writable: false }); try { a.shift() } catch (e) { return [e.name, a.length] } })
t('length', () => { const a = [1, 2]; Object.defineProperty(a, 'length', { writable: false }); try { a.unshift(1) } catch (e) { return [e.name, a.length] } })
t('getter', () => { const a = [1, 2]; Object.defineProperty(a, 0, { get: () => 'got', set () {}, configurable: true }); return [a.shift(), a.length] })
t('class', () => { class Q extends Array { get first () { return this[0] } } const q = Q.of(1, 2, 3); return [q.shift(), q.first, q.unshift(9), q.first, q.length, q instanceof Q] })
t('like', () => { const o = { length: 2, 0: 'a', 1: 'b' }; return [Array.prototype.shift.call(o), Array.prototype.unshift.call(o, 'z'), o, [].shift.call({}), [].unshift.call({}, 1)] })
t('text', () => Array.prototype.shift.call('ab'))
t('null', () => Array.prototype.unshift.call(null, 1))
t('inherits', () => { let set; Object.defineProperty(Object.prototype, 2, { set (v) { set = v }, configurable: true }); try { const a = [1, 2]; a.unshift(0); return [set, Object.keys(a), a.length] } finally { delete Object.prototype[2] } })
t('empty', () => { const a = []; return [a.shift(), a.unshift(), a.length, [undefined].shift(), [null].shift()] })
t('arguments', () => (function () { return [[].shift.call(arguments), arguments.length, [].unshift.call(arguments, 'u'), arguments[0]] })(1, 2))
t('while iterating', () => { const a = [1, 2, 3, 4], seen = []; for (const x of a) { seen.push(x); if (seen.length < 3) a.shift() } return [seen, a] })
//: long [ 19999900000, 0 ]
//: fifo [ 9999900000, 200000, 100000, 199999 ]
//: front [ 20000, 19999, 0, 20000, 20002, [ 'x', 'y', 19999 ] ]
//: mixed [
//:   1,
//:   4,
//:   3,
//:   4,
//:   8,
//:   [ 9, 2, 7 ],
//:   '[9,2,7]',
//:   2,
//:   [ 9, 2, 7, 1 ],
//:   3,
//:   9,
//:   undefined,
//:   []
//: ]
//: same [
//:   [ 0, 2, 3, 4, 6, <2 empty items> ],
//:   [ 2, 3, 4, <2 empty items>, 6 ],
//:   [ '0', '1', '2', '5' ],
//:   false,
//:   false
//: ]
//: holes [
//:   undefined,
//:   [ 5, 1, <1 empty item>, 2 ],
//:   4,
//:   [ 5, 1, <1 empty item>, 2 ],
//:   false
//: ]
//: freeze [ 'TypeError', [ 1, 2 ] ]
//: freeze [ 'TypeError', [ 1, 2 ] ]
//: seal [ 'TypeError', [ 2, 2 ] ]
//: seal [ 'TypeError', [ 1, 2 ] ]
//: preventExtensions [ 2 ]
//: preventExtensions [ 'TypeError', [ 1, 2 ] ]
//: length [ 'TypeError', 2 ]
//: length [ 'TypeError', 2 ]
//: getter [ 'got', 1 ]
//: class [ 1, 2, 3, 9, 3, true ]
//: like [ 'a', 2, { '0': 'z', '1': 'b', length: 2 }, undefined, 1 ]
//: text TypeError
//: null TypeError
//: inherits [ 2, [ '0', '1' ], 3 ]
//: empty [ undefined, 0, 0, undefined, null ]
//: arguments [ 1, 1, 2, 'u' ]
//: while iterating [ [ 1, 3 ], [ 3, 4 ] ]
