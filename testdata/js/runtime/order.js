// What runs when: as in Node.
setTimeout(() => console.log('timeout 400'), 400)
setTimeout(() => {
  console.log('timeout 1')
  Promise.resolve().then(() => console.log('microtask of timeout 1'))
}, 1)
setTimeout(() => console.log('timeout 0 is 1'), 0)
setImmediate(() => console.log('immediate'))
queueMicrotask(() => console.log('microtask'))
Promise.resolve().then(() => console.log('then'))
console.log('script')
const start = Date.now()
while (Date.now() - start < 500);
//: script
//: microtask
//: then
//: timeout 1
//: microtask of timeout 1
//: timeout 0 is 1
//: timeout 400
//: immediate
