const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const zlib = require('zlib'); for (const s of ['', 'a', 'é'.repeat(50), '\0'.repeat(5000)]) for (const [c, d] of [['gzip', 'gunzip'], ['deflate', 'inflate'], ['deflateRaw', 'inflateRaw']]) console.log(c, s.length, zlib[d + 'Sync'](zlib[c + 'Sync'](s)).toString() === s, zlib[d + 'Sync'](zlib[c + 'Sync'](s, { level: 9 }), {}).length)
console.log(zlib.gzipSync('x').subarray(0, 3).toString('hex'), zlib.deflateSync('x')[0].toString(16), zlib.unzipSync(zlib.gzipSync('gz')).toString(), zlib.unzipSync(zlib.deflateSync('df')).toString(), zlib.inflateSync(new DataView(new Uint8Array(zlib.deflateSync('dv')).buffer)).toString())
for (const f of [() => zlib.inflateSync('x'.repeat(50)), () => zlib.gunzipSync(zlib.deflateSync('x')), () => zlib.inflateSync(zlib.gzipSync('x')), () => zlib.gzipSync(null), () => zlib.gunzipSync({}), () => zlib.gzipSync('x', { chunkSize: 1 }), () => zlib.gzip('x', {}), () => zlib.gunzipSync(zlib.gzipSync('a'.repeat(100)), { maxOutputLength: 99 }), () => zlib.gunzipSync(zlib.gzipSync('a'.repeat(100)), { maxOutputLength: 100 }).length]) attempt(f)
//: gzip 0 true 0
//: deflate 0 true 0
//: deflateRaw 0 true 0
//: gzip 1 true 1
//: deflate 1 true 1
//: deflateRaw 1 true 1
//: gzip 50 true 100
//: deflate 50 true 100
//: deflateRaw 50 true 100
//: gzip 5000 true 5000
//: deflate 5000 true 5000
//: deflateRaw 5000 true 5000
//: 1f8b08 78 gz df dv
//: Error | Z_DATA_ERROR | incorrect header check
//: Error | Z_DATA_ERROR | incorrect header check
//: Error | Z_DATA_ERROR | incorrect header check
//: TypeError | ERR_INVALID_ARG_TYPE | The "buffer" argument must be of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "buffer" argument must be of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer. Received an instance of Object
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.chunkSize" is out of range. It must be >= 64. Received 1
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: RangeError | ERR_BUFFER_TOO_LARGE | Cannot create a Buffer larger than 99 bytes
//: 100
