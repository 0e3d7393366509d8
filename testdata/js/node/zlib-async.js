const zlib = require('zlib')
const { promisify } = require('util')
const { pipeline, Readable } = require('stream')
zlib.gzip('hello', (e, packed) => zlib.gunzip(packed, (e2, b) => {
  console.log(e, e2, b.toString())
  zlib.inflate('junk', (e, b) => {
    console.log(e.code, e.message, b)
    promisify(zlib.deflateRaw)('abc').then(x => promisify(zlib.inflateRaw)(x)).then(b => {
      console.log(b.toString())
      const chunks = []
      pipeline(Readable.from(['a', 'b', 'c'].map(s => Buffer.from(s.repeat(1000)))), zlib.createGzip(), zlib.createGunzip(), e => {
        console.log(e, Buffer.concat(chunks).length)
        const g = zlib.createGunzip()
        g.on('error', e => console.log('error', e.code, e.message))
        g.on('close', () => console.log('close'))
        g.end('junk')
      }).on('data', c => chunks.push(c))
    })
  })
}))
console.log(zlib.createDeflate() instanceof require('stream').Transform, zlib.createGzip().constructor.name, typeof zlib.Gzip, zlib.Inflate() instanceof zlib.Inflate, new zlib.Unzip() instanceof zlib.Unzip)
//: true Gzip function true true
//: null null hello
//: Z_DATA_ERROR incorrect header check undefined
//: abc
//: undefined 3000
//: error Z_DATA_ERROR incorrect header check
//: close
