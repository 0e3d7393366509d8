const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/transfer.js', { maxWorkers: 1, workerType: 'thread' })

async function main () {
  const array = new Uint8Array([1, 2, 3])
  console.log(await pool.exec('sum', [array]), array.byteLength)
  console.log(await pool.exec('sum', [array], { transfer: [array.buffer] }), array.byteLength)
  console.log(await pool.exec('make', [4]), await pool.exec('left'))
  console.log(await pool.exec('makeLater', [2]), await pool.exec('left'))
  await pool.terminate()
}

main()

//: 6 3
//: 6 0
//: Uint8Array(4) [ 0, 1, 2, 3 ] 0
//: { kept: Uint8Array(2) [ 7, 7 ] } 0
