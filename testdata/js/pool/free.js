const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })

const tax = 0.19
const gross = price => price * (1 + tax)

async function main () {
  // Class and message are the engine's; the stack ends with what to do.
  try {
    await pool.run(gross, [100])
  } catch (err) {
    console.log(err instanceof ReferenceError, err.name, err.message) //: true ReferenceError tax is not defined
    console.log(Object.keys(err), String(err)) //: [] ReferenceError: tax is not defined
    console.log(err.stack.split('\n').at(0)) //: ReferenceError: tax is not defined
    console.log(err.stack.split('\n').at(-1)) //: Hint: "tax" is free in the offloaded function, which travels alone; pass it as an argument, or offer it in a module or in the workers' script
    console.error(err) //! Hint: "tax" is free in the offloaded function
  }
  // Passed as an argument, it is fine.
  console.log(await pool.run((price, tax) => price * (1 + tax), [100, 1])) //: 200

  // What is not the free variable's fault is not explained.
  const other = await pool.run(() => { throw new ReferenceError('tax is not defined') }).catch(err => err)
  console.log(other.stack.includes('Hint')) //: false

  // A branch that does not run is no error.
  console.log(await pool.run(() => typeof window === 'undefined' ? 'no window' : window)) //: no window

  // What escapes from a callback ends the worker, and is explained as the cause.
  const err = await pool.exec('run', [String(() => new Promise(() => setTimeout(() => rate)))]).catch(err => err)
  console.log(err.name, err.message) //: TerminateError Workerpool Worker error: rate is not defined
  console.log(err.cause.stack.split('\n').at(-1).slice(0, 20)) //: Hint: "rate" is free

  pool.run(function work () { return shipping })
}

main()
//! ReferenceError: shipping is not defined
//! at work (<offloaded>:1:
//! Hint: "shipping" is free in the offloaded function
//exit 1
