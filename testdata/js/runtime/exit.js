// An error that nobody catches ends the program, and its listeners hear of that.
process.exitCode = 9
process.on('exit', code => {
  console.log('exit', code, process.exitCode) //: exit 1 1
  process.nextTick(console.log, 'never')
  Promise.resolve().then(() => console.log('never'))
  setTimeout(console.log, 0, 'never')
  process.exitCode = 3
})
process.on('exit', code => console.log('and again', code)) //: and again 1
process.on('beforeExit', () => console.log('never'))
setTimeout(() => console.log('never'), 1)
throw new Error('uncaught')
//! Error: uncaught
//exit 3
