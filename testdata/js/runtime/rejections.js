// What a listener does while others wait to be told; Node loses some of that.
process.on('uncaughtException', (e, origin) => console.log('uncaught', e, origin))
process.on('rejectionHandled', () => console.log('never'))
process.on('unhandledRejection', reason => {
  console.log('unhandled', reason)
  if (reason === 1) meanwhile.catch(e => console.log('caught', e)) // and so nobody is told
  if (reason === 2) throw 'of a listener' // the others are told all the same
})
Promise.reject(1)
const meanwhile = Promise.reject('meanwhile')
Promise.reject(2)
Promise.reject(3)
//: unhandled 1
//: unhandled 2
//: uncaught of a listener uncaughtException
//: unhandled 3
//: caught meanwhile
