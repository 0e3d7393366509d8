const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/events.js', { maxWorkers: 1 })

async function main () {
  console.log(await pool.exec('count', [3], { on: e => console.log(e) }))
  console.log(await pool.exec('count', [3]))
  pool.exec('later', [], { on: e => console.log('event', e) }).then(v => console.log('result', v))
  await pool.exec('later')
  console.log(await pool.exec('buffer', [], { on: e => console.log(e) }))
  const options = {
    on (e) {
      console.log('first', e)
      this.on = e => console.log('then', e)
    }
  }
  await pool.exec('count', [3], options)
  await pool.terminate()
}

main()

//: { i: 0 }
//: { i: 1 }
//: { i: 2 }
//: counted
//: counted
//: event later
//: result done
//: Uint8Array(3) [ 1, 2, 3 ]
//: 0
//: first { i: 0 }
//: then { i: 1 }
//: then { i: 2 }
