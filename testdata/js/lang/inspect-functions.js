console.log(function () {}, function named () {}, () => {}, async () => {}, async function af () {}, function * gf () {})
console.log({ m () {}, async am () {}, * gm () {}, get g () { return 1 }, ['computed' + 1] () {} })
console.log(Object.assign(function f () {}, { a: 1, b: { c: 2 } }), Object.assign(() => {}, { nested: { deep: { er: { est: 1 } } } }))
console.log(Math.max, parseInt, console.log, Array, Object.prototype.toString, (function x () {}).bind(null), (() => {}).bind())
const renamed = () => {}; Object.defineProperty(renamed, 'name', { value: 'other' }); console.log(renamed)
const unnamed = function z () {}; Object.defineProperty(unnamed, 'name', { value: '' }); console.log(unnamed)
const deleted = function z () {}; delete deleted.name; console.log(deleted)
console.log([function () {}, class {}, () => {}, () => {}, () => {}, () => {}, () => {}, () => {}])
console.log({ a: { b: { c: () => {}, d: class X {}, e: Object.assign(() => {}, { z: 1 }) } } })
console.log(Symbol, Map, Promise.resolve, [].map, class { static m () {} }.m)
//: [Function (anonymous)] [Function: named] [Function (anonymous)] [AsyncFunction (anonymous)] [AsyncFunction: af] [GeneratorFunction: gf]
//: {
//:   m: [Function: m],
//:   am: [AsyncFunction: am],
//:   gm: [GeneratorFunction: gm],
//:   g: [Getter],
//:   computed1: [Function: computed1]
//: }
//: [Function: f] { a: 1, b: { c: 2 } } [Function (anonymous)] { nested: { deep: { er: [Object] } } }
//: [Function: max] [Function: parseInt] [Function: log] [Function: Array] [Function: toString] [Function: bound x] [Function: bound ]
//: [Function: other]
//: [Function (anonymous)]
//: [Function (anonymous)]
//: [
//:   [Function (anonymous)],
//:   [class (anonymous)],
//:   [Function (anonymous)],
//:   [Function (anonymous)],
//:   [Function (anonymous)],
//:   [Function (anonymous)],
//:   [Function (anonymous)],
//:   [Function (anonymous)]
//: ]
//: { a: { b: { c: [Function: c], d: [class X], e: [Function] } } }
//: [Function: Symbol] [Function: Map] [Function: resolve] [Function: map] [Function: m]
