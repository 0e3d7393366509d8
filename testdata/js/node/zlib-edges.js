const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const zlib = require('zlib')
const gz = zlib.gzipSync('hello')
// the header must not ask for a dictionary where none was given
console.log(zlib.deflateSync('x')[1] & 0x20, zlib.deflateSync('x', { level: 9 })[1] & 0x20, zlib.deflateSync('x', { dictionary: Buffer.from('d') })[1] & 0x20)
attempt(() => zlib.inflateSync(Buffer.from('eJxLTEoGAAJNASc=', 'base64')).toString())
const withDictionary = zlib.deflateSync('hello dictionary', { dictionary: Buffer.from('hello') })
attempt(() => zlib.inflateSync(withDictionary))
attempt(() => zlib.inflateSync(withDictionary, { dictionary: Buffer.from('bad') }))
// what follows a member of a gzip file
for (const tail of [gz, Buffer.from('xyz'), Buffer.alloc(3), Buffer.from('longer than a header'), gz.subarray(0, 5), Buffer.concat([gz, Buffer.alloc(2)]), Buffer.concat([Buffer.alloc(1), gz])]) attempt(() => zlib.gunzipSync(Buffer.concat([gz, tail])).toString())
attempt(() => zlib.gunzipSync('x'))
attempt(() => zlib.inflateSync(zlib.deflateSync('abcdefghijklmnop').subarray(0, -4), { finishFlush: zlib.constants.Z_SYNC_FLUSH }).toString())
for (const options of [{ windowBits: 5 }, { windowBits: 0 }, { windowBits: 16 }, { flush: 9 }, { finishFlush: -1 }, { memLevel: 10 }]) attempt(() => zlib.deflateSync('x', options))
attempt(() => zlib.inflateSync(zlib.deflateSync('x'), { windowBits: 0 }).toString())
attempt(() => { const { buffer, engine } = zlib.gzipSync('x', { info: true }); return [Buffer.isBuffer(buffer), engine.constructor.name] })
attempt(() => zlib.crc32('x', 'y'))
attempt(() => zlib.crc32('x', -1))
console.log(Object.keys(zlib).some(name => name.startsWith('Z_')), zlib.Z_FINISH)
const s = zlib.createDeflate()
console.log(s._level, s._strategy)
s.params(1, 0, error => {
  console.log('params', error, s._level)
  const chunks = []
  s.on('data', chunk => chunks.push(chunk)).on('end', () => console.log(zlib.inflateSync(Buffer.concat(chunks)).toString()))
  s.end('text')
})
attempt(() => s.params(99, 0))
//: 0 0 32
//: abc
//: Error | Z_NEED_DICT | Missing dictionary
//: Error | Z_NEED_DICT | Bad dictionary
//: hellohello
//: Error | Z_DATA_ERROR | incorrect header check
//: hello
//: Error | Z_DATA_ERROR | incorrect header check
//: Error | Z_BUF_ERROR | unexpected end of file
//: hellohello
//: hello
//: Error | Z_BUF_ERROR | unexpected end of file
//: abcdefghijklmnop
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.windowBits" is out of range. It must be >= 8 and <= 15. Received 5
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.windowBits" is out of range. It must be >= 8 and <= 15. Received 0
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.windowBits" is out of range. It must be >= 8 and <= 15. Received 16
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.flush" is out of range. It must be >= 0 and <= 5. Received 9
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.finishFlush" is out of range. It must be >= 0 and <= 5. Received -1
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.memLevel" is out of range. It must be >= 1 and <= 9. Received 10
//: x
//: [ true, 'Gzip' ]
//: TypeError | ERR_INVALID_ARG_TYPE | The "value" argument must be of type number. Received type string ('y')
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 && <= 4294967295. Received -1
//: false 4
//: -1 0
//: RangeError | ERR_OUT_OF_RANGE | The value of "level" is out of range. It must be >= -1 and <= 9. Received 99
//: params undefined 1
//: text
