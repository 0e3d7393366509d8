// Timeout objects are Node's.
const t = setTimeout((...args) => console.log('fired', ...args), 1, 'a', 'b')
console.log(typeof t, t.hasRef(), t.unref() === t, t.hasRef(), t.ref().hasRef()) //: object true true false true
const cleared = setTimeout(() => console.log('never'), 1)
clearTimeout(+cleared)
clearTimeout(cleared)
clearInterval(setTimeout(() => console.log('never'), 1))
for (const junk of [undefined, null, {}, 'x', -1, 1e99, Symbol.iterator]) clearTimeout(junk)
setTimeout(() => console.log('never: it does not hold the program'), 1e6).unref()
clearImmediate(setImmediate(() => console.log('never')))
let n = 0
const interval = setInterval(() => {
  if (++n < 3) return
  clearInterval(interval)
  console.log('three times')
}, 2)
try {
  setTimeout('code')
} catch (e) {
  console.log(e.code, e.message) //: ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type string ('code')
}
//: fired a b
//: three times
