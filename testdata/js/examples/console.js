// What a task prints comes to its caller, and not to the terminal.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1, emitStdStreams: true })

function talk () {
  console.log('working')
  console.error('nearly done')
  return 'done'
}

pool.exec(talk, [], { on: ({ stdout, stderr }) => console.log({ stdout, stderr }) })
  .then(result => console.log(result))
  .then(() => pool.terminate())
//: { stdout: 'working\n', stderr: undefined }
//: { stdout: undefined, stderr: 'nearly done\n' }
//: done
