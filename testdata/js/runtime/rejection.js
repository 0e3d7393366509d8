// So does a rejection that nobody handles, once the microtasks have run.
const handled = Promise.reject(new Error('handled in time'))
queueMicrotask(() => handled.catch(e => console.log(e.message))) //: handled in time
setTimeout(() => {
  Promise.reject(new TypeError('not handled'))
  setTimeout(() => console.log('never'), 1)
}, 1)
//! TypeError: not handled
//exit 1
