// JSON.stringify: what it writes, and what it says when it cannot.
const show = (name, f) => {
  let text
  try { text = f() } catch (e) { text = `${e.name}: ${e.message}` }
  console.log(name + ' ' + (text === undefined ? 'undefined' : JSON.stringify(text).slice(1, -1).replace(/[\u2028]/g, 'U+2028')))
}
const s = (...args) => JSON.stringify(...args)
const values = {
  nothing: undefined, null: null, true: true, zero: -0, int: 42, float: 1.5, small: 1e-7, large: 1e21, nan: NaN, infinite: -Infinity, max: 2 ** 53,
  text: 'a"b\\c\n\r\t\b\f\u0001\u007f', wide: 'é€😀\u2028', lone: 'a\ud800b\udc00\ud83d\ude00\ud83d', empty: '', symbol: Symbol('x'), function: () => 1, class: class {},
  boxed: [new Number(3), new String('s'), new Boolean(false)], date: new Date(0), badDate: [new Date(0).getTime()],
  array: [undefined, () => 1, Symbol('x'), null, [[]], {}], sparse: [, 1, , 2], object: { a: undefined, b: () => 1, c: Symbol('x'), d: 1 },
  keys: { 10: 1, b: 2, 2: 3, a: 4, '': 5, 'é': 6, 'a"\n': 7, '\ud800': 8, [Symbol('x')]: 9 }, map: new Map([[1, 2]]), set: new Set([1]), error: new Error('x'), regexp: /x/g,
  typed: new Uint8Array([1, 2]), buffer: new ArrayBuffer(2), arguments: (function () { return arguments })(1, 'b'), nullProto: Object.assign(Object.create(null), { x: 1 }),
  inherited: Object.create({ hidden: 1 }, { shown: { value: 1, enumerable: true }, not: { value: 2 } }), getter: { get x() { return 7 } }, promise: Promise.resolve(1),
  proxy: new Proxy({ a: 1, b: [2] }, {}), proxyArray: new Proxy([1, [2]], {}), generator: (function * () {})(), toJSON: { toJSON: key => 'key ' + key }, nested: { a: { toJSON (k) { return { k, own: Object.keys(this) } } } }
}
for (const [name, value] of Object.entries(values)) {
  show(name, () => s(value))
  show(name + ' in an object', () => s({ it: value }))
  show(name + ' in an array, indented', () => s([value, value], null, 2))
}
for (const space of [0, 1, 3, 10, 11, 100, -1, 2.9, '', '-', 'é', 'a very long indent', new Number(2), new String('>'), null, undefined, true, {}, NaN]) {
  show('space', () => s({ a: [1, { b: 2 }, [], {}], c: {} }, null, space))
}
for (const only of [[], ['a'], ['b', 'a'], ['a', 'a'], [1], [new String('b')], [new Number(1)], [{}, null, undefined, Symbol('x')], ['\ud800'], ['missing', 'a']]) {
  show('only', () => s({ a: { a: 1, b: 2 }, b: [{ b: 1, c: 2 }], 1: 2, '\ud800': 3 }, only))
}
show('replacer', () => s({ a: 1, b: [2, { c: 3 }] }, function (key, value) { return typeof value === 'number' ? key + value + Array.isArray(this) : value }))
show('replacer drops', () => s({ a: 1, b: 2, c: [1, 2] }, (key, value) => value === 1 ? undefined : value))
show('replacer of the whole', () => s(1, () => undefined))
show('replacer sees', () => { const seen = []; s({ a: [1], b: { toJSON: () => 'j' } }, function (k, v) { seen.push([k, typeof v, Object.keys(this).join()]); return v }); return s(seen) })
show('replacer throws', () => s({ a: 1 }, () => { throw new TypeError('mine') }))
show('getter throws', () => s({ get a() { throw new RangeError('got') } }))
show('toJSON throws', () => s({ toJSON() { throw new RangeError('json') } }))
show('toJSON is no function', () => s({ toJSON: 5, a: 1 }))
show('toJSON of a string', () => { String.prototype.toJSON = () => 'never'; try { return s('x') } finally { delete String.prototype.toJSON } })
show('bigint', () => s({ a: 1n }))
show('boxed bigint', () => s(Object(1n)))
show('bigint with toJSON', () => { BigInt.prototype.toJSON = function () { return String(this) + 'n' }; try { return s([5n]) } finally { delete BigInt.prototype.toJSON } })
show('deleted on the way', () => { const o = { get a() { delete this.b; return 1 }, b: 2, c: 3 }; return s(o) })
show('added on the way', () => { const o = { get a() { this.z = 1; return 1 }, b: 2 }; return s(o) })
show('shrinks on the way', () => { const a = [{ toJSON() { a.length = 1; return 1 } }, 2, 3]; return s(a) })
show('shared', () => { const x = {}; return s([x, x, { x }]) })
show('order of calls', () => {
  const calls = []
  const p = new Proxy({ a: 1, b: 2 }, {
    get: (t, k) => (calls.push('get ' + String(k)), t[k]), ownKeys: t => (calls.push('keys'), Reflect.ownKeys(t)),
    getOwnPropertyDescriptor: (t, k) => (calls.push('own ' + String(k)), Reflect.getOwnPropertyDescriptor(t, k))
  })
  s(p)
  return calls.join()
})
const circles = []
const a = {}; a.a = a; circles.push(a)
const b = { x: { y: [1, { z: null }] } }; b.x.y[1].z = b; circles.push(b)
const c = { x: { y: { z: {} } } }; c.x.y.z.w = c.x; circles.push(c)
const d = []; d[0] = d; circles.push(d)
const e = [[[[[[]]]]]]; e[0][0][0][0][0][0] = e; circles.push(e)
class Foo { constructor () { this.me = { x: this } } }
circles.push(new Foo())
const f = { one: { two: { three: { four: { five: {} } } } } }; f.one.two.three.four.five.six = f.one; circles.push(f)
const g = Object.create(null); g.g = g; circles.push(g)
const h = { constructor: 5 }; h.h = h; circles.push(h)
for (const circle of circles) show('circle', () => s(circle))
let deep = []
for (let i = 0; i < 100; i++) deep = [deep]
show('deep', () => s(deep))
//: nothing undefined
//: nothing in an object {}
//: nothing in an array, indented [\n  null,\n  null\n]
//: null null
//: null in an object {\"it\":null}
//: null in an array, indented [\n  null,\n  null\n]
//: true true
//: true in an object {\"it\":true}
//: true in an array, indented [\n  true,\n  true\n]
//: zero 0
//: zero in an object {\"it\":0}
//: zero in an array, indented [\n  0,\n  0\n]
//: int 42
//: int in an object {\"it\":42}
//: int in an array, indented [\n  42,\n  42\n]
//: float 1.5
//: float in an object {\"it\":1.5}
//: float in an array, indented [\n  1.5,\n  1.5\n]
//: small 1e-7
//: small in an object {\"it\":1e-7}
//: small in an array, indented [\n  1e-7,\n  1e-7\n]
//: large 1e+21
//: large in an object {\"it\":1e+21}
//: large in an array, indented [\n  1e+21,\n  1e+21\n]
//: nan null
//: nan in an object {\"it\":null}
//: nan in an array, indented [\n  null,\n  null\n]
//: infinite null
//: infinite in an object {\"it\":null}
//: infinite in an array, indented [\n  null,\n  null\n]
//: max 9007199254740992
//: max in an object {\"it\":9007199254740992}
//: max in an array, indented [\n  9007199254740992,\n  9007199254740992\n]
//: text \"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\"
//: text in an object {\"it\":\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\"}
//: text in an array, indented [\n  \"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\",\n  \"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\"\n]
//: wide \"é€😀U+2028\"
//: wide in an object {\"it\":\"é€😀U+2028\"}
//: wide in an array, indented [\n  \"é€😀U+2028\",\n  \"é€😀U+2028\"\n]
//: lone \"a\\ud800b\\udc00😀\\ud83d\"
//: lone in an object {\"it\":\"a\\ud800b\\udc00😀\\ud83d\"}
//: lone in an array, indented [\n  \"a\\ud800b\\udc00😀\\ud83d\",\n  \"a\\ud800b\\udc00😀\\ud83d\"\n]
//: empty \"\"
//: empty in an object {\"it\":\"\"}
//: empty in an array, indented [\n  \"\",\n  \"\"\n]
//: symbol undefined
//: symbol in an object {}
//: symbol in an array, indented [\n  null,\n  null\n]
//: function undefined
//: function in an object {}
//: function in an array, indented [\n  null,\n  null\n]
//: class undefined
//: class in an object {}
//: class in an array, indented [\n  null,\n  null\n]
//: boxed [3,\"s\",false]
//: boxed in an object {\"it\":[3,\"s\",false]}
//: boxed in an array, indented [\n  [\n    3,\n    \"s\",\n    false\n  ],\n  [\n    3,\n    \"s\",\n    false\n  ]\n]
//: date \"1970-01-01T00:00:00.000Z\"
//: date in an object {\"it\":\"1970-01-01T00:00:00.000Z\"}
//: date in an array, indented [\n  \"1970-01-01T00:00:00.000Z\",\n  \"1970-01-01T00:00:00.000Z\"\n]
//: badDate [0]
//: badDate in an object {\"it\":[0]}
//: badDate in an array, indented [\n  [\n    0\n  ],\n  [\n    0\n  ]\n]
//: array [null,null,null,null,[[]],{}]
//: array in an object {\"it\":[null,null,null,null,[[]],{}]}
//: array in an array, indented [\n  [\n    null,\n    null,\n    null,\n    null,\n    [\n      []\n    ],\n    {}\n  ],\n  [\n    null,\n    null,\n    null,\n    null,\n    [\n      []\n    ],\n    {}\n  ]\n]
//: sparse [null,1,null,2]
//: sparse in an object {\"it\":[null,1,null,2]}
//: sparse in an array, indented [\n  [\n    null,\n    1,\n    null,\n    2\n  ],\n  [\n    null,\n    1,\n    null,\n    2\n  ]\n]
//: object {\"d\":1}
//: object in an object {\"it\":{\"d\":1}}
//: object in an array, indented [\n  {\n    \"d\": 1\n  },\n  {\n    \"d\": 1\n  }\n]
//: keys {\"2\":3,\"10\":1,\"b\":2,\"a\":4,\"\":5,\"é\":6,\"a\\\"\\n\":7,\"\\ud800\":8}
//: keys in an object {\"it\":{\"2\":3,\"10\":1,\"b\":2,\"a\":4,\"\":5,\"é\":6,\"a\\\"\\n\":7,\"\\ud800\":8}}
//: keys in an array, indented [\n  {\n    \"2\": 3,\n    \"10\": 1,\n    \"b\": 2,\n    \"a\": 4,\n    \"\": 5,\n    \"é\": 6,\n    \"a\\\"\\n\": 7,\n    \"\\ud800\": 8\n  },\n  {\n    \"2\": 3,\n    \"10\": 1,\n    \"b\": 2,\n    \"a\": 4,\n    \"\": 5,\n    \"é\": 6,\n    \"a\\\"\\n\": 7,\n    \"\\ud800\": 8\n  }\n]
//: map {}
//: map in an object {\"it\":{}}
//: map in an array, indented [\n  {},\n  {}\n]
//: set {}
//: set in an object {\"it\":{}}
//: set in an array, indented [\n  {},\n  {}\n]
//: error {}
//: error in an object {\"it\":{}}
//: error in an array, indented [\n  {},\n  {}\n]
//: regexp {}
//: regexp in an object {\"it\":{}}
//: regexp in an array, indented [\n  {},\n  {}\n]
//: typed {\"0\":1,\"1\":2}
//: typed in an object {\"it\":{\"0\":1,\"1\":2}}
//: typed in an array, indented [\n  {\n    \"0\": 1,\n    \"1\": 2\n  },\n  {\n    \"0\": 1,\n    \"1\": 2\n  }\n]
//: buffer {}
//: buffer in an object {\"it\":{}}
//: buffer in an array, indented [\n  {},\n  {}\n]
//: arguments {\"0\":1,\"1\":\"b\"}
//: arguments in an object {\"it\":{\"0\":1,\"1\":\"b\"}}
//: arguments in an array, indented [\n  {\n    \"0\": 1,\n    \"1\": \"b\"\n  },\n  {\n    \"0\": 1,\n    \"1\": \"b\"\n  }\n]
//: nullProto {\"x\":1}
//: nullProto in an object {\"it\":{\"x\":1}}
//: nullProto in an array, indented [\n  {\n    \"x\": 1\n  },\n  {\n    \"x\": 1\n  }\n]
//: inherited {\"shown\":1}
//: inherited in an object {\"it\":{\"shown\":1}}
//: inherited in an array, indented [\n  {\n    \"shown\": 1\n  },\n  {\n    \"shown\": 1\n  }\n]
//: getter {\"x\":7}
//: getter in an object {\"it\":{\"x\":7}}
//: getter in an array, indented [\n  {\n    \"x\": 7\n  },\n  {\n    \"x\": 7\n  }\n]
//: promise {}
//: promise in an object {\"it\":{}}
//: promise in an array, indented [\n  {},\n  {}\n]
//: proxy {\"a\":1,\"b\":[2]}
//: proxy in an object {\"it\":{\"a\":1,\"b\":[2]}}
//: proxy in an array, indented [\n  {\n    \"a\": 1,\n    \"b\": [\n      2\n    ]\n  },\n  {\n    \"a\": 1,\n    \"b\": [\n      2\n    ]\n  }\n]
//: proxyArray [1,[2]]
//: proxyArray in an object {\"it\":[1,[2]]}
//: proxyArray in an array, indented [\n  [\n    1,\n    [\n      2\n    ]\n  ],\n  [\n    1,\n    [\n      2\n    ]\n  ]\n]
//: generator {}
//: generator in an object {\"it\":{}}
//: generator in an array, indented [\n  {},\n  {}\n]
//: toJSON \"key \"
//: toJSON in an object {\"it\":\"key it\"}
//: toJSON in an array, indented [\n  \"key 0\",\n  \"key 1\"\n]
//: nested {\"a\":{\"k\":\"a\",\"own\":[\"toJSON\"]}}
//: nested in an object {\"it\":{\"a\":{\"k\":\"a\",\"own\":[\"toJSON\"]}}}
//: nested in an array, indented [\n  {\n    \"a\": {\n      \"k\": \"a\",\n      \"own\": [\n        \"toJSON\"\n      ]\n    }\n  },\n  {\n    \"a\": {\n      \"k\": \"a\",\n      \"own\": [\n        \"toJSON\"\n      ]\n    }\n  }\n]
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: space {\n \"a\": [\n  1,\n  {\n   \"b\": 2\n  },\n  [],\n  {}\n ],\n \"c\": {}\n}
//: space {\n   \"a\": [\n      1,\n      {\n         \"b\": 2\n      },\n      [],\n      {}\n   ],\n   \"c\": {}\n}
//: space {\n          \"a\": [\n                    1,\n                    {\n                              \"b\": 2\n                    },\n                    [],\n                    {}\n          ],\n          \"c\": {}\n}
//: space {\n          \"a\": [\n                    1,\n                    {\n                              \"b\": 2\n                    },\n                    [],\n                    {}\n          ],\n          \"c\": {}\n}
//: space {\n          \"a\": [\n                    1,\n                    {\n                              \"b\": 2\n                    },\n                    [],\n                    {}\n          ],\n          \"c\": {}\n}
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: space {\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    },\n    [],\n    {}\n  ],\n  \"c\": {}\n}
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: space {\n-\"a\": [\n--1,\n--{\n---\"b\": 2\n--},\n--[],\n--{}\n-],\n-\"c\": {}\n}
//: space {\né\"a\": [\néé1,\néé{\nééé\"b\": 2\néé},\néé[],\néé{}\né],\né\"c\": {}\n}
//: space {\na very lon\"a\": [\na very lona very lon1,\na very lona very lon{\na very lona very lona very lon\"b\": 2\na very lona very lon},\na very lona very lon[],\na very lona very lon{}\na very lon],\na very lon\"c\": {}\n}
//: space {\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    },\n    [],\n    {}\n  ],\n  \"c\": {}\n}
//: space {\n>\"a\": [\n>>1,\n>>{\n>>>\"b\": 2\n>>},\n>>[],\n>>{}\n>],\n>\"c\": {}\n}
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: space {\"a\":[1,{\"b\":2},[],{}],\"c\":{}}
//: only {}
//: only {\"a\":{\"a\":1}}
//: only {\"b\":[{\"b\":1}],\"a\":{\"b\":2,\"a\":1}}
//: only {\"a\":{\"a\":1}}
//: only {\"1\":2}
//: only {\"b\":[{\"b\":1}]}
//: only {\"1\":2}
//: only {}
//: only {\"\\ud800\":3}
//: only {\"a\":{\"a\":1}}
//: replacer {\"a\":\"a1false\",\"b\":[\"02true\",{\"c\":\"c3false\"}]}
//: replacer drops {\"b\":2,\"c\":[null,2]}
//: replacer of the whole undefined
//: replacer sees [[\"\",\"object\",\"\"],[\"a\",\"object\",\"a,b\"],[\"0\",\"number\",\"0\"],[\"b\",\"string\",\"a,b\"]]
//: replacer throws TypeError: mine
//: getter throws RangeError: got
//: toJSON throws RangeError: json
//: toJSON is no function {\"toJSON\":5,\"a\":1}
//: toJSON of a string \"x\"
//: bigint TypeError: Do not know how to serialize a BigInt
//: boxed bigint TypeError: Do not know how to serialize a BigInt
//: bigint with toJSON [\"5n\"]
//: deleted on the way {\"a\":1,\"c\":3}
//: added on the way {\"a\":1,\"b\":2}
//: shrinks on the way [1,null,null]
//: shared [{},{},{\"x\":{}}]
//: order of calls get toJSON,keys,own a,own b,get a,get b
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    --- property 'a' closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'x' -> object with constructor 'Object'\n    |     property 'y' -> object with constructor 'Array'\n    |     index 1 -> object with constructor 'Object'\n    --- property 'z' closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'y' -> object with constructor 'Object'\n    |     property 'z' -> object with constructor 'Object'\n    --- property 'w' closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Array'\n    --- index 0 closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Array'\n    |     index 0 -> object with constructor 'Array'\n    |     index 0 -> object with constructor 'Array'\n    |     ...\n    |     index 0 -> object with constructor 'Array'\n    --- index 0 closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Foo'\n    |     property 'me' -> object with constructor 'Object'\n    --- property 'x' closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'two' -> object with constructor 'Object'\n    |     property 'three' -> object with constructor 'Object'\n    |     ...\n    |     property 'five' -> object with constructor 'Object'\n    --- property 'six' closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    --- property 'g' closes the circle
//: circle TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    --- property 'h' closes the circle
//: deep [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
