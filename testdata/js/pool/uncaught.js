// A task's error that nobody handles ends the program, as a promise's would.
const pool = require('workerpool').pool()
console.log('before') //: before
pool.run(function work () { throw new TypeError('nobody handles this') }).then(() => console.log('never'))
//! TypeError: nobody handles this
//! at work (<offloaded>:1:26)
//exit 1
