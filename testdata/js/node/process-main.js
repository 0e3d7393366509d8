// An error of the program itself goes to a listener, too.
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.message, origin))
setTimeout(() => console.log('goes on'), 10)
throw new TypeError('in the program')
//: uncaught in the program uncaughtException
//: goes on
