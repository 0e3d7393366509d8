// What a listener throws does not stop the others; it is uncaught.
process.on?.('uncaughtException', e => console.log('uncaught', e.message))
const t = new EventTarget()
t.addEventListener('x', () => { console.log('one') })
t.addEventListener('x', () => { console.log('two'); return Promise.resolve() })
t.addEventListener('x', async () => { console.log('three') })
t.addEventListener('x', { handleEvent: () => console.log('four') })
console.log(t.dispatchEvent(new Event('x')))
Promise.resolve().then(() => console.log('microtask'))
process.nextTick(() => console.log('tick'))
console.log('end')
//: one
//: two
//: three
//: four
//: true
//: end
//: tick
//: microtask
