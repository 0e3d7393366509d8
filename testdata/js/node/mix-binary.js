// A binary format, written and read.
const records = [{ id: 1, name: 'ä', score: 1.5 }, { id: 70000, name: '', score: -0 }]
const write = list => Buffer.concat(list.map(({ id, name, score }) => {
  const text = Buffer.from(name, 'utf8'); const b = Buffer.alloc(4 + 2 + text.length + 8)
  b.writeUInt32LE(id, 0); b.writeUInt16BE(text.length, 4); text.copy(b, 6); b.writeDoubleBE(score, 6 + text.length); return b
}))
const bytes = write(records)
console.log(bytes, bytes.toString('base64'), bytes.readUIntLE(0, 3))
for (let at = 0; at < bytes.length;) {
  const n = bytes.readUInt16BE(at + 4)
  console.log({ id: bytes.readUInt32LE(at), name: bytes.toString('utf8', at + 6, at + 6 + n), score: bytes.readDoubleBE(at + 6 + n) })
  at += 14 + n
}
try { bytes.readUInt32LE(bytes.length - 2) } catch (e) { console.log(e.name, e.code, e.message) }
//: <Buffer 01 00 00 00 00 02 c3 a4 3f f8 00 00 00 00 00 00 70 11 01 00 00 00 80 00 00 00 00 00 00 00> AQAAAAACw6Q/+AAAAAAAAHARAQAAAIAAAAAAAAAA 1
//: { id: 1, name: 'ä', score: 1.5 }
//: { id: 70000, name: '', score: -0 }
//: RangeError ERR_OUT_OF_RANGE The value of "offset" is out of range. It must be >= 0 and <= 26. Received 28
