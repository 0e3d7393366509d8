// A TextDecoder that is given pieces.
const text = '\ufeffaé€😀z\ufeff'
const all = new TextEncoder().encode(text)
for (const size of [1, 2, 3, 4, 5]) {
  for (const ignoreBOM of [false, true]) {
    const d = new TextDecoder('utf-8', { ignoreBOM })
    const parts = []
    for (let i = 0; i < all.length; i += size) parts.push(d.decode(all.subarray(i, i + size), { stream: true }))
    parts.push(d.decode())
    console.log(size, ignoreBOM, JSON.stringify(parts), parts.join('') === (ignoreBOM ? text : text.slice(1)))
  }
}
const wide = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0, 0xde, 0x62, 0])
for (const size of [1, 2, 3]) {
  const d = new TextDecoder('utf-16le')
  let s = ''
  for (let i = 0; i < wide.length; i += size) s += d.decode(wide.subarray(i, i + size), { stream: true })
  console.log(size, JSON.stringify(s + d.decode()))
}
const d = new TextDecoder()
console.log(JSON.stringify([d.decode(new Uint8Array([0xe2, 0x82]), { stream: true }), d.decode(new Uint8Array([97]), { stream: true }), d.decode(new Uint8Array([0xf0, 0x9f]), { stream: true }), d.decode(), d.decode(new Uint8Array([0xac]))]))
const f = new TextDecoder('utf-8', { fatal: true })
console.log(f.decode(new Uint8Array([0xc3]), { stream: true }) === '')
try { f.decode() } catch (e) { console.log(e.code) }
console.log(f.decode(new Uint8Array([0x61])))
try { f.decode(new Uint8Array([0xff]), { stream: true }) } catch (e) { console.log(e.code) }
const b = new TextDecoder()
console.log(JSON.stringify(b.decode(new Uint8Array([0xef, 0xbb]), { stream: true }) + b.decode(new Uint8Array([0xbf, 0x61]))), JSON.stringify(b.decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x62]))))
//: 1 false ["","","","a","","é","","","€","","","","😀","z","","","﻿",""] true
//: 1 true ["","","﻿","a","","é","","","€","","","","😀","z","","","﻿",""] true
//: 2 false ["","a","é","","€","","😀z","","﻿",""] true
//: 2 true ["","﻿a","é","","€","","😀z","","﻿",""] true
//: 3 false ["","aé","€","","😀z","﻿",""] true
//: 3 true ["﻿","aé","€","","😀z","﻿",""] true
//: 4 false ["a","é","€","😀z","﻿",""] true
//: 4 true ["﻿a","é","€","😀z","﻿",""] true
//: 5 false ["a","é€","😀z","﻿",""] true
//: 5 true ["﻿a","é€","😀z","﻿",""] true
//: 1 "a😀b"
//: 2 "a😀b"
//: 3 "a😀b"
//: ["","�a","","�","�"]
//: true
//: ERR_ENCODING_INVALID_ENCODED_DATA
//: a
//: ERR_ENCODING_INVALID_ENCODED_DATA
//: "a" "b"
