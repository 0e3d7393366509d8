'use strict'
// The class Console: what the global console has, for streams of one's own.

const errors = require('internal/errors')

const { methods } = internal
const names = Object.keys(methods)
const inner = Symbol('console')

const checked = (stream, name) => {
  if (!stream || typeof stream.write !== 'function') throw errors.make(TypeError, 'ERR_CONSOLE_WRITABLE_STREAM', `Console expects a writable stream instance for ${name}`)
  return stream
}

function Console (options, second, ignore = true) {
  if (new.target === undefined) return new Console(options, second, ignore)
  if (!options || typeof options.write === 'function') options = { stdout: options, stderr: second, ignoreErrors: ignore }
  const { stdout, stderr = stdout, ignoreErrors = true } = options
  const streams = [checked(stdout, 'stdout'), checked(stderr, 'stderr')]
  const write = (fd, text) => {
    try {
      streams[fd - 1].write(text)
    } catch (e) {
      if (!ignoreErrors) throw e
    }
  }
  Object.defineProperty(this, inner, { value: internal.make(write) })
  for (const name of names) this[name] = this[name].bind(this)
}

for (const name of names) {
  const method = { [name] (...args) { return methods[name].apply(this[inner], args) } }[name]
  Object.defineProperty(Console.prototype, name, { value: method, writable: true, configurable: true })
}

exports.Console = Console
