'use strict'
// All that a stream gives, at once.

const chunks = async stream => {
  const list = []
  const iterator = stream.iterator ? stream.iterator() : (stream[Symbol.asyncIterator] || stream[Symbol.iterator]).call(stream)
  for (;;) {
    const { value, done } = await iterator.next()
    if (done) return list
    list.push(value)
  }
}
const buffer = async stream => Buffer.concat((await chunks(stream)).map(chunk => typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)))

exports.buffer = buffer
exports.arrayBuffer = async stream => {
  const b = await buffer(stream)
  return b.buffer.slice(b.byteOffset, b.byteOffset + b.length)
}
exports.text = async stream => (await buffer(stream)).toString()
exports.json = async stream => JSON.parse(await exports.text(stream))
exports.blob = async stream => new Blob([await buffer(stream)])
