const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/math.js', { maxWorkers: 1 })

async function main () {
  const proxy = await pool.proxy()
  console.log(Object.keys(proxy).join())
  console.log(await proxy.add(3, 4), await proxy.later('later', 1))
  console.log(await proxy.run(String((a, b) => a * b), [6, 7]))
  console.log(await proxy.methods())
  await proxy.fail().catch(e => console.log(e.message))
  console.log(await proxy.self())
  console.log(await proxy.exports())
  await pool.terminate()
}

main()

//: run,methods,add,later,forever,fail,self,exports
//: 7 later
//: 42
//: [
//:   'run',     'methods',
//:   'add',     'later',
//:   'forever', 'fail',
//:   'self',    'exports'
//: ]
//: failed
//: function object
//: Promise,TerminateError,Transfer,cpus,isMainThread,platform,pool,worker,workerEmit false node
