const util = require('util')
const attempt = f => { try { console.log(f()) } catch (e) { console.log('threw', e.message ?? e) } }
attempt(() => util.inspect({ get [Symbol.toStringTag] () { throw new Error('tag') } }))
attempt(() => util.inspect({ get a () { throw new Error('getter') } }))
attempt(() => util.inspect(Object.create({ get constructor () { throw new Error('constructor') } })))
attempt(() => util.inspect(new Proxy({}, { get () { throw new Error('trap') }, ownKeys () { throw new Error('trap') }, getOwnPropertyDescriptor () { throw new Error('trap') }, getPrototypeOf () { throw new Error('trap') } })))
attempt(() => util.inspect(Object.create(new Proxy({}, { get () { throw new Error('trap of the prototype') } }))))
attempt(() => util.inspect({ constructor: { get name () { throw new Error('name') } } }))
attempt(() => util.inspect(Object.assign(Object.create({ constructor: Object.defineProperty(class {}, Symbol.hasInstance, { value () { throw new Error('instance') } }) }), { a: 1 })))
attempt(() => util.inspect([1, 2, { get length () { throw new Error('length') } }]))
attempt(() => util.inspect({ toString () { throw new Error('toString') }, valueOf () { throw new Error('valueOf') }, toJSON () { throw new Error('toJSON') } }))
attempt(() => util.format('%s', { toString () { throw new Error('toString') } }))
attempt(() => util.format('%d', { valueOf () { throw new Error('valueOf') } }))
let deep = {}; for (let i = 0; i < 500; i++) deep = { deep }
attempt(() => util.inspect(deep))
attempt(() => util.inspect(deep, { depth: 10, compact: true, breakLength: Infinity }))
attempt(() => util.inspect(Array.from({ length: 1000 }, () => Array(1000))).length)
attempt(() => util.inspect(new Array(4294967295)))
attempt(() => util.inspect('x'.repeat(1e6)).length)
attempt(() => util.inspect(new Uint8Array(1e6)).split('\n').at(-2))
let wide = {}; for (let i = 0; i < 20000; i++) wide['k' + i] = i
attempt(() => util.inspect(wide).length)
//: threw tag
//: { a: [Getter] }
//: {}
//: {}
//: threw trap of the prototype
//: { constructor: { name: [Getter] } }
//: { a: 1 }
//: [ 1, 2, { length: [Getter] } ]
//: {
//:   toString: [Function: toString],
//:   valueOf: [Function: valueOf],
//:   toJSON: [Function: toJSON]
//: }
//: threw toString
//: threw valueOf
//: { deep: { deep: { deep: [Object] } } }
//: { deep: { deep: { deep: { deep: { deep: { deep: { deep: { deep: { deep: { deep: { deep: [Object] } } } } } } } } } } }
//: 2492
//: [ <4294967295 empty items> ]
//: 10028
//:   ... 999900 more items
//: 317782
