// An error that a microtask throws ends the program there.
process.on('exit', code => console.log('exit', code))
queueMicrotask(() => {
  queueMicrotask(() => console.log('never'))
  process.nextTick(() => console.log('never'))
  throw new TypeError('in a microtask')
})
queueMicrotask(() => console.log('never'))
setImmediate(() => console.log('never'))
//: exit 1
//! TypeError: in a microtask
//exit 1
