// Request: what it takes of its arguments, and what it refuses.
const attempt = f => { try { return f() } catch (e) { return e.name } }
const settle = p => p.then(v => v, e => e.name)
async function main () {
  const r = new Request('http://a/b?c#d')
  console.log(r.method, r.url, [...r.headers].length, r.body, r.bodyUsed, r.redirect, r.credentials, r.cache, r.mode, r.referrer, JSON.stringify(r.referrerPolicy), JSON.stringify(r.integrity), r.keepalive, r.destination === '', r.signal.aborted, r.duplex, Object.prototype.toString.call(r))
  for (const method of ['post', 'Delete', 'PATCH', 'custom', 'head']) console.log(new Request('http://a', { method }).method)
  const p = new Request(new URL('http://a/'), { method: 'POST', body: 'é', headers: { 'X-A': 'b' }, redirect: 'manual', credentials: 'omit', cache: 'no-store', keepalive: true, integrity: 'x' })
  console.log(p.headers.get('content-type'), p.headers.get('x-a'), p.redirect, p.credentials, p.cache, p.keepalive, p.integrity, p.body instanceof ReadableStream, p.bodyUsed)
  const c = p.clone()
  console.log(await p.text(), p.bodyUsed, c.bodyUsed, (await c.arrayBuffer()).byteLength, await settle(p.text()), attempt(() => p.clone()))
  for (const [body, name] of [[new URLSearchParams('a=b c'), 'params'], [new Blob(['x'], { type: 'A/B' }), 'blob'], [new Uint8Array([65]), 'bytes'], [new Uint8Array([65]).buffer, 'buffer'], [5, 'number'], [{ toString: () => 'o' }, 'object'], ['', 'empty']]) {
    const q = new Request('http://a', { method: 'PUT', body })
    console.log(name, q.headers.get('content-type'), JSON.stringify(await q.text()))
  }
  const kept = new Request('http://a', { method: 'PUT', body: 'x', headers: { 'Content-Type': 'mine' } })
  console.log(kept.headers.get('content-type'))
  const base = new Request('http://a', { method: 'POST', body: 'moved', headers: { h: '1' } })
  const next = new Request(base, { headers: { other: '2' } })
  console.log(base.bodyUsed, next.method, next.headers.get('h'), next.headers.get('other'), await next.text(), attempt(() => new Request(base)))
  const controller = new AbortController()
  const s = new Request('http://a', { signal: controller.signal })
  const t = new Request(s)
  controller.abort('why')
  console.log(s.signal.aborted, t.signal.aborted, s.signal === controller.signal, s.signal.reason)
  const stream = new Request('http://a', { method: 'POST', body: ReadableStream.from([new Uint8Array([104, 105])]), duplex: 'half' })
  console.log(await stream.text(), stream.headers.get('content-type'))
  for (const bad of [() => new Request(), () => new Request('x'), () => new Request('http://u:p@a'), () => new Request('http://a', { method: 'a b' }), () => new Request('http://a', { method: 'TRACE' }), () => new Request('http://a', { body: 'x' }), () => new Request('http://a', { method: 'HEAD', body: 'x' }), () => new Request('http://a', { redirect: 'x' }), () => new Request('http://a', { signal: 1 }), () => new Request('http://a', { mode: 'navigate' }), () => new Request('http://a', 1), () => new Request('http://a', { method: 'POST', body: ReadableStream.from([]) }), () => Object.getOwnPropertyDescriptor(Request.prototype, 'url').get.call({})]) console.log(attempt(bad))
  console.log(await settle(new Request('http://a', { method: 'POST', body: '{"a":[1]}' }).json().then(v => v.a[0])), await settle(new Request('http://a', { method: 'POST', body: '{' }).json()), await settle(new Request('http://a').text().then(t => t.length)))
}
main()
//: GET http://a/b?c#d 0 null false follow same-origin default cors about:client "" "" false true false half [object Request]
//: POST
//: DELETE
//: PATCH
//: custom
//: HEAD
//: text/plain;charset=UTF-8 b manual omit no-store true x true false
//: é true false 2 TypeError TypeError
//: params application/x-www-form-urlencoded;charset=UTF-8 "a=b+c"
//: blob a/b "x"
//: bytes null "A"
//: buffer null "A"
//: number text/plain;charset=UTF-8 "5"
//: object text/plain;charset=UTF-8 "o"
//: empty text/plain;charset=UTF-8 ""
//: mine
//: true POST null 2 moved TypeError
//: true true false why
//: hi null
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: 1 SyntaxError 0
