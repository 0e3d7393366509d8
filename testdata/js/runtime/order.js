// What runs when: as in Node.
const one = () => {
  console.log('timeout 1')
  Promise.resolve().then(() => console.log('microtask of timeout 1'))
}
let made
let timers = []
do { // whoever stands still while it makes them makes others
  timers.forEach(clearTimeout)
  made = Date.now()
  timers = [setTimeout(() => console.log('timeout 40'), 40), setTimeout(one, 1)]
} while (Date.now() - made > 20)
setTimeout(() => console.log('timeout 0 is 1'), 0)
setImmediate(() => console.log('immediate'))
queueMicrotask(() => console.log('microtask'))
Promise.resolve().then(() => console.log('then'))
console.log('script')
const start = Date.now()
while (Date.now() - start < 50);
//: script
//: microtask
//: then
//: timeout 1
//: microtask of timeout 1
//: timeout 0 is 1
//: timeout 40
//: immediate
