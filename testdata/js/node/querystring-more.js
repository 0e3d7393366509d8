const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const q = require('querystring'); for (const o of [{ a: 'ü' }, { a: ['x', 'y'], b: 1 }, { 'a b': 'c d' }, { a: "!'()*-._~" }, { a: '\n' }, { '': 'empty' }, { a: '' }, { a: 0, b: -0, c: 1e21 }, { n: null, u: undefined, f: () => {}, s: Symbol.iterator ? 1 : 0 }]) console.log(JSON.stringify(q.stringify(o)), JSON.stringify(q.parse(q.stringify(o))))
for (const s of ['a', 'a=', '=a', '=', '&=&', 'a=1&&b=2', 'a=1=2', 'a%3D=b', 'a+b=c+d', '%F0%9F%98%80', 'a=%E0%A4%A', '?a=1', 'a=1#b', 'x=%2', 'x=%zz&y=%41']) console.log(s, JSON.stringify(q.parse(s)))
//: "a=%C3%BC" {"a":"ü"}
//: "a=x&a=y&b=1" {"a":["x","y"],"b":"1"}
//: "a%20b=c%20d" {"a b":"c d"}
//: "a=!'()*-._~" {"a":"!'()*-._~"}
//: "a=%0A" {"a":"\n"}
//: "=empty" {"":"empty"}
//: "a=" {"a":""}
//: "a=0&b=0&c=1e%2B21" {"a":"0","b":"0","c":"1e+21"}
//: "n=&u=&f=&s=1" {"n":"","u":"","f":"","s":"1"}
//: a {"a":""}
//: a= {"a":""}
//: =a {"":"a"}
//: = {"":""}
//: &=& {"":""}
//: a=1&&b=2 {"a":"1","b":"2"}
//: a=1=2 {"a":"1=2"}
//: a%3D=b {"a=":"b"}
//: a+b=c+d {"a b":"c d"}
//: %F0%9F%98%80 {"😀":""}
//: a=%E0%A4%A {"a":"�%A"}
//: ?a=1 {"?a":"1"}
//: a=1#b {"a":"1#b"}
//: x=%2 {"x":"%2"}
//: x=%zz&y=%41 {"x":"%zz","y":"A"}
