// What is no constructor stays none when it is bound.
const o = { arrow: () => 1, method () { return 2 }, async later () {}, * many () {}, native: Math.max, get got () { return 3 } }
const functions = { ...o, got: Object.getOwnPropertyDescriptor(o, 'got').get }
for (const [name, f] of Object.entries(functions)) {
  const said = []
  const ways = { new: f => new f(), Reflect: f => Reflect.construct(f, []), target: f => Reflect.construct(Object, [], f), extends: f => class extends f {},
    proxy: f => new (new Proxy(f, {}))(), promise: f => Promise.resolve.call(f, 1) }
  for (const [way, make] of Object.entries(ways)) {
    for (const g of [f, f.bind(), f.bind(null, 1).bind()]) {
      try { make(g); said.push(way) } catch (e) { said.push(e.name) }
    }
  }
  said.push(Array.of.call(f.bind(), 1, 2).length, Array.from.call(f.bind(), 'abc').length)
  console.log(name, said.join(' '))
}
class Point { constructor (x, y) { this.x = x; this.y = y } }
const bound = Point.bind(null, 1)
console.log(new bound(2), new (bound.bind(null, 5))(), bound.prototype, new bound(2) instanceof bound)
try { bound() } catch (e) { console.log(e.name) }
//: arrow TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError 2 3
//: method TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError 2 3
//: later TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError 2 3
//: many TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError 2 3
//: native TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError 2 3
//: got TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError 2 3
//: Point { x: 1, y: 2 } Point { x: 1, y: 5 } undefined true
//: TypeError
