// Promise.withResolvers and Promise.try.
const { promise, resolve, reject } = Promise.withResolvers()
promise.then(v => console.log('resolved', v))
resolve(5)
reject(new Error('too late'))
class Sub extends Promise {}
console.log(Sub.withResolvers().promise instanceof Sub, Object.keys(Promise.withResolvers()).join())
for (const bad of [undefined, {}, 5]) try { Promise.withResolvers.call(bad) } catch (e) { console.log(e.name) }
Promise.try(() => 'value').then(console.log)
Promise.try(() => { throw new Error('thrown') }).catch(e => console.log(e.message))
Promise.try(async (a, b) => a + b, 1, 2).then(console.log)
Promise.try((...args) => args.length, 1, 2, 3).then(console.log)
console.log(Sub.try(() => 1) instanceof Sub)
let ran = false
Promise.try(() => { ran = true })
console.log('at once', ran)
Promise.try(5).catch(e => console.log(e.name))
console.log(Promise.withResolvers.name, Promise.withResolvers.length, Promise.try.name, Promise.try.length, 'try' in Promise)
const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(Promise, 'try')
console.log(writable, enumerable, configurable, String(Promise.try), Promise.try)
try { new Promise.try(() => 1) } catch (e) { console.log(e.name) }
//: true promise,resolve,reject
//: TypeError
//: TypeError
//: TypeError
//: true
//: at once true
//: withResolvers 0 try 1 true
//: true false true function try() { [native code] } [Function: try]
//: TypeError
//: resolved 5
//: value
//: thrown
//: 3
//: TypeError
//: 3
