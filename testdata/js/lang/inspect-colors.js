const util = require('util')
const show = v => console.log(JSON.stringify(util.inspect(v, { colors: true })))
show([1, 1n, 'text', true, null, undefined, Symbol('s'), new Date(0), /x/g, () => {}, class A {}])
show({ get a () { return 1 }, set b (v) {}, [Symbol('k')]: 1, 'quoted key': 2 })
show([, 1]); show(new Map([['a', 1]])); show(new Set([1])); show([new Number(1), new String('s')])
show({ a: { b: { c: { d: 1 } } } })
show(Array.from({ length: 30 }, (_, i) => i)); show(Array.from({ length: 120 }, (_, i) => 'i' + i).length)
const self = {}; self.self = self; show(self)
show(Promise.resolve(1)); show(new WeakMap()); show('plain'); show(-0)
console.log(util.inspect.styles, Object.keys(util.inspect.defaultOptions))
show(Object.assign(() => {}, { x: 1 })); show(new Uint8Array(3)); show(new ArrayBuffer(2))
//: "[\n  \u001b[33m1\u001b[39m,\n  \u001b[33m1n\u001b[39m,\n  \u001b[32m'text'\u001b[39m,\n  \u001b[33mtrue\u001b[39m,\n  \u001b[1mnull\u001b[22m,\n  \u001b[90mundefined\u001b[39m,\n  \u001b[32mSymbol(s)\u001b[39m,\n  \u001b[35m1970-01-01T00:00:00.000Z\u001b[39m,\n  \u001b[31m/x/g\u001b[39m,\n  \u001b[36m[Function (anonymous)]\u001b[39m,\n  \u001b[36m[class A]\u001b[39m\n]"
//: "{ a: \u001b[36m[Getter]\u001b[39m, b: \u001b[36m[Setter]\u001b[39m, \u001b[32m'quoted key'\u001b[39m: \u001b[33m2\u001b[39m, [\u001b[32mSymbol(k)\u001b[39m]: \u001b[33m1\u001b[39m }"
//: "[ \u001b[90m<1 empty item>\u001b[39m, \u001b[33m1\u001b[39m ]"
//: "Map(1) { \u001b[32m'a'\u001b[39m => \u001b[33m1\u001b[39m }"
//: "Set(1) { \u001b[33m1\u001b[39m }"
//: "[ \u001b[33m[Number: 1]\u001b[39m, \u001b[32m[String: 's']\u001b[39m ]"
//: "{ a: { b: { c: \u001b[36m[Object]\u001b[39m } } }"
//: "[\n   \u001b[33m0\u001b[39m,  \u001b[33m1\u001b[39m,  \u001b[33m2\u001b[39m,  \u001b[33m3\u001b[39m,  \u001b[33m4\u001b[39m,  \u001b[33m5\u001b[39m,  \u001b[33m6\u001b[39m,  \u001b[33m7\u001b[39m,  \u001b[33m8\u001b[39m,\n   \u001b[33m9\u001b[39m, \u001b[33m10\u001b[39m, \u001b[33m11\u001b[39m, \u001b[33m12\u001b[39m, \u001b[33m13\u001b[39m, \u001b[33m14\u001b[39m, \u001b[33m15\u001b[39m, \u001b[33m16\u001b[39m, \u001b[33m17\u001b[39m,\n  \u001b[33m18\u001b[39m, \u001b[33m19\u001b[39m, \u001b[33m20\u001b[39m, \u001b[33m21\u001b[39m, \u001b[33m22\u001b[39m, \u001b[33m23\u001b[39m, \u001b[33m24\u001b[39m, \u001b[33m25\u001b[39m, \u001b[33m26\u001b[39m,\n  \u001b[33m27\u001b[39m, \u001b[33m28\u001b[39m, \u001b[33m29\u001b[39m\n]"
//: "\u001b[33m120\u001b[39m"
//: "\u001b[36m<ref *1>\u001b[39m { self: \u001b[36m[Circular *1]\u001b[39m }"
//: "Promise { \u001b[33m1\u001b[39m }"
//: "WeakMap { \u001b[36m<items unknown>\u001b[39m }"
//: "\u001b[32m'plain'\u001b[39m"
//: "\u001b[33m-0\u001b[39m"
//: [Object: null prototype] {
//:   special: 'cyan',
//:   number: 'yellow',
//:   bigint: 'yellow',
//:   boolean: 'yellow',
//:   undefined: 'grey',
//:   null: 'bold',
//:   string: 'green',
//:   symbol: 'green',
//:   date: 'magenta',
//:   regexp: 'red',
//:   module: 'underline'
//: } [
//:   'showHidden',
//:   'depth',
//:   'colors',
//:   'customInspect',
//:   'showProxy',
//:   'maxArrayLength',
//:   'maxStringLength',
//:   'breakLength',
//:   'compact',
//:   'sorted',
//:   'getters',
//:   'numericSeparator'
//: ]
//: "[Function (anonymous)] { x: \u001b[33m1\u001b[39m }"
//: "Uint8Array(3) [ \u001b[33m0\u001b[39m, \u001b[33m0\u001b[39m, \u001b[33m0\u001b[39m ]"
//: "ArrayBuffer { \u001b[36m[Uint8Contents]\u001b[39m: <00 00>, byteLength: \u001b[33m2\u001b[39m }"
