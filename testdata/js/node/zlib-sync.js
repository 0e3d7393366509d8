const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const zlib = require('zlib')
const text = 'the quick brown fox '.repeat(200)
for (const [c, d] of [['gzipSync', 'gunzipSync'], ['deflateSync', 'inflateSync'], ['deflateRawSync', 'inflateRawSync'], ['gzipSync', 'unzipSync'], ['deflateSync', 'unzipSync']]) {
  for (const level of [undefined, 0, 1, 9]) { const x = zlib[c](text, { level }); console.log(c, d, level, x.length < text.length, zlib[d](x).toString() === text, Buffer.isBuffer(x)) }
}
// made elsewhere
console.log(zlib.gunzipSync(Buffer.from('H4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==', 'base64')).toString(), zlib.inflateSync(Buffer.from('eJzLSM3JyVcozy/KSQEAGgsEXQ==', 'base64')).toString(), zlib.inflateRawSync(Buffer.from('y0jNyclXKM8vykkBAA==', 'base64')).toString())
console.log(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('a'), zlib.gzipSync('b')])).toString(), zlib.inflateSync(zlib.deflateSync('')).length, zlib.inflateSync(zlib.deflateSync(new Uint16Array([1, 2]))).toString('hex'), zlib.gunzipSync(zlib.gzipSync(Buffer.from('x')).buffer.slice ? zlib.gzipSync('x') : '').toString())
const dictionary = Buffer.from('the quick brown fox'); const packed = zlib.deflateSync(text, { dictionary }); console.log(zlib.inflateSync(packed, { dictionary }).toString() === text)
const bomb = zlib.gzipSync(Buffer.alloc(1e6)); attempt(() => zlib.gunzipSync(bomb, { maxOutputLength: 1000 })); attempt(() => zlib.gunzipSync(bomb, { maxOutputLength: 1e6 }).length)
attempt(() => zlib.gunzipSync('not gzip')); attempt(() => zlib.inflateSync(Buffer.from([1, 2, 3]))); attempt(() => zlib.gunzipSync(zlib.gzipSync(text).subarray(0, 30))); attempt(() => zlib.gunzipSync(Buffer.alloc(0)))
attempt(() => { const x = zlib.gzipSync('abc'); x[x.length - 8] ^= 1; zlib.gunzipSync(x) }); attempt(() => { const x = zlib.deflateSync('abc'); x[x.length - 1] ^= 1; zlib.inflateSync(x) })
attempt(() => zlib.gzipSync(5)); attempt(() => zlib.gzipSync('x', { level: 10 })); attempt(() => zlib.gzipSync('x', { level: 'x' })); attempt(() => zlib.gzip('x')); attempt(() => zlib.gunzipSync(zlib.gzipSync(text).subarray(0, 40), { finishFlush: zlib.constants.Z_SYNC_FLUSH }).length >= 0)
console.log(zlib.constants.Z_BEST_COMPRESSION, zlib.Z_FINISH, zlib.codes.Z_DATA_ERROR, zlib.codes['-3'], zlib.constants.GZIP)
try { zlib.gunzipSync('nope') } catch (e) { console.log(e.errno, e.code, Object.keys(e).sort().join()) }
//: gzipSync gunzipSync undefined true true true
//: gzipSync gunzipSync 0 false true true
//: gzipSync gunzipSync 1 true true true
//: gzipSync gunzipSync 9 true true true
//: deflateSync inflateSync undefined true true true
//: deflateSync inflateSync 0 false true true
//: deflateSync inflateSync 1 true true true
//: deflateSync inflateSync 9 true true true
//: deflateRawSync inflateRawSync undefined true true true
//: deflateRawSync inflateRawSync 0 false true true
//: deflateRawSync inflateRawSync 1 true true true
//: deflateRawSync inflateRawSync 9 true true true
//: gzipSync unzipSync undefined true true true
//: gzipSync unzipSync 0 false true true
//: gzipSync unzipSync 1 true true true
//: gzipSync unzipSync 9 true true true
//: deflateSync unzipSync undefined true true true
//: deflateSync unzipSync 0 false true true
//: deflateSync unzipSync 1 true true true
//: deflateSync unzipSync 9 true true true
//: hello world hello world hello world
//: ab 0 01000200 x
//: true
//: RangeError | ERR_BUFFER_TOO_LARGE | Cannot create a Buffer larger than 1000 bytes
//: 1000000
//: Error | Z_DATA_ERROR | incorrect header check
//: Error | Z_DATA_ERROR | incorrect header check
//: Error | Z_BUF_ERROR | unexpected end of file
//: Error | Z_BUF_ERROR | unexpected end of file
//: Error | Z_DATA_ERROR | incorrect data check
//: Error | Z_DATA_ERROR | incorrect data check
//: TypeError | ERR_INVALID_ARG_TYPE | The "buffer" argument must be of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer. Received type number (5)
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.level" is out of range. It must be >= -1 and <= 9. Received 10
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.level" property must be of type number. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: true
//: 9 4 -3 Z_DATA_ERROR 3
//: -3 Z_DATA_ERROR code,errno
