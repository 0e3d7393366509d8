// TextEncoder: UTF-8 of everything, and into what there is.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const t = new TextEncoder()
for (const text of ['', 'abc', 'é', '€', '😀', '\ud800', 'a\udc00b', '\udc00\ud800', '\u0000', 5, null, undefined, { toString: () => 'o' }, '\ufeffx']) console.log([...t.encode(text)].join())
console.log(t.encode().length, t.encoding, t.encode('x') instanceof Uint8Array, Object.prototype.toString.call(t), t.encode.length, Object.keys(TextEncoder.prototype).sort().join())
const into = (text, size) => { const u = new Uint8Array(size); const r = t.encodeInto(text, u); return `${r.read} ${r.written} ${[...u].join()}` }
for (const [text, size] of [['abc', 5], ['abc', 2], ['é€', 4], ['é€', 5], ['😀x', 3], ['😀x', 4], ['a😀', 5], ['\ud800a', 3], ['\ud800a', 4], ['', 2], ['x', 0]]) console.log(into(text, size))
const big = new Uint8Array(10)
console.log(JSON.stringify(t.encodeInto('héllo', big.subarray(2, 6))), big.join())
console.log(attempt(() => t.encodeInto(1, new Uint8Array(1))), '|', attempt(() => t.encodeInto('a', 1)), '|', attempt(() => t.encodeInto('a', new Int8Array(1))), '|', attempt(() => t.encodeInto()))
console.log(attempt(() => TextEncoder.prototype.encode.call({})), '|', attempt(() => t.encode(Symbol('s'))), '|', attempt(() => TextEncoder()))
const long = 'aé€😀'.repeat(10000)
console.log(t.encode(long).length, new TextDecoder().decode(t.encode(long)) === long)
//: 
//: 97,98,99
//: 195,169
//: 226,130,172
//: 240,159,152,128
//: 239,191,189
//: 97,239,191,189,98
//: 239,191,189,239,191,189
//: 0
//: 53
//: 110,117,108,108
//: 
//: 111
//: 239,187,191,120
//: 0 utf-8 true [object TextEncoder] 0 encode,encodeInto,encoding
//: 3 3 97,98,99,0,0
//: 2 2 97,98
//: 1 2 195,169,0,0
//: 2 5 195,169,226,130,172
//: 0 0 0,0,0
//: 2 4 240,159,152,128
//: 3 5 97,240,159,152,128
//: 1 3 239,191,189
//: 2 4 239,191,189,97
//: 0 0 0,0
//: 0 0 
//: {"read":3,"written":4} 0,0,104,195,169,108,0,0,0,0
//: TypeError ERR_INVALID_ARG_TYPE: The "src" argument must be of type string. Received type number (1) | TypeError ERR_INVALID_ARG_TYPE: The "dest" argument must be an instance of Uint8Array. Received type number (1) | TypeError ERR_INVALID_ARG_TYPE: The "dest" argument must be an instance of Uint8Array. Received an instance of Int8Array | TypeError ERR_INVALID_ARG_TYPE: The "src" argument must be of type string. Received undefined
//: TypeError ERR_INVALID_THIS: Value of "this" must be of type TextEncoder | TypeError undefined: Cannot convert a Symbol value to a string | TypeError undefined: Class constructor TextEncoder cannot be invoked without 'new'
//: 100000 true
