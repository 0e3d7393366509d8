// Functions of every form are offloaded by their text.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 2 })

async function main () {
  console.log(await pool.run(function (a, b) { return a + b }, [3, 4])) //: 7
  console.log(await pool.run((a, b) => a * b, [6, 7])) //: 42
  console.log(await pool.run(x => ({ v: x }), [1])) //: { v: 1 }
  console.log(await pool.run(x => (x + 1), [1])) //: 2
  console.log(await pool.run(async x => (await x) * 2, [4])) //: 8
  console.log(await pool.run({ add (a, b) { return a + b } }.add, [1, 2])) //: 3
  console.log(await pool.run(class { static twice (x) { return 2 * x } }.twice, [4])) //: 8
  console.log(await pool.run(new Function('a', 'return a + 1'), [1])) //: 2
  console.log(await pool.run(eval('(x => ({ eval: x }))'), [1])) //: { eval: 1 }
  console.log(await pool.run(function f (n) { return n < 2 ? 1 : n * f(n - 1) }, [5])) //: 120

  // They run in sloppy mode and global scope, and see nothing of this file.
  console.log(await pool.run(() => typeof workerpool)) //: undefined
  console.log(await pool.run(() => typeof require)) //: function
  console.log(await pool.run(function () { return (function () { return this === globalThis })() })) //: true
  console.log(await pool.run(function () { return typeof this })) //: function
  console.log(await pool.run(() => (function () { return arguments.length })(1, 2, 3))) //: 3

  // exec takes a function, or the name of a method: run is one.
  console.log(await pool.exec((a, b) => a - b, [3, 4])) //: -1
  console.log(await pool.exec('run', [String(function (a) { return -a }), [5]])) //: -5
  console.log(await pool.exec('methods')) //: [ 'run', 'methods' ]
}

main()
