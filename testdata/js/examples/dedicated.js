// A dedicated worker: its script registers methods, the pool calls them by
// name or through a proxy.
const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/math.js')

async function main () {
  console.log(await pool.exec('fibonacci', [20])) //: 6765
  const math = await pool.proxy()
  console.log(await math.mean([1, 2, 6])) //: 3
  await pool.terminate()
}

main()
