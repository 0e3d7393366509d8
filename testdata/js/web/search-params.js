// URLSearchParams: from everything, and every method.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
for (const init of ['', '?', 'a=b&c', '?a=b&a=c', 'a=b=c&&=d&e=', 'a+b=c%20d', '%C3%A9=%e4', '%zz=%4', '?%3Fa=1&b', '\ud800=x', { a: 1, b: [2, 3] }, [['a', 'b'], ['a', 2]], new Map([['m', 1]]), new URLSearchParams('x=y'), null, undefined, 5, new Set(['ab', 'cd'].map(x => x.split('')))]) {
  console.log(JSON.stringify([...new URLSearchParams(init)]), String(new URLSearchParams(init)))
}
for (const init of [[1], [['a']], [['a', 'b', 'c']], { [Symbol.iterator]: 1 }, [null], { a: Symbol('s') }, Symbol('s')]) console.log(attempt(() => String(new URLSearchParams(init))))
const p = new URLSearchParams('b=2&a=1&b=3')
p.append('c d', 'é&=+~*\'()')
console.log(p.toString(), p.size, p.get('b'), p.get('x'), JSON.stringify(p.getAll('b')), p.has('a'), p.has('b', '3'), p.has('b', 4), p.has('a', undefined))
p.set('b', 9); p.set('new', '')
console.log(p.toString())
p.delete('a'); p.delete('b', '8')
console.log(p.toString())
p.append('ﬃ', '1'); p.append('🌈', '2'); p.append('b', '0'); p.append('A', 'x')
p.sort()
console.log([...p.keys()].join(), [...p.values()].join(), JSON.stringify([...p.entries()]))
p.forEach(function (value, name, all) { console.log(name, value, all === p, this.me) }, { me: 1 })
console.log(attempt(() => p.append('a')), '|', attempt(() => p.get()), '|', attempt(() => p.forEach()), '|', attempt(() => p.set('x')), '|', attempt(() => p.delete()))
console.log(attempt(() => URLSearchParams.prototype.get.call({}, 'a')), '|', attempt(() => URLSearchParams.prototype.append.call(p, Symbol('s'), 1)))
const it = p.keys()
console.log(Object.prototype.toString.call(it), Object.prototype.toString.call(p), it[Symbol.iterator]() === it, URLSearchParams.prototype[Symbol.iterator] === URLSearchParams.prototype.entries)
console.log(Object.keys(URLSearchParams.prototype).sort().join())
const live = new URLSearchParams('a=1&b=2')
const seen = []
for (const [name] of live) { seen.push(name); if (seen.length < 4) live.append('n' + seen.length, '') }
console.log(seen.join())
//: [] 
//: [] 
//: [["a","b"],["c",""]] a=b&c=
//: [["a","b"],["a","c"]] a=b&a=c
//: [["a","b=c"],["","d"],["e",""]] a=b%3Dc&=d&e=
//: [["a b","c d"]] a+b=c+d
//: [["é","�"]] %C3%A9=%EF%BF%BD
//: [["%zz","%4"]] %25zz=%254
//: [["?a","1"],["b",""]] %3Fa=1&b=
//: [["�","x"]] %EF%BF%BD=x
//: [["a","1"],["b","2,3"]] a=1&b=2%2C3
//: [["a","b"],["a","2"]] a=b&a=2
//: [["m","1"]] m=1
//: [["x","y"]] x=y
//: [] 
//: [] 
//: [["5",""]] 5=
//: [["a","b"],["c","d"]] a=b&c=d
//: TypeError ERR_INVALID_TUPLE: Each query pair must be an iterable [name, value] tuple
//: TypeError ERR_INVALID_TUPLE: Each query pair must be an iterable [name, value] tuple
//: TypeError ERR_INVALID_TUPLE: Each query pair must be an iterable [name, value] tuple
//: TypeError ERR_ARG_NOT_ITERABLE: Query pairs must be iterable
//: TypeError ERR_INVALID_TUPLE: Each query pair must be an iterable [name, value] tuple
//: TypeError undefined: Cannot convert a Symbol value to a string
//: TypeError undefined: Cannot convert a Symbol value to a string
//: b=2&a=1&b=3&c+d=%C3%A9%26%3D%2B%7E*%27%28%29 4 2 null ["2","3"] true true false true
//: b=9&a=1&c+d=%C3%A9%26%3D%2B%7E*%27%28%29&new=
//: b=9&c+d=%C3%A9%26%3D%2B%7E*%27%28%29&new=
//: A,b,b,c d,new,🌈,ﬃ x,9,0,é&=+~*'(),,2,1 [["A","x"],["b","9"],["b","0"],["c d","é&=+~*'()"],["new",""],["🌈","2"],["ﬃ","1"]]
//: A x true 1
//: b 9 true 1
//: b 0 true 1
//: c d é&=+~*'() true 1
//: new  true 1
//: 🌈 2 true 1
//: ﬃ 1 true 1
//: TypeError ERR_MISSING_ARGS: The "name" and "value" arguments must be specified | TypeError ERR_MISSING_ARGS: The "name" argument must be specified | TypeError ERR_INVALID_ARG_TYPE: The "callback" argument must be of type function. Received undefined | TypeError ERR_MISSING_ARGS: The "name" and "value" arguments must be specified | TypeError ERR_MISSING_ARGS: The "name" argument must be specified
//: TypeError ERR_INVALID_THIS: Value of "this" must be of type URLSearchParams | TypeError undefined: Cannot convert a Symbol value to a string
//: [object URLSearchParams Iterator] [object URLSearchParams] true true
//: append,delete,entries,forEach,get,getAll,has,keys,set,size,sort,toString,values
//: a,b,n1,n2,n3
