// Who listens to uncaught errors is told of a rejection by an error, whatever the
// promise was rejected with.
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.name, origin))
process.on('uncaughtException', (e, origin) => console.log(e instanceof Error, e.constructor.name, e.name, e.code, e.message.slice(-50), origin, Object.keys(e)))
class Tagged { get [Symbol.toStringTag] () { return 'Tag' } }
const values = [1, 'text', undefined, null, { a: 1 }, [1], Symbol('q'), () => 1, new Date(0), /x/, Object.create(null), new Map(), true, 5n, new Tagged(), { toString () { return 'own' } }, class Q {}, -0, 'a"b', new TypeError('whole')]
for (const value of values) Promise.reject(value)
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION catch(). The promise rejected with the reason "1". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION ch(). The promise rejected with the reason "text". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION  The promise rejected with the reason "undefined". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION ch(). The promise rejected with the reason "null". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION  The promise rejected with the reason "#<Object>". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION promise rejected with the reason "[object Array]". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION  The promise rejected with the reason "Symbol(q)". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION ). The promise rejected with the reason "() => 1". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION  promise rejected with the reason "[object Date]". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION romise rejected with the reason "[object RegExp]". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION romise rejected with the reason "[object Object]". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION (). The promise rejected with the reason "#<Map>". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION ch(). The promise rejected with the reason "true". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION catch(). The promise rejected with the reason "5". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION  The promise rejected with the reason "#<Tagged>". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION romise rejected with the reason "[object Object]". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION The promise rejected with the reason "class Q {}". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION catch(). The promise rejected with the reason "0". unhandledRejection [ 'code', 'name' ]
//: monitor UnhandledPromiseRejection unhandledRejection
//: true UnhandledPromiseRejection UnhandledPromiseRejection ERR_UNHANDLED_REJECTION tch(). The promise rejected with the reason "a"b". unhandledRejection [ 'code', 'name' ]
//: monitor TypeError unhandledRejection
//: true TypeError TypeError undefined whole unhandledRejection []
