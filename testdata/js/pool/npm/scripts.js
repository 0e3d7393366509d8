// Worker scripts: how they are named, and that do not come to their end.
const workerpool = require('workerpool')

async function main () {
  for (const name of ['math.js', 'math', 'exits', 'missing.js']) {
    const pool = workerpool.pool(__dirname + '/lib/' + name, { maxWorkers: 1 })
    await pool.exec('add', [1, 2]).then(console.log, error => {
      console.log(error instanceof workerpool.TerminateError, error.message.replace(__dirname, '').split('\n').slice(0, 2))
      console.log(error.cause && error.cause.code)
    })
    if (name === 'math.js') console.log(await pool.exec(() => [process.argv.length, process.argv[1].split('/').pop()]))
    if (name.startsWith('math')) await pool.terminate() // those that have failed are gone
  }
}

main()

//: 3
//: [ 2, 'math.js' ]
//: 3
//: true [ 'Workerpool Worker terminated Unexpectedly', '    exitCode: `7`' ]
//: undefined
//: true [ "Workerpool Worker error: Cannot find module '/lib/missing.js'" ]
//: MODULE_NOT_FOUND
