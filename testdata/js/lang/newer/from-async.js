// Array.fromAsync.
const source = (...items) => ({ [Symbol.asyncIterator] () { let i = 0; return { next: async () => ({ value: items[i], done: i++ >= items.length }), return: async () => { console.log('returned'); return {} } } } })
;(async () => {
  console.log(await Array.fromAsync([1, Promise.resolve(2), 3]), await Array.fromAsync(source(4, 5)), await Array.fromAsync({ length: 2, 0: Promise.resolve('a'), 1: 'b' }))
  console.log(await Array.fromAsync([1, 2], x => x * 10), await Array.fromAsync(source(1, 2), async (x, i) => x + i), await Array.fromAsync('ab'), await Array.fromAsync(new Set([1])))
  console.log(await Array.fromAsync([1], function () { return this.v }, { v: 'self' }))
  for (const f of [() => Array.fromAsync(null), () => Array.fromAsync([1], 5), () => Array.fromAsync([Promise.reject(new Error('rejected'))])]) await f().catch(e => console.log(e.name))
  await Array.fromAsync(source(1, 2), () => { throw new Error('from map') }).catch(e => console.log(e.message))
  class List extends Array {}
  const list = await List.fromAsync([1, 2])
  console.log(list instanceof List, list.length, await Array.fromAsync.call(Object, [1]), await Array.fromAsync({ length: 0 }), await Array.fromAsync(5))
  console.log(Array.fromAsync.name, Array.fromAsync.length, Array.fromAsync([]) instanceof Promise)
})()
//: [ 1, 2, 3 ] [ 4, 5 ] [ 'a', 'b' ]
//: [ 10, 20 ] [ 1, 3 ] [ 'a', 'b' ] [ 1 ]
//: [ 'self' ]
//: TypeError
//: TypeError
//: Error
//: returned
//: from map
//: true 2 { '0': 1, length: 1 } [] []
//: fromAsync 1 true
