// Functions may be asynchronous: their promises are awaited.
const workerpool = require('workerpool')
const pool = workerpool.pool()

async function slowly (a, b) {
  await new Promise(resolve => setTimeout(resolve, 10))
  return a + b
}

pool.exec(slowly, [3, 4])
  .then(sum => console.log('sum', sum)) //: sum 7
  .catch(error => console.error(error))
  .then(() => pool.terminate())
