const { Promise: P } = require('workerpool')
const log = console.log

function show (f) {
  try { f() } catch (error) { log(String(error)) }
}
show(() => P(() => {}))
show(() => new P())
show(() => new P('text'))
show(() => new P(() => { throw new Error('the handler is not caught') }))

log('then is called at once')
new P(resolve => resolve(1)).then(v => log(v))
new P((_, reject) => reject(2)).catch(v => log(v))
log('after')

log('in the order in which they came')
const d = P.defer()
d.promise.then(v => log('a', v))
d.promise.catch(v => log('never', v))
d.promise.always(v => log('b', v))
d.promise.finally(function () { log('c', arguments[0]) })
d.promise.then(v => log('d', v))
log(d.promise.pending, d.promise.resolved, d.promise.rejected)
d.resolve('x')
d.resolve('y')
d.reject('z')
log(d.promise.pending, d.promise.resolved, d.promise.rejected)
log(Object.prototype.toString.call(d.promise))

log('resolve adopts nothing, callbacks do')
const inner = new P(resolve => resolve('inner'))
new P(resolve => resolve(inner)).then(v => log(v === inner))
new P(resolve => resolve()).then(() => inner).then(v => log(v))
new P(resolve => resolve()).then(() => ({ then: 'no function' })).then(v => log(v))
new P(resolve => resolve()).then(() => { throw new Error('thrown') }).then(() => log('never'), e => log(e.message))
new P(resolve => resolve('passes')).then(null).catch(() => log('never')).then(v => log(v))
new P(resolve => resolve('kept')).finally(() => 'dropped').then(v => log(v))
new P(resolve => resolve()).finally(() => { throw new Error('of finally') }).catch(e => log(e.message))

log('what is no function')
new P(resolve => resolve(1)).then('text').then(v => log(v), e => log(e.name))
new P((_, reject) => reject(1)).then(null, {}).then(v => log(v), e => log(e.name))
new P(resolve => resolve('always')).always().then(v => log(v))
new P(resolve => resolve('finally')).finally().then(v => log(v))
new P((_, reject) => reject('finally, rejected')).finally().then(null, e => log(e))

log('classes')
class Derived extends P {}
log(new P(() => {}) instanceof P, new Derived(() => {}) instanceof P, P.defer().promise instanceof P, new P(() => {}).constructor === P, P.name)
log(Object.keys(P).sort().join())

log('cancel and timeout')
const c = P.defer()
const child = c.promise.then(() => log('never')).catch(e => { log(String(e), e instanceof P.CancellationError); return 'caught' })
child.then(v => log(v))
log(child.cancel() === child, c.promise.rejected)
c.promise.cancel()
log(String(new P.CancellationError()), String(new P.TimeoutError()), String(new P.TimeoutError('m')))

log('all')
P.all([]).then(v => log(v))
P.all([1, 2].map(x => new P(resolve => resolve(x)))).then(v => log(v))
const parts = [P.defer(), P.defer()]
P.all(parts.map(x => x.promise)).then(v => log(v))
parts[1].resolve('second')
parts[0].resolve('first')
P.all([new P((_, reject) => reject('no')), new P(() => {})]).catch(e => log(e))

;(async () => {
  log(await new P(resolve => resolve('awaited')))
  try { await new P((_, reject) => reject(new Error('rejected'))) } catch (e) { log(e.message) }
  await new P(() => {}).timeout(5).catch(e => log(String(e), e instanceof P.TimeoutError))
  log(await new P(resolve => setTimeout(resolve, 5, 'in time')).timeout(1000))
})()

//: SyntaxError: Constructor must be called with the new operator
//: SyntaxError: Function parameter handler(resolve, reject) missing
//: SyntaxError: Function parameter handler(resolve, reject) missing
//: Error: the handler is not caught
//: then is called at once
//: 1
//: 2
//: after
//: in the order in which they came
//: true false false
//: a x
//: b x
//: c undefined
//: d x
//: false true false
//: [object Promise]
//: resolve adopts nothing, callbacks do
//: true
//: inner
//: { then: 'no function' }
//: thrown
//: passes
//: kept
//: of finally
//: what is no function
//: TypeError
//: TypeError
//: always
//: finally
//: finally, rejected
//: classes
//: true true true true Promise
//: CancellationError,TimeoutError,all,defer
//: cancel and timeout
//: CancellationError: promise cancelled true
//: caught
//: true true
//: CancellationError: promise cancelled TimeoutError: timeout exceeded TimeoutError: m
//: all
//: []
//: [ 1, 2 ]
//: [ 'first', 'second' ]
//: no
//: awaited
//: rejected
//: TimeoutError: Promise timed out after 5 ms true
//: in time
