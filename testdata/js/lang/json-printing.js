console.log(JSON.stringify({ a: [1, { b: undefined, c: () => 1, d: Symbol('x') }], e: NaN, f: new Date(0), g: new Map([[1, 2]]), h: null, i: 'q"\n' }))
console.log(JSON.stringify([undefined, () => 1, Symbol()], null, 2)); console.log(JSON.stringify({ a: { b: [1, 2] } }, null, '--')); console.log(JSON.stringify({ b: 1, a: 2, c: { a: 3 } }, ['a', 'c']))
console.log(JSON.parse('{"a":[1,2,{"b":null}]}', (k, v) => typeof v === 'number' ? v * 2 : v), JSON.parse('"\\u00e9"'), JSON.stringify('\ud800'), JSON.stringify({ toJSON: () => 'custom' }))
try { JSON.stringify(1n) } catch (e) { console.log(e.message) }
const c = {}; c.c = c; try { JSON.stringify(c) } catch (e) { console.log(e.message.split('\n')[0]) }
//: {"a":[1,{}],"e":null,"f":"1970-01-01T00:00:00.000Z","g":{},"h":null,"i":"q\"\n"}
//: [
//:   null,
//:   null,
//:   null
//: ]
//: {
//: --"a": {
//: ----"b": [
//: ------1,
//: ------2
//: ----]
//: --}
//: }
//: {"a":2,"c":{"a":3}}
//: { a: [ 2, 4, { b: null } ] } é "\ud800" "custom"
//: Do not know how to serialize a BigInt
//: Converting circular structure to JSON
