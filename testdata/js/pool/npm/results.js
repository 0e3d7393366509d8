// What methods return, and how they are called.
const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/results.js', { maxWorkers: 1, workerType: 'thread' })

async function main () {
  for (const method of ['nothing', 'bigint', 'map', 'date', 'bytes', 'nested', 'ofThePackage', 'thenable', 'run', 'toString', 'methods']) {
    console.log(method, await pool.exec(method, [1, 2]))
  }
  for (const params of [undefined, null, [], [undefined], [1, 2]]) console.log(await pool.exec('count', params))
  await pool.exec('rejected').catch(e => console.log(e.message, e.code))
  console.log(await pool.exec('emits', [], { on (event) { console.log(event, Object.keys(this)) } }))
  await pool.terminate()

  const plain = workerpool.pool({ maxWorkers: 1 })
  console.log(await plain.exec(function () { return [typeof this, typeof this.worker, arguments.length] }, [1, 2]))
  console.log(await plain.exec((a, b = 5, ...rest) => [a, b, rest], [1]))
  await plain.exec('run', ['no function (']).catch(e => console.log(e.message.length > 0))
  await plain.exec('run', []).catch(e => console.log(e.message.length > 0))
  await plain.terminate()
}

main()

//: nothing undefined
//: bigint 10n
//: map Map(1) { 1 => { a: 1 } }
//: date 1970-01-01T00:00:00.000Z
//: bytes Uint8Array(2) [ 1, 2 ]
//: nested { a: [ undefined, null, NaN, -0 ] }
//: ofThePackage resolved
//: thenable awaited
//: run a run of its own, 2
//: toString a toString of its own
//: methods [
//:   'run',          'methods',
//:   'nothing',      'bigint',
//:   'map',          'date',
//:   'bytes',        'nested',
//:   'ofThePackage', 'thenable',
//:   'toString',     'count',
//:   'rejected',     'emits'
//: ]
//: [ 0, undefined ]
//: [ 0, undefined ]
//: [ 0, undefined ]
//: [ 1, undefined ]
//: [ 2, 1 ]
//: rejected ECODE
//: 1 [ 'on' ]
//: undefined [ 'on' ]
//: null [ 'on' ]
//: { a: 1 } [ 'on' ]
//: emitted
//: [ 'function', 'object', 2 ]
//: [ 1, 5, [] ]
//: true
//: true
