const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
// What buffers are made of.
const show = b => console.log(b.toString('hex'), b.length)
show(Buffer.from('héllo €😀')); show(Buffer.from('héllo', 'latin1')); show(Buffer.from('héllo', 'ascii')); show(Buffer.from('hé😀', 'utf16le')); show(Buffer.from('abc', 'UCS2'))
show(Buffer.from('48656c6c6f', 'hex')); show(Buffer.from('4865zz6c', 'hex')); show(Buffer.from('abc', 'hex'))
show(Buffer.from('aGVsbG8=', 'base64')); show(Buffer.from('aGVsbG8', 'base64')); show(Buffer.from(' aG Vs\nbG8= ==', 'base64')); show(Buffer.from('_-8', 'base64')); show(Buffer.from('_-8', 'base64url')); show(Buffer.from('a', 'base64')); show(Buffer.from('YQ==YQ==', 'base64')); show(Buffer.from('', 'base64'))
show(Buffer.from('\ud800x\udc00')); show(Buffer.from([1, 256, -1, 3.7, '5', 'x', NaN, undefined])); show(Buffer.from(new Uint8Array([1, 2]))); show(Buffer.from(new Uint16Array([1, 258]))); show(Buffer.from({ length: 3, 0: 1, 2: 3 })); show(Buffer.from({ type: 'Buffer', data: [1, 2] }))
show(Buffer.from(Object('boxed'))); show(Buffer.from({ [Symbol.toPrimitive]: () => 'prim' })); show(Buffer.from({ valueOf: () => 'valued' })); show(Buffer.from(JSON.parse(JSON.stringify(Buffer.from('json')))))
const ab = new ArrayBuffer(8); const view = Buffer.from(ab, 2, 4); view[0] = 9; console.log(new Uint8Array(ab)[2], view.byteOffset, view.length, view.buffer === ab); show(Buffer.from(ab)); show(Buffer.from(ab, 8)); show(Buffer.from(ab, '6'))
const copy = Buffer.from(view); copy[0] = 1; console.log(view[0])
show(Buffer.alloc(3)); show(Buffer.alloc(5, 'ab')); show(Buffer.alloc(4, 1)); show(Buffer.alloc(3, 'YQ', 'base64')); show(Buffer.alloc(2, 257)); show(Buffer.of(1, 2, 3)); show(Buffer.alloc(3, '')); show(Buffer.alloc(0)); show(Buffer.alloc(4, Buffer.from([1, 2])))
show(Buffer.concat([Buffer.from('a'), new Uint8Array([98]), Buffer.alloc(1)])); show(Buffer.concat([Buffer.from('abc'), Buffer.from('def')], 4)); show(Buffer.concat([Buffer.from('a')], 3)); show(Buffer.concat([]))
show(Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1)); show(new Buffer('old')); show(Buffer('call')); show(Buffer(3))
console.log(Buffer.isBuffer(view), Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer(null), view instanceof Uint8Array, Buffer.name, Buffer.length, Buffer.poolSize, Object.prototype.toString.call(view), view.constructor === Buffer)
for (const e of ['utf8', 'UTF-8', 'hex', 'binary', 'ucs-2', 'base64url', 'utf-16', '', 'nope']) console.log(e, Buffer.isEncoding(e))
for (const [s, e] of [['héllo'], ['héllo', 'latin1'], ['aGVsbG8=', 'base64'], ['aGVsbG8', 'base64'], ['abc', 'hex'], ['ab', 'utf16le'], ['😀'], ['é', 'nope']]) console.log(Buffer.byteLength(s, e))
console.log(Buffer.byteLength(new ArrayBuffer(3)), Buffer.byteLength(new Float64Array(2)), Buffer.byteLength(new DataView(ab, 1)))
for (const bad of [5, null, undefined, true, Symbol('s'), () => {}, {}, 10n]) attempt(() => Buffer.from(bad))
attempt(() => Buffer.from('x', 'nope')); attempt(() => Buffer.from(ab, 9)); attempt(() => Buffer.from(ab, 0, 9)); attempt(() => Buffer.alloc('5')); for (const n of [-1, NaN]) try { Buffer.alloc(n) } catch (e) { console.log(e.name, e.code) } attempt(() => Buffer.alloc(3, 'zz', 'hex')); attempt(() => Buffer.alloc(3, 'x', 'nope')); attempt(() => Buffer.concat('x')); attempt(() => Buffer.concat([1])); attempt(() => Buffer.byteLength(5)); attempt(() => Buffer.compare(1, view)); attempt(() => Buffer(5, 'hex')); attempt(() => Buffer.allocUnsafe({}))
//: 68c3a96c6c6f20e282acf09f9880 14
//: 68e96c6c6f 5
//: 68e96c6c6f 5
//: 6800e9003dd800de 8
//: 610062006300 6
//: 48656c6c6f 5
//: 4865 2
//: ab 1
//: 68656c6c6f 5
//: 68656c6c6f 5
//: 68656c6c6f 5
//: ffef 2
//: ffef 2
//:  0
//: 61 1
//:  0
//: efbfbd78efbfbd 7
//: 0100ff0305000000 8
//: 0102 2
//: 0102 2
//: 010003 3
//: 0102 2
//: 626f786564 5
//: 7072696d 4
//: 76616c756564 6
//: 6a736f6e 4
//: 9 2 4 true
//: 0000090000000000 8
//:  0
//: 0000 2
//: 9
//: 000000 3
//: 6162616261 5
//: 01010101 4
//: 616161 3
//: 0101 2
//: 010203 3
//: 000000 3
//:  0
//: 01020102 4
//: 616200 3
//: 61626364 4
//: 610000 3
//:  0
//: 0200 2
//: 6f6c64 3
//: 63616c6c 4
//: 000000 3
//: true false false true Buffer 3 8192 [object Uint8Array] true
//: utf8 true
//: UTF-8 true
//: hex true
//: binary true
//: ucs-2 true
//: base64url true
//: utf-16 false
//:  false
//: nope false
//: 6
//: 5
//: 5
//: 5
//: 1
//: 4
//: 4
//: 2
//: 3 16 7
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type symbol (Symbol(s))
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received function 
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type bigint (10n)
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: RangeError | ERR_BUFFER_OUT_OF_BOUNDS | "offset" is outside of buffer bounds
//: RangeError | ERR_BUFFER_OUT_OF_BOUNDS | "length" is outside of buffer bounds
//: TypeError | ERR_INVALID_ARG_TYPE | The "size" argument must be of type number. Received type string ('5')
//: RangeError ERR_OUT_OF_RANGE
//: RangeError ERR_OUT_OF_RANGE
//: TypeError | ERR_INVALID_ARG_VALUE | The argument 'value' is invalid. Received 'zz'
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: TypeError | ERR_INVALID_ARG_TYPE | The "list" argument must be an instance of Array. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "list[0]" argument must be an instance of Buffer or Uint8Array. Received type number (1)
//: TypeError | ERR_INVALID_ARG_TYPE | The "string" argument must be of type string or an instance of Buffer or ArrayBuffer. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "buf1" argument must be an instance of Buffer or Uint8Array. Received type number (1)
//: TypeError | ERR_INVALID_ARG_TYPE | The "string" argument must be of type string. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "size" argument must be of type number. Received an instance of Object
