// A dedicated worker script registers methods.
const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/methods.js', { maxWorkers: 1 })

async function main () {
  console.log(await pool.exec('add', [1, 2])) //: 3
  console.log(await pool.exec('later', ['a'])) //: a, later
  console.log(await pool.exec('where')) //: methods.js lib/helper.js
  console.log((await pool.exec('methods')).join()) //: run,methods,add,later,where,fail,count,die
  await pool.exec('fail').catch(e => console.log(String(e))) //: Error: failed in the worker

  // Its state stays between tasks, and its timers go on.
  await pool.exec('count')
  await pool.exec('count')
  console.log(await pool.exec('count')) //: 3

  // Its script's globals are seen by offloaded functions.
  console.log(await pool.exec(() => typeof answer + ' ' + answer)) //: number 42

  // An error that nobody handles ends the worker, and it is replaced.
  await pool.exec('die').catch(e => console.log(String(e))) //: TerminateError: Workerpool Worker error: nobody handles this
  console.log(await pool.exec('count')) //: 1

  const proxy = await pool.proxy()
  console.log(Object.keys(proxy).length, await proxy.add(3, 4)) //: 8 7
  console.log((await pool.terminate()).length) //: 1
  console.log(await pool.exec('add', [5, 6])) //: 11

  // A script that is ready later is waited for.
  const late = workerpool.pool(__dirname + '/lib/late.js')
  console.log(await late.exec('answer')) //: ready

  // A script that cannot be loaded fails its tasks, and says why.
  await workerpool.pool(__dirname + '/lib/missing.js').exec('a').catch(e => console.log(/Cannot find module '.*missing\.js'/.test(e.message))) //: true
  await workerpool.pool(__dirname + '/lib/throws.js').exec('a').catch(e => console.log(String(e))) //: Error: thrown while loading
  await workerpool.pool(__dirname + '/lib/outside.js').exec('a').catch(e => console.log(e.code)) //: MODULE_NOT_FOUND
}

main()
