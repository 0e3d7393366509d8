// What process.exitCode may be, and process.exit is given.
const odd = ['7', 7, '-1', ' 3 ', '0x10', '1e2', null, undefined, 'abc', '', '1.5', '7x', 1.5, NaN, Infinity, {}, [], true, 5n, Symbol('s'), '9']
for (const value of odd) {
  try {
    process.exitCode = value
  } catch (e) {
    console.log(e.name, e.code, e.message)
  }
  console.log(typeof process.exitCode, process.exitCode)
}
for (const value of odd.slice(8, -1)) {
  try {
    process.exit(value)
  } catch (e) {
    console.log(e.code, e.message)
  }
}
console.log(Object.getOwnPropertyDescriptor(process, 'exitCode').enumerable)

// One function may be given all that nobody catches.
console.log(process.hasUncaughtExceptionCaptureCallback())
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e, origin))
process.on('uncaughtException', e => console.log('listener', e))
process.setUncaughtExceptionCaptureCallback(e => console.log('capture', e))
console.log(process.hasUncaughtExceptionCaptureCallback())
for (const f of [() => {}, 5, undefined]) {
  try {
    process.setUncaughtExceptionCaptureCallback(f)
  } catch (e) {
    console.log(e.name, e.code, e.message)
  }
}
setImmediate(() => { throw 'first' }) // eslint-disable-line no-throw-literal
setImmediate(() => {
  process.setUncaughtExceptionCaptureCallback(null)
  setImmediate(() => { throw 'second' }) // eslint-disable-line no-throw-literal
})

process.exitCode = 5
process.on('exit', code => {
  console.log('exit', code)
  process.on('exit', () => console.log('again'))
  process.reallyExit = code => {
    console.log('really', code)
    process.exitCode = undefined
  }
  process.exit('6')
  process.exit(null)
})
//: string 7
//: number 7
//: string -1
//: string  3 
//: string 0x10
//: string 1e2
//: object null
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('abc')
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('')
//: undefined undefined
//: RangeError ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received 1.5
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('7x')
//: undefined undefined
//: RangeError ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received 1.5
//: undefined undefined
//: RangeError ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received NaN
//: undefined undefined
//: RangeError ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received Infinity
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received an instance of Object
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received an instance of Array
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type boolean (true)
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type bigint (5n)
//: undefined undefined
//: TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type symbol (Symbol(s))
//: undefined undefined
//: string 9
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('abc')
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('')
//: ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received 1.5
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('7x')
//: ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received 1.5
//: ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received NaN
//: ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received Infinity
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received an instance of Object
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received an instance of Array
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type boolean (true)
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type bigint (5n)
//: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type symbol (Symbol(s))
//: true
//: false
//: true
//: Error ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET `process.setupUncaughtExceptionCapture()` was called while a capture callback was already active
//: TypeError ERR_INVALID_ARG_TYPE The "fn" argument must be of type function or null. Received type number (5)
//: TypeError ERR_INVALID_ARG_TYPE The "fn" argument must be of type function or null. Received undefined
//: monitor first uncaughtException
//: capture first
//: monitor second uncaughtException
//: listener second
//: exit 5
//: really 6
//: really 0
