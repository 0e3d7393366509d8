'use strict'
// How modules are loaded. Most of it is require's, in Go; see internal.

const errors = require('internal/errors')

function Module (id = '', parent) {
  this.id = id
  this.path = require('path').dirname(id)
  this.exports = {}
  this.filename = null
  this.loaded = false
  this.children = []
  Object.defineProperty(this, 'parent', { value: parent, writable: true, configurable: true })
  if (parent && Array.isArray(parent.children)) parent.children.push(this)
}

Module.prototype = internal.prototype
Object.defineProperty(Module.prototype, 'constructor', { value: Module, writable: true, configurable: true })
Module.prototype.load = function (filename) {
  this.filename = filename
  this.paths = Module._nodeModulePaths(require('path').dirname(filename))
  const extension = require('path').extname(filename)
  const load = Module._extensions[extension] || Module._extensions['.js']
  load(this, filename)
  this.loaded = true
}

// Names for which a list would be longer are left out.
const builtinModules = internal.names().sort()

Module.Module = Module
Module.builtinModules = Object.freeze(builtinModules)
Module._cache = internal.cache
Module._extensions = internal.extensions
Module._pathCache = Object.create(null)
Module.globalPaths = []
Module._nodeModulePaths = from => internal.nodeModules(String(from))
Module._resolveFilename = (request, parent) => internal.resolve(String(request), parent)
Module._load = (request, parent) => (parent || new Module('.')).require(request)
Module.isBuiltin = name => internal.isBuiltin(name)
Module.wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});']
Module.wrap = script => Module.wrapper[0] + script + Module.wrapper[1]
Module.syncBuiltinESMExports = () => {}
Module.findSourceMap = () => undefined

Module.createRequire = filename => {
  let name = filename
  if (filename && typeof filename === 'object' && typeof filename.href === 'string') name = filename.href
  if (typeof name === 'string' && name.startsWith('file:')) name = require('url').fileURLToPath(name)
  if (typeof name !== 'string' || !require('path').isAbsolute(name)) {
    throw errors.argValue('filename', filename, 'must be a file URL object, file URL string, or absolute path string')
  }
  return internal.createRequire(name)
}

module.exports = Module
