// What util.inspect shows, and words of errors.
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.message) } }
console.log(new Headers({ b: '1', a: '2', 'X-Q': '3' }), new Headers([['Set-Cookie', 'a'], ['set-cookie', 'b'], ['X-a', '1'], ['x-A', '2']]))
const h = new Headers({ A: '1' })
h.set('a', '2')
h.append('b', '1')
h.append('B', '2')
console.log(h, [...h], h.get('A'), h.has('b'))
const it = h.entries()
console.log(it.next().value, h.append('aa', '0'), it.next().value, h.delete('B'), it.next().done)
for (const f of [
  () => h.append('a b', 'c'), () => h.set('a', 'b\nc'), () => h.get(''), () => h.delete('é'), () => h.has('x y'), () => new Headers(5), () => new Headers('x'), () => new Headers(null), () => new Headers({ 'a b': 1 }),
  () => new FormData(5), () => new ByteLengthQueuingStrategy({}), () => new CountQueuingStrategy({ highWaterMark: 1 }), () => new ByteLengthQueuingStrategy({ highWaterMark: 2 })
]) attempt(f)
for (const method of ['get', 'Post', 'options', 'foo', 'TRACE', 'connect', 'a b']) attempt(() => new Request('http://a', { method }).method)
const p = new URLSearchParams('a=1&b=2')
const entries = p.entries()
console.log(entries, p.keys(), new URLSearchParams().values(), [p.values()])
entries.next()
console.log(entries)
const many = new Headers()
for (let i = 0; i < 3000; i++) many.append('x' + i, 'v')
console.log([...many].length)
const { setTimeout: after } = require('timers/promises')
after('x').catch(e => console.log(e.code, e.message))
//: Headers { b: '1', a: '2', 'X-Q': '3' } Headers { 'Set-Cookie': 'a, b', 'X-a': '1, 2' }
//: Headers { a: '2', b: '1, 2' } [ [ 'a', '2' ], [ 'b', '1, 2' ] ] 2 true
//: [ 'a', '2' ] undefined [ 'aa', '0' ] undefined true
//: TypeError | Headers.append: "a b" is an invalid header name.
//: TypeError | Headers.set: "b
//: c" is an invalid header value.
//: TypeError | Headers.get: "" is an invalid header name.
//: TypeError | Headers.delete: "é" is an invalid header name.
//: TypeError | Headers.has: "x y" is an invalid header name.
//: TypeError | Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.
//: TypeError | Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.
//: TypeError | Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.
//: TypeError | Headers.append: "a b" is an invalid header name.
//: TypeError | FormData constructor: Argument 1 could not be converted to: undefined.
//: TypeError | init.highWaterMark is required
//: CountQueuingStrategy { highWaterMark: 1 }
//: ByteLengthQueuingStrategy { highWaterMark: 2 }
//: GET
//: POST
//: OPTIONS
//: foo
//: TypeError | 'TRACE' HTTP method is unsupported.
//: TypeError | 'connect' HTTP method is unsupported.
//: TypeError | 'a b' is not a valid HTTP method.
//: URLSearchParams Iterator { [ 'a', '1' ], [ 'b', '2' ] } URLSearchParams Iterator { 'a', 'b' } URLSearchParams Iterator {  } [ URLSearchParams Iterator { '1', '2' } ]
//: URLSearchParams Iterator { [ 'b', '2' ] }
//: 3000
//: ERR_INVALID_ARG_TYPE The "delay" argument must be of type number. Received type string ('x')
