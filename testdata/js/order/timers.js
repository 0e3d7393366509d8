// Timers run by time and then by creation; each has its ticks and microtasks
// behind it before the next one runs.
const log = console.log
setTimeout(() => {
  log('at 1, first')
  process.nextTick(log, 'its tick')
  Promise.resolve().then(() => log('its microtask'))
  setTimeout(log, 1, 'made by a timer')
  setImmediate(log, 'immediate made by a timer')
}, 1)
setTimeout(log, 0, 'at 0 is at 1')
setTimeout(log, -5, 'negative is at 1')
setTimeout(log, 'nonsense', 'nonsense is at 1')
setTimeout(log, 2 ** 31, 'too long is at 1')
let made
let timers = []
do { // whoever stands still while it makes them makes others
  timers.forEach(clearTimeout)
  made = Date.now()
  timers = [80, 40, 4].map(ms => setTimeout(log, ms, 'at ' + ms))
} while (Date.now() - made > 20)
const cleared = setTimeout(log, 3, 'never')
setTimeout(() => clearTimeout(again), 25)
const again = setTimeout(log, 26, 'cleared in time')
clearTimeout(cleared)
let ticks = 0
const interval = setInterval(() => {
  if (++ticks === 3) clearInterval(interval)
}, 2)
const refreshed = setTimeout(log, 3000, 'refreshed')
const unref = setTimeout(log, 1e6, 'never')
log(unref.unref() === unref, unref.hasRef(), unref.ref().hasRef(), unref.unref().hasRef())
log(typeof unref[Symbol.toPrimitive](), isNaN(+unref), +unref === +unref)
const byNumber = setTimeout(log, 2, 'never')
clearTimeout(+byNumber)
const byText = setTimeout(log, 2, 'never')
clearInterval(String(+byText))
for (const anything of [undefined, null, 'x', NaN, {}, () => {}, 1e9, true]) clearTimeout(anything), clearInterval(anything)
const late = Date.now() + 100
while (Date.now() < late);
refreshed.refresh()
//: true false true false
//: number false true
//: at 1, first
//: its tick
//: its microtask
//: at 0 is at 1
//: negative is at 1
//: nonsense is at 1
//: too long is at 1
//: at 4
//: at 40
//: at 80
//: immediate made by a timer
//: made by a timer
//: refreshed
