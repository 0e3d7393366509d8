'use strict'

// The call sites that Error.prepareStackTrace is given: https://v8.dev/docs/stack-trace-api.
// The engine's frames have names and places; this, functions and types they have not.

const nothing = () => null
const no = () => false

class CallSite {
  #frame

  constructor (frame) { this.#frame = frame }

  getFunctionName () { return this.#frame.name ?? null }
  getFileName () { return this.#frame.file ?? null }
  getScriptNameOrSourceURL () { return this.#frame.file ?? null }
  getLineNumber () { return this.#frame.line ?? null }
  getColumnNumber () { return this.#frame.column ?? null }
  getEnclosingLineNumber () { return this.#frame.line ?? null }
  getEnclosingColumnNumber () { return this.#frame.column ?? null }
  isEval () { return this.#frame.file === '<eval>' }
  isToplevel () { return true }
  toString () { return this.#frame.text }
}

const methods = {
  getThis () {}, getFunction () {}, getEvalOrigin () {}, getTypeName: nothing, getMethodName: nothing, getPromiseIndex: nothing,
  getPosition: () => 0, getScriptHash: () => '', isNative: no, isConstructor: no, isAsync: no, isPromiseAll: no
}
for (const name of Object.keys(methods)) Object.defineProperty(CallSite.prototype, name, { value: methods[name], writable: true, configurable: true })

exports.make = frames => frames.map(frame => new CallSite(frame))
