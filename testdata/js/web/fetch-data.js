// fetch of what needs no host, and what it refuses.
const settle = p => p.then(v => v, e => `${e.name}: ${e.message}`)
async function main () {
  for (const url of ['data:,hello%20world', 'data:text/html,<b>x</b>', 'data:text/plain;base64,aGk=', 'data:;charset=utf-8,%C3%A9', 'data:application/json,{"a":1}', 'data:,a#fragment', 'data:text/plain;base64,aGk', 'data:,']) {
    const r = await fetch(url)
    console.log(url, r.status, r.ok, r.statusText, r.type, r.headers.get('content-type'), JSON.stringify(await r.text()))
  }
  console.log((await (await fetch('data:application/json,{"a":[1]}')).json()).a[0], (await (await fetch('data:;base64,AP8=')).arrayBuffer()).byteLength)
  console.log(await settle(fetch('data:nocomma')), await settle(fetch('foo://x')), await settle(fetch('data:,x', { signal: AbortSignal.abort(new RangeError('mine')) })))
  console.log((await settle(fetch('nowhere'))).split(':')[0], (await settle(fetch())).split(':')[0], (await settle(fetch('data:,x', { method: 'a b' }))).split(':')[0])
  const c = new AbortController()
  c.abort()
  console.log(await settle(fetch('http://a', { signal: c.signal })), fetch.name, fetch('data:,x') instanceof Promise, (await fetch('data:,x')) instanceof Response)
}
main()
//: data:,hello%20world 200 true OK basic text/plain;charset=US-ASCII "hello world"
//: data:text/html,<b>x</b> 200 true OK basic text/html "<b>x</b>"
//: data:text/plain;base64,aGk= 200 true OK basic text/plain "hi"
//: data:;charset=utf-8,%C3%A9 200 true OK basic text/plain;charset=utf-8 "é"
//: data:application/json,{"a":1} 200 true OK basic application/json "{\"a\":1}"
//: data:,a#fragment 200 true OK basic text/plain;charset=US-ASCII "a"
//: data:text/plain;base64,aGk 200 true OK basic text/plain "hi"
//: data:, 200 true OK basic text/plain;charset=US-ASCII ""
//: 1 2
//: TypeError: fetch failed TypeError: fetch failed RangeError: mine
//: TypeError TypeError TypeError
//: AbortError: This operation was aborted fetch true true
