// The parameters of a URL and the URL follow each other.
const u = new URL('http://a/b?x=1&y=%20%2B#h')
const p = u.searchParams
p.append('z', 'a b')
console.log(u.href)
p.delete('x')
console.log(u.search, u.href)
u.search = '?q=%F0%9F%98%80&r'
console.log(p.get('q'), p.size, p.toString())
u.search = ''
console.log(p.size, u.href)
p.set('s', 't')
console.log(u.href)
p.delete('s')
console.log(u.href, JSON.stringify(u.search))
u.href = 'http://c/?k=v'
console.log(p.get('k'), u.searchParams === p)
p.sort()
console.log(u.href)
const keep = new URL('http://a/?a=b%20c&d=~')
keep.searchParams.get('a')
console.log(keep.href)
keep.searchParams.append('e', 'f')
console.log(keep.href)
const copy = new URLSearchParams(keep.searchParams)
copy.append('only', 'here')
console.log(keep.href.includes('only'), copy.toString())
for (const [name, value] of keep.searchParams) console.log(name, value)
const opaque = new URL('data:text/plain,x?a=b')
opaque.searchParams.append('c', 'd')
console.log(opaque.href)
//: http://a/b?x=1&y=+%2B&z=a+b#h
//: ?y=+%2B&z=a+b http://a/b?y=+%2B&z=a+b#h
//: 😀 2 q=%F0%9F%98%80&r=
//: 0 http://a/b#h
//: http://a/b?s=t#h
//: http://a/b#h ""
//: v true
//: http://c/?k=v
//: http://a/?a=b%20c&d=~
//: http://a/?a=b+c&d=%7E&e=f
//: false a=b+c&d=%7E&e=f&only=here
//: a b c
//: d ~
//: e f
//: data:text/plain,x?a=b&c=d
