const util = require('util')
console.log('%s %d %i %f %j %o %O %c %%', 'str', 42, 42.9, '1.5', { a: 1 }, [1], { b: 2 }, 'css')
console.log('%s|%s|%s|%s|%s|%s', 1, -0, 1n, true, null, undefined)
console.log('%s|%s|%s|%s', Symbol('s'), { a: { b: 1 } }, [1, [2]], () => 1)
console.log('%s|%s', { toString: () => 'own' }, new (class { toString () { return 'class' } })())
console.log('%d|%d|%d|%d|%d', '7', 'x', null, undefined, [3])
console.log('%i|%i|%i|%f|%f', '0x10', '12px', 1e21, '1e3', 'abc')
console.log('%j|%j|%j', { a: undefined, b: () => 1 }, [undefined], 'text')
console.log('%', '%%', '%a', '100%'); console.log('%s'); console.log('%s %s', 'one'); console.log('%%s', 'x'); console.log('%5d', 1)
console.log(util.format(), util.format(''), util.format('a', 'b', 3, null), util.format(1, 2, '3'), util.format('%s', 'a', 'b', { c: 1 }), util.format('%%%s%%', 'x'))
console.log(util.formatWithOptions({ depth: 0 }, '%O', { a: { b: 1 } }, { c: { d: 1 } }), util.formatWithOptions({ compact: false }, '%s', 'x', { a: 1 }))
console.log(JSON.stringify(util.formatWithOptions({ colors: true }, '%s %O %d', 'x', { a: 1 }, 5, 'y', 1)))
for (const bad of [undefined, null, 5, 'x']) try { util.formatWithOptions(bad, 'x') } catch (e) { console.log(e.code, e.message) }
console.log('%o', { a: 1, f: 2 }); console.log('%o', [1, [2, [3]]])
const c = {}; c.c = c; console.log('%j', c)
try { console.log('%j', { toJSON () { throw new Error('json') } }) } catch (e) { console.log(e.message) }
//: str 42 42 1.5 {"a":1} [ 1, [length]: 1 ] { b: 2 }  %
//: 1|-0|1n|true|null|undefined
//: Symbol(s)|{ a: [Object] }|[ 1, [Array] ]|() => 1
//: own|class
//: 7|NaN|0|NaN|3
//: 16|12|1|1000|NaN
//: {}|[null]|"text"
//: % %% %a 100%
//: %s
//: one %s
//: %s x
//: %5d 1
//:   a b 3 null 1 2 3 a b { c: 1 } %x%
//: { a: [Object] } { c: [Object] } x {
//:   a: 1
//: }
//: "x { a: \u001b[33m1\u001b[39m } 5 y \u001b[33m1\u001b[39m"
//: ERR_INVALID_ARG_TYPE The "inspectOptions" argument must be of type object. Received undefined
//: ERR_INVALID_ARG_TYPE The "inspectOptions" argument must be of type object. Received null
//: ERR_INVALID_ARG_TYPE The "inspectOptions" argument must be of type object. Received type number (5)
//: ERR_INVALID_ARG_TYPE The "inspectOptions" argument must be of type object. Received type string ('x')
//: { a: 1, f: 2 }
//: [ 1, [ 2, [ 3, [length]: 1 ], [length]: 2 ], [length]: 2 ]
//: [Circular]
//: json
