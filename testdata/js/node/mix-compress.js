// Compressed, encoded, and back; what is broken says so.
const zlib = require('zlib')
const text = 'the same and the same and the same '.repeat(20)
for (const [pack, unpack] of [['gzipSync', 'gunzipSync'], ['deflateSync', 'inflateSync'], ['deflateRawSync', 'inflateRawSync']]) {
  const packed = zlib[pack](text)
  console.log(pack, packed.length < text.length / 4, zlib[unpack](packed).toString() === text, zlib.unzipSync && pack !== 'deflateRawSync' ? zlib.unzipSync(packed).length : 0)
  try { zlib[unpack](Buffer.from('rubbish')) } catch (e) { console.log(e.name, typeof e.code, typeof e.message) }
}
zlib.gzip(text, (error, packed) => zlib.gunzip(packed, (error2, all) => console.log(error, error2, all.length)))
//: gzipSync true true 700
//: Error string string
//: deflateSync true true 700
//: Error string string
//: deflateRawSync true true 0
//: Error string string
//: null null 700
