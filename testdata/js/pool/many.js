// map and its kin: ours.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 2 })

function * upTo (n) {
  try {
    for (let i = 0; i < n; i++) yield i
  } finally {
    console.log('input closed')
  }
}

async function main () {
  console.log(await pool.map([1, 2, 3], x => x * x)) //: [ 1, 4, 9 ]
  console.log(await pool.map(['a', 'b'], (x, i) => x + i)) //: [ 'a0', 'b1' ]
  console.log(await pool.map([], x => x), await pool.map(new Set([5]), x => -x)) //: [] [ -5 ]
  // Whichever is ready first, the order is that of the input.
  console.log(await pool.map([20, 1, 5], ms => new Promise(resolve => setTimeout(resolve, ms, ms)))) //: [ 20, 1, 5 ]
  console.log((await pool.map(upTo(100), x => x, { concurrency: 3 })).length) //
  //: input closed
  //: 100

  console.log(await pool.forEach([1, 2], x => x)) //: undefined
  console.log(await pool.filter([1, 2, 3, 4], x => x % 2 === 0)) //: [ 2, 4 ]
  console.log(await pool.some([1, 2, 3], x => x > 2), await pool.some([], x => x)) //: true false
  console.log(await pool.every([1, 2, 3], x => x > 0), await pool.every([1, 0], x => x > 0)) //: true false
  console.log(await pool.reduce(['a', 'b', 'c', 'd', 'e'], (a, b) => a + b)) //: abcde
  console.log(await pool.reduce([1, 2, 3], (a, b) => a + b, 10), await pool.reduce([], (a, b) => a + b, 7)) //: 16 7
  await pool.reduce([], (a, b) => a + b).catch(e => console.log(String(e))) //: TypeError: Reduce of empty array with no initial value

  // What is decided is not gone on with.
  console.log(await pool.some(upTo(1e9), x => x === 5))
  //: input closed
  //: true
  await pool.map([1, 2, 3, 4], x => { if (x === 2) throw new RangeError('two'); return new Promise(() => {}) })
    .catch(e => console.log(String(e))) //: RangeError: two
  const cancelled = pool.map([1, 2, 3], () => new Promise(() => {}))
  cancelled.catch(e => console.log(e.name)) //: CancellationError
  cancelled.cancel()
  await pool.map([1, 2, 3], () => new Promise(() => {})).timeout(10).catch(e => console.log(e.message)) //: Promise timed out after 10 ms
  for (const wrong of [
    () => pool.map(5, x => x), //
    () => pool.filter(x => x, [1]),
    () => pool.reduce(null, (a, b) => a + b),
    () => pool.forEach([1], x => x, { concurrency: 0 }),
    () => pool.map([1], x => x, { timeout: 'soon' })
  ]) {
    try { wrong() } catch (e) { console.log(String(e)) }
  }
  //: TypeError: Iterable expected as argument "items"
  //: TypeError: Iterable expected as argument "items"
  //: TypeError: Iterable expected as argument "items"
  //: TypeError: Option concurrency must be an integer number >= 1
  //: TypeError: Option timeout must be a number >= 0, in milliseconds
  await pool.map([1], 5).catch(e => console.log(e.message)) //: Function or string expected as argument "method"
  console.log(pool.stats().pendingTasks) //: 0

  // Methods of a script, by name.
  const dedicated = workerpool.pool(__dirname + '/lib/methods.js', { maxWorkers: 2 })
  console.log(await dedicated.map([1, 2], 'add')) //: [ 1, 3 ]
  console.log(await dedicated.reduce([1, 2, 3, 4], 'add')) //: 10
}

main()
