// Errors look at what lies on the engine's stack, where there are values of its own: a
// method that is missing, and whose arguments fail first.
const attempt = f => { try { f() } catch (e) { console.log(`${e.name}: ${e.message}`) } }
const o = {}
attempt(() => o.nope(...true))
attempt(() => o.nope(1 in 2))
attempt(() => o.nope(o.x.y = 1))
attempt(() => o.nope(o.x[0] = 1))
attempt(() => { 'use strict'; o.nope(Object.freeze([1])[0] = 2) })
let asked = 0
const evil = { get constructor () { asked++; throw new TypeError('evil') } }
attempt(() => { class A extends evil {} })
attempt(() => { 'use strict'; Object.freeze(evil).x = 1 })
console.log(asked)
//: TypeError: (intermediate value) is not iterable
//: TypeError: Cannot use 'in' operator to search for '1' in 2
//: TypeError: Cannot set properties of undefined (setting 'y')
//: TypeError: Cannot set properties of undefined (setting '0')
//: TypeError: Cannot assign to read only property '0' of object '[object Array]'
//: TypeError: Class extends value #<Object> is not a constructor or null
//: TypeError: Cannot add property x, object is not extensible
//: 0
