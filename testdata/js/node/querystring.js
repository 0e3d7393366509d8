const q = require('querystring')
const show = v => console.log(JSON.stringify(v))
for (const text of ['a=1&b=2&a=3', 'a=%F0%9F%98%80&b=a+b', '=x&y', 'a=b=c', '&&a&&', '', '%zz=%', 'a[]=1&a[]=2', 'foo=%c3%a9&bar=%e9', '__proto__=1&hasOwnProperty=2', 'a=%', 'x=1;y=2']) show(q.parse(text))
show(q.parse('a:1;b:2', ';', ':'))
show(q.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }))
show(q.parse('a=1', null, null, { decodeURIComponent: s => s + '!' }))
show(Object.getPrototypeOf(q.parse('a=1')))
show(q.parse(5))
show(q.stringify({ a: [1, 2], b: true, c: null, d: undefined, e: 'ä b', f: NaN, g: 10n, h: {}, i: '', j: Infinity }))
show(q.stringify({ a: 1, b: 'x&y' }, ';', ':'))
show(q.stringify({ a: 'é' }, null, null, { encodeURIComponent: encodeURI }))
show([q.stringify('x'), q.stringify(null), q.stringify([1, 2]), q.stringify({ x: [] })])
show([q.escape('a b&c/é~!*()\''), q.unescape('a%20b%zz'), q.unescapeBuffer('a%20b').toString(), q.escape({ toString: () => 'obj' }), q.escape(5)])
console.log(q.encode === q.stringify, q.decode === q.parse, Object.keys(q).sort().join())
try { q.escape('\ud800') } catch (e) { console.log(e.name, e.code, e.message) }
//: {"a":["1","3"],"b":"2"}
//: {"a":"😀","b":"a b"}
//: {"":"x","y":""}
//: {"a":"b=c"}
//: {"a":""}
//: {}
//: {"%zz":"%"}
//: {"a[]":["1","2"]}
//: {"foo":"é","bar":"�"}
//: {"__proto__":"1","hasOwnProperty":"2"}
//: {"a":"%"}
//: {"x":"1;y=2"}
//: {"a":"1","b":"2"}
//: {"a":"1","b":"2"}
//: {"a!":"1!"}
//: null
//: {}
//: "a=1&a=2&b=true&c=&d=&e=%C3%A4%20b&f=&g=10&h=&i=&j="
//: "a:1;b:x%26y"
//: "a=%C3%A9"
//: ["","","0=1&1=2",""]
//: ["a%20b%26c%2F%C3%A9~!*()'","a b%zz","a b","obj","5"]
//: true true decode,encode,escape,parse,stringify,unescape,unescapeBuffer
//: URIError ERR_INVALID_URI URI malformed
