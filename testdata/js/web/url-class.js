// The class itself: its members, what it throws, who may call it.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
console.log(attempt(() => new URL()))
console.log(attempt(() => URL('http://a')))
console.log(attempt(() => new URL(Symbol('s'))))
console.log(attempt(() => URL.canParse()))
console.log(attempt(() => Object.getOwnPropertyDescriptor(URL.prototype, 'href').get.call({})))
console.log(attempt(() => URL.prototype.toString.call(1)))
console.log(URL.canParse('http://a'), URL.canParse('a'), URL.canParse('a', 'http://b'), URL.canParse('a', 'b'), URL.canParse('x:'))
const u = new URL('http://a/?b=c')
console.log(String(u), u + '', `${u}`, JSON.stringify({ u }), JSON.stringify([u]))
console.log(Object.prototype.toString.call(u), Object.keys(u).length, u.constructor === URL, u instanceof URL)
console.log(Object.keys(URL.prototype).sort().join(), URL.length, URL.name)
console.log(u.searchParams === u.searchParams, u.searchParams instanceof URLSearchParams)
class Mine extends URL { get shout () { return this.href.toUpperCase() } }
const m = new Mine('x', 'http://a/b/')
console.log(m.shout, m instanceof URL, m instanceof Mine)
let names = []
for (const name in u) names.push(name)
console.log(names.filter(name => name !== 'constructor').length >= 13, new URL(u).href, new URL({ toString () { return 'x:y' } }).href)
console.log(new URL('http://a/%zz%41%e4?%zz=%41#%').href, new URL('http://a/\u{1f600}?\ud83d#\ude00').href)
console.log(typeof require('url').URL, require('url').URL === URL, require('node:url').URLSearchParams === URLSearchParams)
//: TypeError ERR_MISSING_ARGS: The "url" argument must be specified
//: TypeError undefined: Class constructor URL cannot be invoked without 'new'
//: TypeError undefined: Cannot convert a Symbol value to a string
//: TypeError ERR_MISSING_ARGS: The "url" argument must be specified
//: TypeError undefined: Receiver must be an instance of class URL
//: TypeError undefined: Receiver must be an instance of class URL
//: true false true false true
//: http://a/?b=c http://a/?b=c http://a/?b=c {"u":"http://a/?b=c"} ["http://a/?b=c"]
//: [object URL] 0 true true
//: hash,host,hostname,href,origin,password,pathname,port,protocol,search,searchParams,toJSON,toString,username 1 URL
//: true true
//: HTTP://A/B/X true true
//: true http://a/?b=c x:y
//: http://a/%zz%41%e4?%zz=%41#% http://a/%F0%9F%98%80?%EF%BF%BD#%EF%BF%BD
//: function true true
