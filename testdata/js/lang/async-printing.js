const log = (...args) => console.log(...args)
;(async () => {
  log(await Promise.all([1, Promise.resolve({ a: 1 })]), await Promise.allSettled([Promise.reject(new TypeError('t')).catch(e => e.message), 2]))
  try { await Promise.any([Promise.reject(new Error('one')), Promise.reject(new Error('two'))]) } catch (e) { log(e.name, e.message, e.errors.map(x => x.message), e instanceof AggregateError) }
  const { signal } = { signal: null }; log(signal, await (async () => ({ then (f) { f('thenable') } }))())
  const results = []; for (const p of [Promise.resolve(1), Promise.resolve(2)]) results.push(await p); log(results)
  log(await new Promise(resolve => setTimeout(resolve, 1, [1, { b: new Map([['k', 'v']]) }])))
})()
//: [ 1, { a: 1 } ] [
//:   { status: 'fulfilled', value: 't' },
//:   { status: 'fulfilled', value: 2 }
//: ]
//: AggregateError All promises were rejected [ 'one', 'two' ] true
//: null thenable
//: [ 1, 2 ]
//: [ 1, { b: Map(1) { 'k' => 'v' } } ]
