// The stack of an error is made when it is first asked for: by Error.prepareStackTrace, if
// there is one, as depd, callsites and source-map-support have it.
function Old (m) { Error.captureStackTrace(this, Old); this.message = m }
Old.prototype = Object.create(Error.prototype, { name: { value: 'Old' } })
console.log(new Old('later').stack.split('\n')[0])
function at () { const x = { message: 'plain' }; Error.captureStackTrace(x); return x }
console.log(at().stack.split('\n')[0], at().stack.split('\n')[1].replace(/ \(.*/, ''))
console.log(Object.keys(at()), 'stack' in at(), JSON.stringify(at()))
const e0 = new Error('a'); e0.message = 'b'; e0.name = 'C'; console.log(e0.stack.split('\n')[0])
const e1 = new Error('a'); Error.captureStackTrace(e1); e1.message = 'b'; console.log(e1.stack.split('\n')[0])
// depd, callsites
function getStack () {
  const lim = Error.stackTraceLimit
  const obj = {}
  const prep = Error.prepareStackTrace
  Error.prepareStackTrace = (obj, stack) => stack
  Error.stackTraceLimit = Math.max(10, lim)
  Error.captureStackTrace(obj)
  const stack = obj.stack.slice(1)
  Error.prepareStackTrace = prep
  Error.stackTraceLimit = lim
  return stack
}
function named () { return getStack()[0] }
const site = named()
console.log(site.getFunctionName(), site.getFileName().split('/').pop(), site.getLineNumber(), typeof site.getColumnNumber(), site.isEval(), site.isNative(), site.isConstructor(), site.isAsync(), site.getEvalOrigin())
console.log(Object.getOwnPropertyNames(Object.getPrototypeOf(site)).sort().join())
Error.prepareStackTrace = (e, sites) => `${e.name}|${e.message}|${Array.isArray(sites)}|${sites.length > 0}`
console.log(new TypeError('x').stack, (() => { try { null.x } catch (e) { return e.stack } })())
Error.prepareStackTrace = () => new Error('inner').stack.split('\n')[0]
console.log(new Error('outer').stack)
Error.prepareStackTrace = () => { throw new RangeError('no') }
try { new Error('thrown').stack } catch (e) { console.log(e.name, e.message) }
Error.prepareStackTrace = () => 5
const five = new Error('five')
console.log(five.stack, typeof five.stack)
Error.prepareStackTrace = 'none'
console.log(new Error('plain').stack.split('\n')[0])
Error.prepareStackTrace = undefined
console.log(new Error('plain').stack.split('\n')[0])
class MyE extends Error { constructor (m) { super(m); Error.captureStackTrace(this, MyE); this.name = 'MyE' } }
console.log(new MyE('sub').stack.split('\n')[0])
function make () { return new MyE('sub') }
console.log(make().stack.split('\n')[1].replace(/ \(.*/, ''))
class HttpError extends Error { constructor (m) { super(m); this.name = this.constructor.name; Error.captureStackTrace(this, this.constructor) } }
console.log(new HttpError('sub').stack.split('\n')[0])
Error.captureStackTrace(Object.freeze({}).constructor)
try { Error.captureStackTrace(Object.freeze({})) } catch (e) { console.log(e.name, e.message) }
try { Error.captureStackTrace(5) } catch (e) { console.log(e.name, e.message) }
const exporter = {}
exporter.get = function () { const o = {}; Error.captureStackTrace(o, exporter.get); return o.stack }
function calls () { return exporter.get() }
console.log(calls().split('\n')[1].replace(/ \(.*/, ''))
exporter.inner = function () { return (() => { const o = {}; Error.captureStackTrace(o, exporter.inner); return o.stack })() }
function callsInner () { return exporter.inner() }
console.log(callsInner().split('\n')[1].replace(/ \(.*/, ''))
//: Old: later
//: Error: plain     at at
//: [ 'message' ] true {"message":"plain"}
//: C: b
//: Error: b
//: named errors-prepare.js 24 number false false false false undefined
//: constructor,getColumnNumber,getEnclosingColumnNumber,getEnclosingLineNumber,getEvalOrigin,getFileName,getFunction,getFunctionName,getLineNumber,getMethodName,getPosition,getPromiseIndex,getScriptHash,getScriptNameOrSourceURL,getThis,getTypeName,isAsync,isConstructor,isEval,isNative,isPromiseAll,isToplevel,toString
//: TypeError|x|true|true TypeError|Cannot read properties of null (reading 'x')|true|true
//: Error: inner
//: RangeError no
//: 5 number
//: Error: plain
//: Error: plain
//: MyE: sub
//:     at make
//: HttpError: sub
//: TypeError Cannot define property stack, object is not extensible
//: TypeError invalid_argument
//:     at calls
//:     at callsInner
