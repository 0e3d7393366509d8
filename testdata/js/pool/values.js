// Values cross whole.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })
const echo = value => pool.run(x => x, [value])

async function main () {
  console.log(await echo(undefined), await echo(null), await echo(true)) //: undefined null true
  console.log(Object.is(await echo(-0), -0), await echo(NaN), await echo(-Infinity)) //: true NaN -Infinity
  console.log(await echo('aé😀')) //: aé😀
  console.log(await echo([1, [2, { a: 'b' }]])) //: [ 1, [ 2, { a: 'b' } ] ]
  console.log(await echo({ z: 1, a: undefined, 1: null })) //: { '1': null, z: 1, a: undefined }
  console.log(await echo(new Uint8Array([1, 2, 255]))) //: Uint8Array(3) [ 1, 2, 255 ]
  console.log((await echo(new ArrayBuffer(3))).byteLength) //: 3
  console.log((await echo(new Date(0))).toISOString()) //: 1970-01-01T00:00:00.000Z
  console.log(await echo(2n ** 64n), await echo(-5n)) //: 18446744073709551616n -5n
  const error = await echo(new RangeError('too far'))
  console.log(error instanceof RangeError, error.message) //: true too far
}

main()
