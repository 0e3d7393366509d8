const workerpool = require('workerpool')

async function main () {
  const pool = workerpool.pool({ maxWorkers: 1, emitStdStreams: true })
  await pool.exec(() => 1)
  const result = await pool.exec(() => {
    process.stdout.write('to stdout, without an end')
    return new Promise(resolve => setTimeout(resolve, 30, 'result'))
  }, [], { on: payload => console.log(payload) })
  console.log(result)
  await pool.exec(() => {
    process.stderr.write('to stderr\n')
    return new Promise(resolve => setTimeout(resolve, 30))
  }, [], { on: payload => console.log(payload) })
  await pool.terminate()

  const plain = workerpool.pool({ maxWorkers: 1 })
  await plain.exec(() => { console.log('the program prints it'); return new Promise(resolve => setTimeout(resolve, 30)) })
  await plain.terminate()
}

main()

//: { stdout: 'to stdout, without an end' }
//: result
//: { stderr: 'to stderr\n' }
//: the program prints it
