// Ours: many elements on all workers. (The npm package has it on its road map.)
const workerpool = require('workerpool')
const pool = workerpool.pool()

async function main () {
  console.log(await pool.map([1, 2, 3], x => x * x)) //: [ 1, 4, 9 ]
  console.log(await pool.reduce([1, 2, 3, 4], (a, b) => a + b)) //: 10
  await pool.terminate()
}

main()
