// A proxy has the methods of the worker's script, as if they were here.
const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/math.js', { maxWorkers: 2 })

async function main () {
  const math = await pool.proxy()
  console.log(await math.fibonacci(20)) //: 6765
  await pool.terminate()
}

main()
