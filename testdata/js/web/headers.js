// Headers: names without case, values put together, order.
const attempt = f => { try { return JSON.stringify(f()) } catch (e) { return e.name } }
const h = new Headers({ 'Content-Type': 'text/plain', 'X-B': ' padded\t', accept: 'a' })
h.append('Accept', 'b'); h.append('accept', 'c'); h.append('Set-Cookie', 'a=1'); h.append('set-cookie', 'b=2'); h.append('Cookie', 'x'); h.append('cookie', 'y')
console.log(h.get('ACCEPT'), h.get('content-type'), h.get('x-b'), h.get('nope'), h.has('X-b'), h.has('nope'), h.get('cookie'))
console.log(JSON.stringify([...h]), JSON.stringify([...h.keys()]), JSON.stringify([...h.values()]))
console.log(h.get('set-cookie'), JSON.stringify(h.getSetCookie()))
h.set('Accept', 'only'); h.delete('x-b'); h.delete('none')
console.log(h.get('accept'), h.has('x-b'))
h.set('set-cookie', 'c=3'); console.log(JSON.stringify(h.getSetCookie()))
h.forEach(function (value, name, all) { console.log(name, value, all === h, this.me) }, { me: 1 })
for (const init of [undefined, {}, [], [['a', 'b'], ['A', 'c']], new Headers({ q: 'r' }), new Map([['m', 1]]), { a: 1, b: null, c: undefined }, Object.create({ inherited: 1 })]) console.log(attempt(() => [...new Headers(init)]))
for (const bad of [() => new Headers(null), () => new Headers(1), () => new Headers([['a']]), () => new Headers([['a', 'b', 'c']]), () => new Headers({ 'a b': 1 }), () => new Headers({ '': 1 }), () => h.set('a', 'x\ny'), () => h.set('a', '\u0100'), () => h.set('a', 'x\0'), () => h.append('é', 1), () => h.get(), () => h.append('a'), () => h.get('a b'), () => h.forEach(1), () => Headers.prototype.get.call({}, 'a'), () => Headers()]) console.log(attempt(bad))
h.set('latin', 'é\u00ff'); console.log(h.get('latin'), h.get('latin').length)
console.log(Object.prototype.toString.call(h), Object.prototype.toString.call(h.keys()), Headers.prototype[Symbol.iterator] === Headers.prototype.entries, Object.keys(Headers.prototype).sort().join(), Headers.length)
const copy = new Headers(h); copy.set('accept', 'changed'); console.log(h.get('accept'), copy.get('accept'), JSON.stringify(Object.fromEntries(copy)))
//: a, b, c text/plain padded null true false x; y
//: [["accept","a, b, c"],["content-type","text/plain"],["cookie","x; y"],["set-cookie","a=1"],["set-cookie","b=2"],["x-b","padded"]] ["accept","content-type","cookie","set-cookie","set-cookie","x-b"] ["a, b, c","text/plain","x; y","a=1","b=2","padded"]
//: a=1, b=2 ["a=1","b=2"]
//: only false
//: ["c=3"]
//: accept only true 1
//: content-type text/plain true 1
//: cookie x; y true 1
//: set-cookie c=3 true 1
//: []
//: []
//: []
//: [["a","b, c"]]
//: [["q","r"]]
//: [["m","1"]]
//: [["a","1"],["b","null"],["c","undefined"]]
//: []
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
//: TypeError
//: TypeError
//: TypeError
//: éÿ 2
//: [object Headers] [object Headers Iterator] true append,delete,entries,forEach,get,getSetCookie,has,keys,set,values 0
//: only changed {"accept":"changed","content-type":"text/plain","cookie":"x; y","latin":"éÿ","set-cookie":"c=3"}
