// A listener of uncaught errors that throws ends the program with 7, and without the
// event exit.
process.on('exit', () => console.log('never'))
process.on('uncaughtException', e => {
  console.log('uncaught', e.message)
  throw new TypeError('in the listener')
})
setTimeout(() => console.log('never'), 1)
throw new Error('first')
//: uncaught first
//! TypeError: in the listener
//exit 7
