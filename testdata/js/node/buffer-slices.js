const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const b = Buffer.from('0123456789'); for (const [s, e] of [[2, 5], [-3], [-3, -1], [5, 2], [NaN, 3], [1.7, 4.2], ['2', '4'], [0, 100], [undefined, -2], [null, 3], [Infinity], [-Infinity, 2]]) console.log(String(s), String(e), b.slice(s, e).toString(), b.subarray(s, e).toString())
const view = b.subarray(2, 6); view.fill('x'); console.log(b.toString(), view.byteOffset - b.byteOffset, view.buffer === b.buffer, new Uint8Array(view).length, Array.from(view.slice(1, 3)).join())
console.log(Buffer.from(view.buffer, view.byteOffset, 2).toString(), Buffer.from(b).fill(0).equals(Buffer.alloc(10)), b.equals(b), [...b.entries()].length, b.findIndex(x => x === 120), b.lastIndexOf(120), b.join('').length)
const sorted = Buffer.from([3, 1, 2]).sort(); console.log(sorted.join(), Buffer.isBuffer(sorted), Buffer.from([1, 2, 3]).map(x => x * 2).join(), Buffer.from([1, 2]).reverse().join(), Buffer.from('abc').set([120], 1), b.at(-1), b.includes('x'), Buffer.from([1, 2, 3]).with ? 'with' : '')
class Mine extends Buffer.from('').constructor {} ; console.log(typeof Mine)
//: 2 5 234 234
//: -3 undefined 789 789
//: -3 -1 78 78
//: 5 2  
//: NaN 3 012 012
//: 1.7 4.2 123 123
//: 2 4 23 23
//: 0 100 0123456789 0123456789
//: undefined -2 01234567 01234567
//: null 3 012 012
//: Infinity undefined  
//: -Infinity 2 01 01
//: 01xxxx6789 2 true 4 120,120
//: xx true true 10 2 5 24
//: 1,2,3 true 2,4,6 2,1 undefined 57 true with
//: function
