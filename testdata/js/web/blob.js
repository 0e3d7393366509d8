// Blob and File.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}` } }
async function main () {
  const b = new Blob(['aé', new Uint8Array([65, 66]), new Uint16Array([0x4443]).buffer, new Blob(['in']), 5, new DataView(new ArrayBuffer(1))], { type: 'Text/Plain; X=Y' })
  console.log(b.size, b.type, JSON.stringify(await b.text()), (await b.arrayBuffer()).byteLength, Object.prototype.toString.call(b), String(b))
  for (const args of [[], [1], [1, 3], [-3], [-3, -1], [0, 100], [5, 2], [undefined, 2], [0, 0]]) console.log(JSON.stringify(await b.slice(...args).text()))
  console.log(b.slice(0, 1, 'A/B').type, b.slice(0, 1).type, b.slice(1).slice(1).size, await b.slice(2, 8).slice(1, 4).text())
  const bytes = new Uint8Array([1, 2])
  const kept = new Blob([bytes])
  bytes[0] = 9
  console.log([...new Uint8Array(await kept.arrayBuffer())].join())
  console.log(await new Blob(['a\r\nb'], { endings: 'native' }).text() === 'a\nb', (await new Blob(['a\r\nb']).text()).length, await new Blob(['\ud800']).text(), new Blob().size, new Blob([]).type, new Blob(new Set(['s'])).size)
  for (const bad of [() => new Blob(1), () => new Blob(null), () => new Blob({}), () => new Blob([], 1), () => new Blob([], { endings: 'x' }), () => Blob(), () => Object.getOwnPropertyDescriptor(Blob.prototype, 'size').get.call({})]) console.log(attempt(bad) instanceof Blob ? 'made' : attempt(bad))
  console.log(new Blob([], { type: 'é' }).type === '', new Blob([], { type: null }).type, new Blob(['x'], null).size)
  const r = new Blob(['x'.repeat(70000), 'y']).stream().getReader()
  let total = 0
  let last
  for (;;) { const { done, value } = await r.read(); if (done) break; total += value.length; last = value; if (!(value instanceof Uint8Array)) console.log('no') }
  console.log(total, last.at(-1))
  const f = new File(['abc'], 'né.txt', { type: 'text/plain', lastModified: 5 })
  console.log(f.name, f.size, f.type, f.lastModified, f instanceof Blob, await f.text(), f.slice(1) instanceof File, Object.prototype.toString.call(f))
  const before = Date.now()
  const now = new File([], 'n').lastModified
  console.log(now >= before, now <= Date.now(), attempt(() => new File([])), attempt(() => new File()), new File([], 5).name, File.length)
  console.log(Object.keys(Blob.prototype).filter(k => k !== 'bytes').sort().join(), Object.keys(File.prototype).join())
}
main()
//: 11 text/plain; x=y "aéABCDin5\u0000" 11 [object Blob] [object Blob]
//: "aéABCDin5\u0000"
//: "éABCDin5\u0000"
//: "é"
//: "n5\u0000"
//: "n5"
//: "aéABCDin5\u0000"
//: ""
//: "a�"
//: ""
//: a/b  9 ABC
//: 1,2
//: true 4 � 0  1
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_VALUE
//: TypeError undefined
//: TypeError ERR_INVALID_THIS
//: true null 1
//: 70001 121
//: né.txt 3 text/plain 5 true abc false [object File]
//: true true TypeError ERR_MISSING_ARGS TypeError ERR_MISSING_ARGS 5 2
//: arrayBuffer,size,slice,stream,text,type name,lastModified
