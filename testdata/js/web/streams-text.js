// TextEncoderStream and TextDecoderStream.
const settle = p => p.then(v => JSON.stringify(v), e => `${e?.name ?? e} ${e?.code ?? ''}`)
const collect = async s => { const r = s.getReader(); const all = []; for (;;) { const { done, value } = await r.read(); if (done) return all; all.push(value) } }
async function main () {
  const bytes = await collect(ReadableStream.from(['aé', '', '\ud83d', '\ude00x', '\ud800']).pipeThrough(new TextEncoderStream()))
  console.log(bytes.map(b => [...b].join(' ')).join('|'), bytes[0] instanceof Uint8Array)
  const all = new TextEncoder().encode('\ufeffé€😀!')
  const one = Array.from(all, b => new Uint8Array([b]))
  console.log(JSON.stringify(await collect(ReadableStream.from(one).pipeThrough(new TextDecoderStream()))), JSON.stringify(await collect(ReadableStream.from(one).pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true })))))
  console.log(JSON.stringify(await collect(ReadableStream.from([all.subarray(0, 4), all.subarray(4, 6)]).pipeThrough(new TextDecoderStream()))))
  console.log(await settle(collect(ReadableStream.from([new Uint8Array([255])]).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })))))
  const d = new TextDecoderStream('latin1', { fatal: true, ignoreBOM: true })
  console.log(d.encoding, d.fatal, d.ignoreBOM, d.readable instanceof ReadableStream, d.writable instanceof WritableStream, new TextEncoderStream().encoding)
  try { new TextDecoderStream('nope') } catch (e) { console.log(e.name, e.code) }
  console.log(JSON.stringify((await collect(ReadableStream.from(['line one\nline', ' two\n', 'three']).pipeThrough(new TextEncoderStream()).pipeThrough(new TextDecoderStream()).pipeThrough(new TransformStream({
    start () { this.rest = '' },
    transform (text, c) { const lines = (this.rest + text).split('\n'); this.rest = lines.pop(); for (const line of lines) c.enqueue(line) },
    flush (c) { if (this.rest) c.enqueue(this.rest) }
  }))))))
}
main()
//: 97 195 169|240 159 152 128 120|239 191 189 true
//: ["é","€","😀","!"] ["﻿","é","€","😀","!"]
//: ["é","�"]
//: TypeError ERR_ENCODING_INVALID_ENCODED_DATA
//: windows-1252 true true true true utf-8
//: RangeError ERR_ENCODING_NOT_SUPPORTED
//: ["line one","line two","three"]
