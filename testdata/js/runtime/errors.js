// Errors that the engine throws have constructors which are made when they are
// first asked for. Nobody can tell: all of this is what Node prints.
const d = o => Reflect.ownKeys(o).map(k => { const p = Reflect.getOwnPropertyDescriptor(o, k); return String(k) + +p.writable + +p.enumerable + +p.configurable }).sort().join(' ')
for (const C of [TypeError, RangeError, ReferenceError, SyntaxError, EvalError]) {
  console.log(C.name, C.length, typeof C, String(C), d(C), d(C.prototype), C.prototype.constructor === C, Object.getPrototypeOf(C) === Error, Object.getPrototypeOf(C.prototype) === Error.prototype, C.prototype.message === '', C.prototype.name)
  const e = new C('m'), f = C('n')
  console.log(e instanceof C, e instanceof Error, f instanceof C, String(e), String(f), e.message, Object.getPrototypeOf(e) === C.prototype, e.constructor === C, Object.prototype.toString.call(e), new C('a', { cause: 5 }).cause, Object.keys(e).length, 'message' in new C(), Object.hasOwn(new C(), 'message'))
  class D extends C { constructor (x) { super(x); this.y = 1 } }
  const g = new D('o')
  console.log(g instanceof D, g instanceof C, g.name, g.y, g.stack.split('\n')[0], D.name, Object.getPrototypeOf(D) === C)
  function F () {}
  F.prototype = Array.prototype
  console.log(Reflect.construct(C, ['x'], F) instanceof Array, Reflect.construct(C, ['x'], Object) instanceof C)
  const P = new Proxy(C, {})
  console.log(new P('p') instanceof C, P('q').message, C.bind(null, 'z')().message, new (C.bind(null, 'z'))() instanceof C, C.call(null, 'k').message, C.apply({}, ['l']) instanceof C)
  C.extra = 1; delete C.extra; C.stackTraceLimit
  console.log(Object.isExtensible(C), delete C.length, C.length, (() => { 'use strict'; try { C.prototype = 1 } catch (e) { return e.name } })())
}
for (const f of [() => null.x, () => nothing, () => 'a'.repeat(-1), () => (0, eval)('('), () => decodeURI('%'), () => { let q = p; let p }, () => new Array(-1), () => Symbol() + '', () => BigInt('x')]) {
  try { f() } catch (e) { console.log(e.name, e.constructor === globalThis[e.name], e instanceof Error, Object.getPrototypeOf(e.constructor) === Error, e.stack.split('\n').length > 1) }
}
function G () {}
G.prototype = 1
console.log(Reflect.construct(TypeError, [], G).name)
//: TypeError 1 function function TypeError() { [native code] } length001 name001 prototype000 constructor101 message101 name101 true true true true TypeError
//: true true true TypeError: m TypeError: n m true true [object Error] 5 0 true false
//: true true TypeError 1 TypeError: o D true
//: true false
//: true q z true k true
//: true true 1 TypeError
//: RangeError 1 function function RangeError() { [native code] } length001 name001 prototype000 constructor101 message101 name101 true true true true RangeError
//: true true true RangeError: m RangeError: n m true true [object Error] 5 0 true false
//: true true RangeError 1 RangeError: o D true
//: true false
//: true q z true k true
//: true true 1 TypeError
//: ReferenceError 1 function function ReferenceError() { [native code] } length001 name001 prototype000 constructor101 message101 name101 true true true true ReferenceError
//: true true true ReferenceError: m ReferenceError: n m true true [object Error] 5 0 true false
//: true true ReferenceError 1 ReferenceError: o D true
//: true false
//: true q z true k true
//: true true 1 TypeError
//: SyntaxError 1 function function SyntaxError() { [native code] } length001 name001 prototype000 constructor101 message101 name101 true true true true SyntaxError
//: true true true SyntaxError: m SyntaxError: n m true true [object Error] 5 0 true false
//: true true SyntaxError 1 SyntaxError: o D true
//: true false
//: true q z true k true
//: true true 1 TypeError
//: EvalError 1 function function EvalError() { [native code] } length001 name001 prototype000 constructor101 message101 name101 true true true true EvalError
//: true true true EvalError: m EvalError: n m true true [object Error] 5 0 true false
//: true true EvalError 1 EvalError: o D true
//: true false
//: true q z true k true
//: true true 1 TypeError
//: TypeError true true true true
//: ReferenceError true true true true
//: RangeError true true true true
//: SyntaxError true true true true
//: URIError true true true true
//: ReferenceError true true true true
//: RangeError true true true true
//: TypeError true true true true
//: SyntaxError true true true true
//: TypeError
