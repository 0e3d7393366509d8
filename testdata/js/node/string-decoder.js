const { StringDecoder } = require('string_decoder')
const run = (encoding, ...pieces) => {
  const d = new StringDecoder(encoding)
  console.log(d.encoding, JSON.stringify(pieces.map(p => d.write(Buffer.from(p)))), JSON.stringify(d.end()), JSON.stringify(d.end()))
}
run('utf8', [0xe2], [0x82], [0xac])
run('utf8', [0xf0, 0x9f], [0x98], [0x80, 0x41])
run('utf8', [0xe2, 0x82])
run('utf8', [0xf0, 0x9f, 0x98])
run('utf8', [0xff], [0x80, 0x41], [0xc3])
run('utf8', [0xe2], [0x41])
run('utf8', [0xc3, 0xa9, 0xc3], [0xa9])
run('utf8', [0xed, 0xa0], [0x80])
run('utf16le', [0x61], [0x00, 0x3d], [0xd8, 0x00], [0xde])
run('ucs2', [0x3d, 0xd8])
run('utf-16le', [0x61, 0x00, 0x62])
run('base64', [1], [2, 3, 4], [5])
run('base64url', [255], [254, 253, 252])
run('hex', [1, 2], [255])
run('latin1', [0xe9], [0x41])
run('ascii', [0xe9, 0x41])
run('UTF-8', [0x41])
run('binary', [0x80])
const d = new StringDecoder()
d.write(Buffer.from([0xe2, 0x82]))
console.log(d.lastNeed, d.lastTotal, d.write('text'), JSON.stringify(d.end(Buffer.from([0xac]))))
console.log(JSON.stringify(new StringDecoder('utf8').end(Buffer.from([0xe2]))))
console.log(new StringDecoder('utf8').write(new Uint16Array([0x6161, 0x6262])))
for (const f of [() => new StringDecoder('nope'), () => new StringDecoder(1), () => new StringDecoder('utf8').write(5), () => new StringDecoder().write(null)]) {
  try { f() } catch (e) { console.log(e.name, e.code, e.message) }
}
//: utf8 ["","","€"] "" ""
//: utf8 ["","","😀A"] "" ""
//: utf8 [""] "�" ""
//: utf8 [""] "�" ""
//: utf8 ["�","�A",""] "�" ""
//: utf8 ["","�A"] "" ""
//: utf8 ["é","é"] "" ""
//: utf8 ["","���"] "" ""
//: utf16le ["","a","\ud83d","\ude00"] "" ""
//: utf16le [""] "\ud83d" ""
//: utf16le ["a"] "" ""
//: base64 ["","AQID",""] "BAU=" ""
//: base64url ["","__79"] "_A" ""
//: hex ["0102","ff"] "" ""
//: latin1 ["é","A"] "" ""
//: ascii ["iA"] "" ""
//: utf8 ["A"] "" ""
//: latin1 [""] "" ""
//: 1 3 text "€"
//: "�"
//: aabb
//: TypeError ERR_UNKNOWN_ENCODING Unknown encoding: nope
//: TypeError ERR_UNKNOWN_ENCODING Unknown encoding: 1
//: TypeError ERR_INVALID_ARG_TYPE The "buf" argument must be an instance of Buffer, TypedArray, or DataView. Received type number (5)
//: TypeError ERR_INVALID_ARG_TYPE The "buf" argument must be an instance of Buffer, TypedArray, or DataView. Received null
