// Links, as a crawler resolves them.
const { URL, URLSearchParams } = require('url'); const qs = require('querystring')
for (const [link, base] of [['../x?y#z', 'http://a.b/c/d/e'], ['//h:80/p', 'http://q'], ['?only=1', 'https://a/b?c'], ['HTTP://ÄÖ.example/%7e x', undefined], ['data:,a b', undefined]]) {
  const u = base ? new URL(link, base) : new URL(link)
  console.log(u.href, u.origin, u.host, [...u.searchParams].join())
}
const p = new URLSearchParams({ b: '2', a: 'ä&' }); p.append('b', '3'); p.sort()
console.log(String(p), qs.stringify({ a: [1, 'x y'], b: '' }), qs.parse('a=1&a=2&b=%zz'))
try { new URL('nothing') } catch (e) { console.log(e.name, e.code, e.input) }
//: http://a.b/c/x?y#z http://a.b a.b y,
//: http://h/p http://h h 
//: https://a/b?only=1 https://a a only,1
//: http://xn--4ca0b.example/%7e%20x http://xn--4ca0b.example xn--4ca0b.example 
//: data:,a b null  
//: a=%C3%A4%26&b=2&b=3 a=1&a=x%20y&b= [Object: null prototype] { a: [ '1', '2' ], b: '%zz' }
//: TypeError ERR_INVALID_URL nothing
