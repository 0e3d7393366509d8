'use strict'

// Prints what each package says, a line each: here, and under wprun in a worker
// too. See run.sh.
const smoke = require('./smoke.js')
const inWorker = typeof navigator === 'object' && /wprun/i.test(navigator.userAgent || '')

;(async () => {
  const pool = inWorker ? require('workerpool').pool(__dirname + '/worker.js', { maxWorkers: 1 }) : undefined
  for (const name of Object.keys(smoke)) {
    const say = async (where, run) => {
      let said
      try {
        said = await run()
      } catch (error) {
        said = 'FAILS ' + error.name + ': ' + String(error.message).split('\n')[0]
      }
      console.log(`${name} ${where}${JSON.stringify(said)}`)
    }
    await say('', () => smoke[name](require))
    if (pool) await say('in a worker ', () => pool.exec('smoke', [name]))
  }
  if (pool) await pool.terminate()
})()
