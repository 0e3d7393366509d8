const workerpool = require('workerpool')

async function main () {
  const pool = workerpool.pool(__dirname + '/lib/crash.js', { maxWorkers: 1 })
  for (const method of ['timer', 'rejection']) {
    const error = await pool.exec(method).catch(e => e)
    console.log(error.message, error instanceof workerpool.TerminateError, error.cause.message, error.cause instanceof Error)
    console.log(await pool.exec('ok'))
  }
  await pool.terminate()
}

main()

//: Workerpool Worker error: out of a timer true out of a timer true
//: ok
//: Workerpool Worker error: unhandled true unhandled true
//: ok
