// Big buffers move to a worker and back without being copied.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })

function double (numbers) {
  const { Transfer } = require('workerpool')
  for (let i = 0; i < numbers.length; i++) numbers[i] *= 2
  return new Transfer(numbers, [numbers.buffer])
}

async function main () {
  const numbers = new Float64Array([1, 2, 3])
  const doubled = await pool.exec(double, [numbers], { transfer: [numbers.buffer] })
  console.log(doubled, numbers.length) //: Float64Array(3) [ 2, 4, 6 ] 0
  await pool.terminate()
}

main()
