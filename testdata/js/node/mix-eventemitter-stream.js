// A parser of lines over a stream, with events and string decoding.
const { Transform, pipeline, Readable } = require('stream')
const { StringDecoder } = require('string_decoder')
class Lines extends Transform {
  constructor () { super({ readableObjectMode: true }); this.decoder = new StringDecoder('utf8'); this.rest = '' }
  _transform (chunk, _, done) {
    const lines = (this.rest + this.decoder.write(chunk)).split('\n')
    this.rest = lines.pop()
    for (const line of lines) this.push({ line })
    done()
  }
  _flush (done) { if (this.rest + this.decoder.end()) this.push({ line: this.rest }); done() }
}
const bytes = Buffer.from('eins\nzwölf\ndrei€\nlast')
const seen = []
pipeline(Readable.from([bytes.subarray(0, 7), bytes.subarray(7, 16), bytes.subarray(16)]), new Lines().on('data', x => seen.push(x.line)), error => console.log(error, seen))
//: undefined [ 'eins', 'zwölf', 'drei€', 'last' ]
