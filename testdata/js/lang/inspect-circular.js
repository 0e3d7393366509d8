const a = { name: 'a' }; a.self = a; console.log(a)
const b = { name: 'b', a }; a.b = b; console.log(a, b, [a, b])
const list = []; list.push(list, [list]); console.log(list)
const m = new Map(); m.set('m', m); m.set(m, 'v'); console.log(m)
const s = new Set(); s.add(s); console.log(s, { s })
const f = () => {}; f.f = f; console.log(f)
class Node1 { constructor (p) { this.parent = p; this.children = [] } }
const root = new Node1(null); root.children.push(new Node1(root), new Node1(root)); console.log(root)
const e = new Error('e'); e.stack = 'Error: e\n    at x (y.js:1:1)'; e.self = e; console.log(e)
const shared = { s: 1 }; console.log([shared, shared, { shared }])
const x = { y: {} }; x.y.x = x; x.y.y = x.y; console.log(x, x.y)
const cause = new Error('c'); cause.stack = 'Error: c\n    at x (y.js:1:1)'; cause.cause = cause; console.log(cause)
//: <ref *1> { name: 'a', self: [Circular *1] }
//: <ref *1> {
//:   name: 'a',
//:   self: [Circular *1],
//:   b: { name: 'b', a: [Circular *1] }
//: } <ref *2> {
//:   name: 'b',
//:   a: <ref *1> { name: 'a', self: [Circular *1], b: [Circular *2] }
//: } [
//:   <ref *1> {
//:     name: 'a',
//:     self: [Circular *1],
//:     b: { name: 'b', a: [Circular *1] }
//:   },
//:   <ref *2> {
//:     name: 'b',
//:     a: <ref *1> { name: 'a', self: [Circular *1], b: [Circular *2] }
//:   }
//: ]
//: <ref *1> [ [Circular *1], [ [Circular *1] ] ]
//: <ref *1> Map(2) { 'm' => [Circular *1], [Circular *1] => 'v' }
//: <ref *1> Set(1) { [Circular *1] } { s: <ref *1> Set(1) { [Circular *1] } }
//: <ref *1> [Function: f] { f: [Circular *1] }
//: <ref *1> Node1 {
//:   parent: null,
//:   children: [
//:     Node1 { parent: [Circular *1], children: [] },
//:     Node1 { parent: [Circular *1], children: [] }
//:   ]
//: }
//: <ref *1> Error: e
//:     at x (y.js:1:1) {
//:   self: [Circular *1]
//: }
//: [ { s: 1 }, { s: 1 }, { shared: { s: 1 } } ]
//: <ref *1> { y: <ref *2> { x: [Circular *1], y: [Circular *2] } } <ref *1> { x: { y: [Circular *1] }, y: [Circular *1] }
//: <ref *1> Error: c
//:     at x (y.js:1:1) {
//:   cause: [Circular *1]
//: }
