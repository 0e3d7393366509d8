// What goes wrong rejects the promise, with what was thrown.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })

async function show (promise) {
  try {
    console.log('no error', await promise)
  } catch (error) {
    console.log(error instanceof Error ? error.name + ': ' + error.message : error)
  }
}

async function main () {
  await show(pool.run(() => { throw new TypeError('wrong') })) //: TypeError: wrong
  await show(pool.run(async () => { throw new RangeError('later') })) //: RangeError: later
  await show(pool.run(() => { throw 'text' })) //: text
  await show(pool.run(() => { throw 0 })) //: 0
  await show(pool.run(() => { throw null })) //: null
  await show(pool.run(() => { throw { code: 7 } })) //: { code: 7 }
  await show(pool.run(() => Promise.reject(false))) //: false
  await show(pool.run(() => missing)) //: ReferenceError: missing is not defined
  await show(pool.exec('nothing')) //: Error: Unknown method "nothing"
  await show(pool.exec('toString')) //: Error: Unknown method "toString"
  await show(pool.run(x => x, [() => 1])) //: DataCloneError: params[0]: function cannot be cloned
  await show(pool.run(x => x, [{ a: [1, Symbol('s')] }])) //: DataCloneError: params[0].a[1]: symbol cannot be cloned
  await show(pool.run(() => ({ f () {} }))) //: DataCloneError: result.f: function cannot be cloned
  await show(pool.run(() => (function f () { f() })())) //: RangeError: Maximum call stack size exceeded

  const cause = await pool.run(() => { throw new Error('outer', { cause: new TypeError('inner') }) }).catch(e => e.cause)
  console.log(cause instanceof TypeError, cause.message) //: true inner

  // What a class says of its errors stays, and those of old classes are errors.
  const dom = await pool.run(() => { throw new DOMException('aborted', 'AbortError') }).catch(e => e)
  console.log(dom instanceof Error, dom.name, dom.message, dom.code) //: true AbortError aborted 20
  const old = await pool.run(() => {
    function OldError (message) { this.message = message }
    OldError.prototype = Object.create(Error.prototype)
    OldError.prototype.name = 'OldError'
    OldError.prototype.code = 'EOLD'
    throw Object.assign(new OldError('old'), { path: '/' })
  }).catch(e => e)
  console.log(old instanceof Error, String(old), old.code, Object.entries(old)) //: true OldError: old EOLD [ [ 'path', '/' ] ]
  await show(pool.run(() => {
    const above = new Proxy({}, { getPrototypeOf: () => above })
    throw Object.create(above)
  })) //: {}

  // Stacks name what scripts know, and nothing of what stands behind it.
  const emitted = pool.exec(function () { this.worker.emit({ get x () { throw new Error('x') } }) }, [], { on () {} })
  console.log((await emitted.catch(e => e.stack)).split('\n')[2].trim()) //: at emit (<anonymous>)
  console.log(await pool.exec(() => 1, [], {}).then(() => new Error().stack.split('\n').length)) //: 2

  // Arguments of the wrong kind are the caller's mistake: they throw.
  for (const wrong of [
    () => pool.exec(1), //
    () => pool.exec('a', 'b'),
    () => pool.run('text'),
    () => pool.run(() => 1, 'args'),
    () => pool.proxy(1),
    () => workerpool.pool({ maxWorkers: 0 }),
    () => workerpool.pool({ maxWorkers: undefined }),
    () => workerpool.pool({ workerType: 'web' }).exec('a'),
    () => workerpool.Promise(() => {}),
    () => new workerpool.Promise()
  ]) {
    try {
      wrong()
      console.log('no error')
    } catch (error) {
      console.log(String(error))
    }
  }
  //: TypeError: Function or string expected as argument "method"
  //: TypeError: Array expected as argument "params"
  //: TypeError: Function expected as argument "fn"
  //: TypeError: Array expected as argument "args"
  //: Error: No arguments expected
  //: TypeError: Option maxWorkers must be an integer number >= 1
  //: TypeError: Option maxWorkers must be an integer number >= 1
  //: Error: WorkerPool: Web Workers not supported
  //: SyntaxError: Constructor must be called with the new operator
  //: SyntaxError: Function parameter handler(resolve, reject) missing

  // After all of that the pool works.
  console.log(await pool.run(() => 'still here')) //: still here
}

main()
