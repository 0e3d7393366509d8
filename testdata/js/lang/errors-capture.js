const o = { name: 'N', message: 'M' }
Error.captureStackTrace(o)
console.log(o.stack.split('\n')[0], Object.keys(o), Object.getOwnPropertyDescriptor(o, 'stack').enumerable)
class HttpError extends Error {
  constructor (status, message) {
    super(message)
    this.name = 'HttpError'
    this.status = status
    Error.captureStackTrace(this, HttpError)
  }
}
function fail () { throw new HttpError(404, 'not found') }
try { fail() } catch (e) {
  console.log(e instanceof HttpError, e.status, String(e))
  console.log(e.stack.split('\n')[1].includes('fail'))
}
console.log(typeof Error.captureStackTrace, Error.captureStackTrace.length, Error.captureStackTrace.name)
try { Error.captureStackTrace(1) } catch (e) { console.log(e.name) }
function outer () { return inner() }
function inner () { const x = {}; Error.captureStackTrace(x, inner); return x.stack.split('\n')[1].trim().split(' ')[1] }
console.log(outer())
//: N: M [ 'name', 'message' ] false
//: true 404 HttpError: not found
//: true
//: function 2 captureStackTrace
//: TypeError
//: outer
