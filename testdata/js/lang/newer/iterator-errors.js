// What the helpers of iterators refuse, and when they close what they read.
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name + ': ' + e.message) } }
const source = () => ({ __proto__: Iterator.prototype, n: 0, next () { return { value: this.n++, done: false } }, return () { console.log('return'); return {} } })
attempt(() => source().map(5))
attempt(() => source().take(-1))
attempt(() => source().drop(NaN))
attempt(() => source().take('x'))
attempt(() => [].values().reduce((a, b) => a))
attempt(() => source().map(() => { throw new Error('in map') }).next())
attempt(() => source().filter(() => { throw new Error('in filter') }).next())
attempt(() => source().forEach(x => { if (x === 2) throw new Error('in forEach') }))
attempt(() => source().flatMap(() => 5).next())
attempt(() => source().flatMap(() => 'text').next())
attempt(() => Iterator.prototype.map.call(5, x => x))
attempt(() => { const h = source().map(() => h.next()); return h.next() })
attempt(() => ({ __proto__: Iterator.prototype, next: () => 5 }).map(x => x).next())
attempt(() => source().take(1).toArray())
attempt(() => { const h = source().map(x => x); h.return(); return h.next() })
attempt(() => { const h = source().flatMap(() => [1, 2]); h.next(); return h.return() })
//: return
//: TypeError: 5 is not a function
//: return
//: RangeError: -1 must be positive
//: return
//: RangeError: NaN must be positive
//: return
//: RangeError: x must be positive
//: TypeError: Reduce of a done iterator with no initial value
//: return
//: Error: in map
//: return
//: Error: in filter
//: return
//: Error: in forEach
//: return
//: TypeError: 5 is not an object
//: return
//: TypeError: "text" is not an object
//: TypeError: Iterator.prototype.map called on non-object
//: return
//: TypeError: Generator is already running
//: TypeError: Iterator result 5 is not an object
//: return
//: [ 0 ]
//: return
//: { value: undefined, done: true }
//: return
//: { value: undefined, done: true }
