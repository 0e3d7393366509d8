function * g () { yield 1 }
console.log(g(), g, [g()], { g: g() }, Object.assign(g(), { p: 1 }))
console.log([][Symbol.iterator](), [1].keys(), 'a'.matchAll(/a/g), new Map().values(), (function * () {})())
console.log(Object.getPrototypeOf(g), Object.getPrototypeOf(function * () {}.prototype) === Object.getPrototypeOf(g.prototype))
console.log(Math, JSON, Reflect, Symbol.iterator, Symbol.asyncIterator, Symbol('d').description)
//: Object [Generator] {} [GeneratorFunction: g] [ Object [Generator] {} ] { g: Object [Generator] {} } Object [Generator] { p: 1 }
//: Object [Array Iterator] {} Object [Array Iterator] {} Object [RegExp String Iterator] {} [Map Iterator] {  } Object [Generator] {}
//: Function [GeneratorFunction] {} true
//: Object [Math] {} Object [JSON] {} Object [Reflect] {} Symbol(Symbol.iterator) Symbol(Symbol.asyncIterator) d
