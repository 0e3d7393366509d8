const { pool } = require('workerpool')

Object.prototype.cwd = '/' // eslint-disable-line no-extend-native
Object.prototype.env = {} // eslint-disable-line no-extend-native
for (const options of [{ workerType: 'process' }, { workerType: 'thread' }]) {
  try {
    pool(options).exec('a')
  } catch (error) {
    console.log(String(error))
  }
}

//: Error: Object "forkOpts" contains an inherited option "cwd" which is not defined in the object itself but in its prototype. Only plain objects are allowed. Please remove the option from the prototype or override it with a value "undefined".
//: Error: Object "workerThreadOpts" contains an inherited option "env" which is not defined in the object itself but in its prototype. Only plain objects are allowed. Please remove the option from the prototype or override it with a value "undefined".
