class A { x = 1; #hidden = 2; static s = 3; get g () { return 1 } }
class B extends A { y = { z: [1] } }
console.log(new A(), new B(), A, B, [A, new B()], { A })
console.log(class {}, class extends A {}, new (class {})(), new (class extends A {})())
console.log(Object.create(A.prototype), Object.create(B.prototype), A.prototype, B.prototype)
function Old () { this.v = 1 }
Old.prototype.m = function () {}
console.log(new Old(), Old, Old.prototype, Object.create(Old.prototype))
const o = new A(); o.constructor = 'own'; console.log(o)
class C { constructor () { this.self = this } }
console.log(new C(), [new C()])
console.log(Object.create({}), Object.create({ constructor: Old }), Object.create(Object.create(A.prototype)))
class Tagged { get [Symbol.toStringTag] () { return 'Tag' } }
console.log(new Tagged(), Tagged, class extends Tagged {}, new (class Tag extends Tagged {})())
class E1 extends Map { extra = 1 } class E2 extends Set {} class E3 extends Array {} class E4 extends Promise {} class E5 extends Date {} class E6 extends RegExp {} class E7 extends Uint8Array {} class E8 extends Function {} class E9 extends String {}
console.log(new E1([[1, 2]]), new E2([1]), new E3(1, 2, 3), new E4(() => {}), new E5(0), new E6('x', 'g'), new E7(2), new E9('s'))
//: A { x: 1 } B { x: 1, y: { z: [ 1 ] } } [class A] { s: 3 } [class B extends A] [ [class A] { s: 3 }, B { x: 1, y: { z: [Array] } } ] { A: [class A] { s: 3 } }
//: [class (anonymous)] [class (anonymous) extends A] {} A { x: 1 }
//: A {} B {} {} A {}
//: Old { v: 1 } [Function: Old] { m: [Function (anonymous)] } Old {}
//: A { x: 1, constructor: 'own' }
//: <ref *1> C { self: [Circular *1] } [ <ref *1> C { self: [Circular *1] } ]
//: {} {} A {}
//: Tagged [Tag] {} [class Tagged] [class (anonymous) extends Tagged] Tag {}
//: E1(1) [Map] { 1 => 2, extra: 1 } E2(1) [Set] { 1 } E3(3) [ 1, 2, 3 ] E4 [Promise] { <pending> } E5 1970-01-01T00:00:00.000Z E6 /x/g E7(2) [Uint8Array] [ 0, 0 ] [String (E9): 's']
