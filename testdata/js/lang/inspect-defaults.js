const util = require('util')
console.log(util.inspect.defaultOptions)
util.inspect.defaultOptions.depth = 0
console.log({ a: { b: 1 } }, util.inspect({ a: { b: 1 } }), util.format('%O', { a: { b: 1 } }))
util.inspect.defaultOptions = { depth: 3, maxArrayLength: 2 }
console.log({ a: { b: { c: { d: { e: 1 } } } } }, [1, 2, 3])
console.log(util.inspect.defaultOptions.depth, util.inspect.defaultOptions.maxArrayLength)
try { util.inspect.defaultOptions = null } catch (e) { console.log(e.code, e.message) }
try { util.inspect.defaultOptions = 5 } catch (e) { console.log(e.code, e.message) }
//: {
//:   showHidden: false,
//:   depth: 2,
//:   colors: false,
//:   customInspect: true,
//:   showProxy: false,
//:   maxArrayLength: 100,
//:   maxStringLength: 10000,
//:   breakLength: 80,
//:   compact: 3,
//:   sorted: false,
//:   getters: false,
//:   numericSeparator: false
//: }
//: { a: [Object] } { a: [Object] } { a: [Object] }
//: {
//:   a: { b: { c: { d: [Object] } } }
//: } [ 1, 2, ... 1 more item ]
//: 3 2
//: ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received null
//: ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received type number (5)
