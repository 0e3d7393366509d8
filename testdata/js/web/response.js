// Response: bodies, status, the static ones.
const attempt = f => { try { return f() } catch (e) { return e.name } }
const settle = p => p.then(v => v, e => e.name)
async function main () {
  const r = new Response()
  console.log(r.status, r.ok, JSON.stringify(r.statusText), r.type, JSON.stringify(r.url), r.redirected, r.body, r.bodyUsed, await r.text() === '', r.bodyUsed, Object.prototype.toString.call(r))
  const t = new Response('héllo', { status: 201, statusText: 'Made', headers: { 'x-y': 'z' } })
  console.log(t.status, t.ok, t.statusText, t.headers.get('content-type'), t.headers.get('x-y'), t.body instanceof ReadableStream, t.body === t.body, t.bodyUsed)
  console.log(await t.text(), t.bodyUsed, await settle(t.text()), await settle(t.json()), await settle(t.arrayBuffer()), await settle(t.blob()), attempt(() => t.clone()))
  console.log(await new Response('{"a":1}').json().then(v => v.a), (await new Response('abc').arrayBuffer()).byteLength, await settle(new Response('{').json()))
  const blob = await new Response('abc', { headers: { 'content-type': 'X/Y' } }).blob()
  console.log(blob.size, blob.type, await blob.text(), blob instanceof Blob)
  const c = new Response('twice')
  const d = c.clone()
  console.log(await c.text(), d.bodyUsed, await d.text())
  const e = new Response(ReadableStream.from([new Uint8Array([97]), new Uint8Array([98, 99])]))
  const f = e.clone()
  console.log(e.headers.get('content-type'), await e.text(), await f.text())
  const locked = new Response('x')
  locked.body.getReader()
  console.log(await settle(locked.text()), locked.bodyUsed)
  const read = new Response('parts')
  const reader = read.body.getReader()
  const { value } = await reader.read()
  console.log(new TextDecoder().decode(value), read.bodyUsed, (await reader.read()).done)
  console.log(await settle(new Response(ReadableStream.from(['text'])).text()), await settle(new Response(new ReadableStream({ pull (c) { c.error(new RangeError('x')) } })).text()))
  const j = Response.json({ a: [1] }, { status: 202 })
  console.log(j.status, j.headers.get('content-type'), await j.text(), Response.json(null, { headers: { 'content-type': 'mine' } }).headers.get('content-type'), attempt(() => Response.json(undefined)), attempt(() => Response.json()))
  const m = Response.redirect('http://a/b', 301)
  console.log(m.status, m.headers.get('location'), m.ok, Response.redirect('http://a').status, attempt(() => Response.redirect('http://a', 200)), attempt(() => m.headers.set('a', 'b')))
  const x = Response.error()
  console.log(x.type, x.status, x.ok, x.body, attempt(() => x.headers.append('a', 'b')))
  for (const init of [{ status: 199 }, { status: 600 }, { status: 'x' }, { statusText: 'a\nb' }, 1]) console.log(attempt(() => new Response('', init)))
  for (const status of [204, 205, 304]) console.log(attempt(() => new Response('x', { status })), attempt(() => new Response(null, { status }).status))
  console.log(new Response(new URLSearchParams({ a: 'b' })).headers.get('content-type'), await new Response(new URLSearchParams({ a: 'b c' })).text(), new Response(new Uint8Array(1)).headers.get('content-type'), new Response(5).headers.get('content-type'))
  for (const status of [200, 299, 300, 404, 500]) console.log(status, new Response(null, { status }).ok)
}
main()
//: 200 true "" default "" false null false true false [object Response]
//: 201 true Made text/plain;charset=UTF-8 z true true false
//: héllo true TypeError TypeError TypeError TypeError TypeError
//: 1 3 SyntaxError
//: 3 x/y abc true
//: twice false twice
//: null abc abc
//: TypeError false
//: parts true true
//: TypeError RangeError
//: 202 application/json {"a":[1]} mine TypeError TypeError
//: 301 http://a/b false 302 RangeError TypeError
//: error 0 false null TypeError
//: RangeError
//: RangeError
//: RangeError
//: TypeError
//: TypeError
//: TypeError 204
//: TypeError 205
//: TypeError 304
//: application/x-www-form-urlencoded;charset=UTF-8 a=b+c null text/plain;charset=UTF-8
//: 200 true
//: 299 true
//: 300 false
//: 404 false
//: 500 false
