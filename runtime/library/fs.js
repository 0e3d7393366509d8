'use strict'
// Files, where the host grants some: the calls that read, write, stat, list, make
// and remove. Each is there three times, as in Node. All do their work at once;
// callbacks and promises hear of it later. Descriptors are ours: each operation
// opens its file anew.

const errors = require('internal/errors')
const { at } = require('internal/bytes')
const files = require('internal/files')
const { Stats, Dirent, constants } = require('internal/fs/stats')

const pathOf = (path, name = 'path') => {
  if (path !== null && typeof path === 'object' && typeof path.href === 'string' && typeof path.protocol === 'string') path = require('url').fileURLToPath(path)
  else if (ArrayBuffer.isView(path)) path = Buffer.from(...at(path)).toString()
  if (typeof path !== 'string') throw errors.argType(name, ['string', 'Buffer', 'URL'], path)
  if (path.includes('\0')) throw errors.argValue(name, path, 'must be a string, Uint8Array, or URL without null bytes')
  return path
}

const optionsOf = (options, usual) => {
  if (options === undefined || options === null || typeof options === 'function') return usual
  if (typeof options === 'string') options = { encoding: options }
  else if (typeof options !== 'object') throw errors.argType('options', ['string', 'Object'], options)
  const { encoding } = options
  if (encoding !== undefined && encoding !== null && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw errors.argValue('encoding', encoding, 'is invalid encoding')
  return { ...usual, ...options }
}

const bytesOf = (data, encoding, name = 'data') => {
  if (typeof data === 'string') return Buffer.from(data, encoding === 'buffer' ? 'utf8' : encoding || 'utf8')
  if (!ArrayBuffer.isView(data)) throw errors.argType(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data)
  return Buffer.from(...at(data))
}

const decoded = (bytes, encoding) => encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes

// Descriptors, by number.
const open = new Map()
let lastDescriptor = 2

const badDescriptor = call => Object.assign(new Error(`EBADF: bad file descriptor, ${call}`), { errno: -9, code: 'EBADF', syscall: call })
const descriptor = (fd, call) => {
  if (fd instanceof FileHandle) fd = fd.fd
  errors.integer(fd, 'fd', 0, 2147483647)
  const file = open.get(fd)
  if (file === undefined) throw badDescriptor(call)
  return file
}

const flagsOf = flag => {
  if (flag === undefined || flag === null) return 'r'
  if (typeof flag === 'number') {
    const how = flag & 3
    return (flag & constants.O_APPEND ? 'a' : flag & constants.O_TRUNC ? 'w' : flag & constants.O_CREAT ? 'c' : 'r') + (flag & constants.O_EXCL ? 'x' : '') + (how === 2 ? '+' : how === 1 ? 'o' : '')
  }
  if (!/^(r|rs|sr|w|a|wx|xw|ax|xa|as|sa)\+?$/.test(flag.replace('rs+', 'r+').replace('sr+', 'r+'))) throw errors.argValue('flags', flag)
  return flag.replace('s', '')
}

// joined is a relative name in a directory.
const joined = (directory, name) => directory.endsWith('/') ? directory + name : `${directory}/${name}`

const missing = e => e.code === 'ENOENT'
const statOf = (path, call, link) => files.stat(path, call, link)
const kindOf = path => {
  try {
    return statOf(path, 'stat', true)[0]
  } catch {
    return undefined
  }
}

const makeAll = path => {
  const kind = (() => {
    try {
      return statOf(path, 'mkdir')[0]
    } catch (e) {
      if (e.code !== 'ENOENT') throw e
    }
  })()
  if (kind === 'directory') return undefined
  if (kind !== undefined) files.mkdir(path, 'mkdir') // which says what is wrong
  const parent = require('path').dirname(path)
  const first = parent === path ? undefined : makeAll(parent)
  files.mkdir(path, 'mkdir')
  return first === undefined ? path : first
}

const list = (path, options, prefix = '') => {
  const result = []
  const entries = files.readdir(path, 'scandir')
  for (let i = 0; i < entries.length; i += 2) {
    const name = prefix + entries[i]
    result.push(options.withFileTypes ? new Dirent(entries[i], path, entries[i + 1]) : options.encoding === 'buffer' ? Buffer.from(name) : name)
    if (options.recursive && entries[i + 1] === 'directory') result.push(...list(joined(path, entries[i]), options, name + '/'))
  }
  return result
}

const isDirectory = (call, reason, path, errno) => {
  const e = errors.make(Error, 'ERR_FS_EISDIR', `Path is a directory: ${call} returned EISDIR (${reason}) ${path}`)
  e.name = 'SystemError'
  return Object.assign(e, { errno, syscall: call, path })
}

const copyAll = (from, to, options) => {
  const [kind] = statOf(from, 'lstat')
  if (options.filter && !options.filter(from, to)) return
  if (kind === 'directory') {
    if (!options.recursive) throw isDirectory('cp', `${from} is a directory (not copied)`, from, 22)
    makeAll(to)
    const entries = files.readdir(from, 'cp')
    for (let i = 0; i < entries.length; i += 2) copyAll(joined(from, entries[i]), joined(to, entries[i]), options)
    return
  }
  if (options.force === false && kindOf(to) !== undefined) {
    if (options.errorOnExist) throw errors.make(Error, 'ERR_FS_CP_EEXIST', `Target already exists: cp returned EEXIST (${to} already exists) ${to}`)
    return
  }
  makeAll(require('path').dirname(to))
  writeAll(to, 'w', Buffer.from(files.read(from, 'cp')), 'cp')
}

const writeAll = (path, flag, bytes, call, position) => files.write(path, call, flag, ...at(bytes), position)

// writeTo writes to a descriptor or a name.
const writeTo = (target, data, options) => {
  const bytes = bytesOf(data, options.encoding)
  if (typeof target === 'number' || target instanceof FileHandle) {
    const file = descriptor(target, 'write')
    writeAt(file, bytes, null)
    return
  }
  const flag = flagsOf(options.flag)
  writeAll(pathOf(target), flag.replace('+', ''), bytes, 'open')
}

// unnamed is the error of a call that is not given the file's name.
const unnamed = (e, call) => {
  if (e.path === undefined) return e
  return Object.assign(new Error(e.message.slice(0, e.message.lastIndexOf(`, ${e.syscall} '`)) + `, ${call}`), { errno: e.errno, code: e.code, syscall: call })
}

// readAll reads a file. A directory can be opened, but not be read.
const readAll = path => {
  try {
    return Buffer.from(files.read(path, 'open'))
  } catch (e) {
    throw e.code === 'EISDIR' ? unnamed(e, 'read') : e
  }
}

const readAt = (file, target, offset, length, position) => {
  if (file.flags === 'w' || file.flags === 'a' || file.flags.includes('o')) throw badDescriptor('read')
  const from = typeof position === 'number' && position >= 0 ? position : typeof position === 'bigint' && position >= 0n ? Number(position) : file.position
  let bytes
  try {
    bytes = new Uint8Array(files.read(file.path, 'read', from, length))
  } catch (e) {
    throw unnamed(e, 'read')
  }
  target.set(bytes, offset)
  if (from === file.position && !(typeof position === 'number' && position >= 0)) file.position += bytes.length
  return bytes.length
}

const writeAt = (file, bytes, position) => {
  if (file.flags === 'r') throw badDescriptor('write')
  if (file.flags.startsWith('a')) {
    writeAll(file.path, 'a', bytes, 'write')
  } else {
    const given = typeof position === 'number'
    writeAll(file.path, 'r', bytes, 'write', given ? position : file.position)
    if (!given) file.position += bytes.length
  }
  return bytes.length
}

const timeOf = t => t instanceof Date ? t.getTime() : +t * 1000

const randomName = () => Array.from({ length: 6 }, () => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'[Math.floor(Math.random() * 62)]).join('')

// each reads into several buffers, or writes them, one after another.
const each = (call, fd, buffers, position) => {
  if (!Array.isArray(buffers) || !buffers.every(buffer => ArrayBuffer.isView(buffer))) throw errors.argType('buffers', 'ArrayBufferView[]', buffers)
  let sum = 0
  for (const buffer of buffers) {
    const n = calls[call](fd, buffer, 0, buffer.byteLength, typeof position === 'number' ? position + sum : null)
    sum += n
    if (n < buffer.byteLength) break
  }
  return sum
}

// The calls, as they are when they do not wait.
const calls = {
  readFile (path, options) {
    options = optionsOf(options, { flag: 'r' })
    if (typeof path === 'number' || path instanceof FileHandle) {
      const file = descriptor(path, 'read')
      const bytes = Buffer.from(files.read(file.path, 'read')).subarray(file.position)
      file.position += bytes.length
      return decoded(bytes, options.encoding)
    }
    path = pathOf(path)
    const flag = flagsOf(options.flag)
    if (flag !== 'r' && kindOf(path) === undefined) writeAll(path, flag.replace('+', ''), Buffer.alloc(0), 'open')
    return decoded(readAll(path), options.encoding)
  },
  writeFile (path, data, options) { writeTo(path, data, optionsOf(options, { encoding: 'utf8', flag: 'w' })) },
  appendFile (path, data, options) { writeTo(path, data, optionsOf(options, { encoding: 'utf8', flag: 'a' })) },
  stat (path, options = {}) {
    try {
      return new Stats(statOf(pathOf(path), 'stat'), options.bigint)
    } catch (e) {
      if (options.throwIfNoEntry === false && missing(e)) return undefined
      throw e
    }
  },
  lstat (path, options = {}) {
    try {
      return new Stats(statOf(pathOf(path), 'lstat', true), options.bigint)
    } catch (e) {
      if (options.throwIfNoEntry === false && missing(e)) return undefined
      throw e
    }
  },
  fstat (fd, options = {}) { return new Stats(statOf(descriptor(fd, 'fstat').path, 'fstat'), options.bigint) },
  readdir (path, options) { return list(pathOf(path), optionsOf(options, {})) },
  mkdir (path, options) {
    path = pathOf(path)
    if (options !== null && typeof options === 'object' && options.recursive) return makeAll(require('path').normalize(path))
    files.mkdir(path, 'mkdir')
  },
  mkdtemp (prefix, options) {
    prefix = pathOf(prefix, 'prefix')
    const path = prefix + randomName()
    files.mkdir(path, 'mkdtemp')
    return path
  },
  rm (path, options) {
    path = pathOf(path)
    options = options || {}
    try {
      const [kind] = statOf(path, 'lstat', true)
      if (kind === 'directory' && !options.recursive) {
        throw isDirectory('rm', 'is a directory', path, 21)
      }
      files.rm(path, 'rm', Boolean(options.recursive))
    } catch (e) {
      if (!(options.force && missing(e))) throw e
    }
  },
  rmdir (path, options) {
    path = pathOf(path)
    if (options && options.recursive) files.rm(path, 'rmdir', true)
    else files.rmdir(path, 'rmdir')
  },
  unlink (path) { files.unlink(pathOf(path), 'unlink') },
  rename (from, to) {
    from = pathOf(from, 'oldPath')
    to = pathOf(to, 'newPath')
    try {
      files.rename(from, 'rename', to)
    } catch (e) {
      e.message += ` -> '${to}'`
      e.dest = to
      throw e
    }
  },
  copyFile (from, to, mode = 0) {
    from = pathOf(from, 'src')
    to = pathOf(to, 'dest')
    try {
      writeAll(to, mode & constants.COPYFILE_EXCL ? 'wx' : 'w', Buffer.from(files.read(from, 'copyfile')), 'copyfile')
    } catch (e) {
      if (e.path !== undefined) {
        e.message = e.message.replace(/'[^']*'$/, `'${from}' -> '${to}'`)
        e.path = from
        e.dest = to
      }
      throw e
    }
  },
  cp (from, to, options = {}) { copyAll(pathOf(from, 'src'), pathOf(to, 'dest'), options) },
  access (path, mode = constants.F_OK) {
    path = pathOf(path)
    if (!(mode >= 0 && mode <= 7)) throw errors.make(RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7')
    statOf(path, 'access')
    if (mode & constants.W_OK) files.writable(path, 'access')
  },
  realpath (path, options) {
    path = require('path').resolve(pathOf(path))
    statOf(path, 'lstat')
    return path
  },
  truncate (path, length = 0) { files.truncate(pathOf(path), 'open', length) },
  ftruncate (fd, length = 0) { files.truncate(descriptor(fd, 'ftruncate').path, 'ftruncate', length) },
  utimes (path, atime, mtime) {
    files.utimes(pathOf(path), 'utime', timeOf(atime), timeOf(mtime))
  },
  futimes (fd, atime, mtime) { files.utimes(descriptor(fd, 'futime').path, 'futime', timeOf(atime), timeOf(mtime)) },
  open (path, flags, mode) {
    path = pathOf(path)
    flags = flagsOf(flags)
    if (flags.startsWith('r')) {
      if (flags === 'r') statOf(path, 'open')
      else writeAll(path, 'r', Buffer.alloc(0), 'open')
    } else {
      writeAll(path, flags.replace('+', '').replace('c', 'a').replace('o', ''), Buffer.alloc(0), 'open')
    }
    open.set(++lastDescriptor, { path, flags: flags.replace('x', ''), position: 0 })
    return lastDescriptor
  },
  close (fd) {
    descriptor(fd, 'close')
    open.delete(typeof fd === 'number' ? fd : fd.fd)
  },
  fsync (fd) { descriptor(fd, 'fsync') },
  fdatasync (fd) { descriptor(fd, 'fdatasync') },
  read (fd, buffer, ...args) {
    let [offset, length, position] = args
    if (offset !== null && offset !== undefined && (args.length < 2 || typeof offset === 'object')) {
      errors.object(offset, 'options')
      ;({ offset, length, position } = offset)
    }
    const file = descriptor(fd, 'read')
    if (!at(buffer)) throw errors.argType('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer)
    const view = new Uint8Array(...at(buffer))
    if (offset === undefined || offset === null) offset = 0
    else errors.integer(offset, 'offset', 0)
    if (length === undefined || length === null) length = view.length - offset
    if (length < 0) throw errors.range('length', '>= 0', length)
    if (length > view.length - offset) throw errors.range('length', `<= ${view.length - offset}`, length)
    return length === 0 ? 0 : readAt(file, view, offset, length, position)
  },
  readv: (fd, buffers, position) => each('read', fd, buffers, position),
  writev: (fd, buffers, position) => each('write', fd, buffers, position),
  opendir (path, options) {
    try {
      return new Dir(pathOf(path), calls.readdir(path, { ...options, withFileTypes: true }))
    } catch (e) {
      throw unnamed(e, 'opendir')
    }
  },
  write (fd, data, offset, length, position) {
    const file = descriptor(fd, 'write')
    if (typeof data === 'string') return writeAt(file, Buffer.from(data, length || 'utf8'), offset)
    if (!at(data)) throw errors.argType('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], data)
    if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset)
    let bytes = Buffer.from(...at(data))
    bytes = Buffer.from(at(data)[0], at(data)[1] + (offset || 0), length === undefined || length === null ? bytes.length - (offset || 0) : length)
    return writeAt(file, bytes, position)
  }
}

const { FileHandle, Dir, collected } = require('internal/fs/handle')(calls)

const promises = { constants }
for (const name of Object.keys(calls)) {
  const call = calls[name]
  exports[name + 'Sync'] = Object.defineProperty((...args) => call(...args), 'name', { value: name + 'Sync' })
  exports[name] = Object.defineProperty((...args) => {
    const callback = args.length > 1 || name === 'close' ? args.pop() : undefined
    errors.function(callback, 'cb')
    let result
    try {
      result = [null, call(...args)]
    } catch (e) {
      if (/^ERR_INVALID|^ERR_OUT/.test(e.code)) throw e
      result = [e]
    }
    if ((name === 'write' || name === 'readv' || name === 'writev') && result.length === 2) result.push(args[1])
    if (result.length === 2 && result[1] === undefined) result.pop()
    setImmediate(callback, ...result)
  }, 'name', { value: name })
  promises[name] = Object.defineProperty(async (...args) => call(...args), 'name', { value: name })
}
for (const name of ['open', 'close', 'read', 'readv', 'write', 'writev', 'fstat', 'fsync', 'fdatasync', 'ftruncate', 'futimes']) delete promises[name]
promises.open = async (...args) => new FileHandle(calls.open(...args))

// The promises take no numbers, may be aborted, and write what comes one by one.
for (const name of ['readFile', 'writeFile', 'appendFile']) {
  promises[name] = {
    async [name] (path, ...args) {
      if (typeof path === 'number') throw errors.argType('path', ['string', 'Buffer', 'URL'], path)
      const { signal } = Object(args[args.length - 1])
      if (name !== 'appendFile' && args.length > (name === 'readFile' ? 0 : 1) && signal !== undefined) {
        errors.signal(signal, 'options.signal')
        if (signal.aborted) throw new errors.AbortError(undefined, { cause: signal.reason })
      }
      if (name === 'writeFile') args[0] = await collected(args[0], args[1])
      return calls[name](path, ...args)
    }
  }[name]
}

// read makes a buffer where none is given, and calls back with it.
exports.read = function read (fd, ...args) {
  const callback = args.pop()
  errors.function(callback, 'cb')
  if (args.length === 0 || !at(args[0])) {
    const options = args.length === 0 || args[0] === null ? {} : args[0]
    errors.object(options, 'options')
    args = [options.buffer === undefined ? Buffer.alloc(16384) : options.buffer, options]
  }
  let result
  try {
    result = [null, calls.read(fd, ...args), args[0]]
  } catch (e) {
    if (/^ERR_/.test(e.code)) throw e
    result = [e]
  }
  setImmediate(callback, ...result)
}
exports.openAsBlob = async (path, { type = '' } = {}) => new Blob([calls.readFile(path)], { type })

exports.existsSync = path => {
  try {
    statOf(pathOf(path), 'stat')
    return true
  } catch {
    return false
  }
}
exports.exists = (path, callback) => {
  errors.function(callback, 'cb')
  setImmediate(callback, exports.existsSync(path))
}
Object.defineProperty(exports.exists, require('util').promisify.custom, { value: async path => exports.existsSync(path) })
exports.realpathSync.native = exports.realpathSync
exports.realpath.native = exports.realpath
for (const [name, number, value] of [['read', 'bytesRead', 'buffer'], ['readv', 'bytesRead', 'buffers'], ['write', 'bytesWritten', 'buffer'], ['writev', 'bytesWritten', 'buffers']]) {
  Object.defineProperty(exports[name], require('internal/utilities').names, { value: [number, value] })
}

Object.assign(exports, require('internal/fs/streams')({ calls, pathOf, optionsOf }))
Object.assign(exports, { Stats, Dirent, Dir, constants, promises, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 })
