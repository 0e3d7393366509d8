'use strict'
// Files, where the host grants some: the calls that read, write, stat, list, make
// and remove. Each is there three times, as in Node. All do their work at once;
// callbacks and promises hear of it later. Descriptors are ours: each operation
// opens its file anew.

const errors = require('internal/errors')
const { at } = require('internal/bytes')
const files = require('internal/files')

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

const kinds = { file: 0o100000, directory: 0o040000, link: 0o120000, other: 0 }

class Stats {
  constructor ([kind, size, permissions, mtimeMs], big) {
    const n = big ? value => BigInt(Math.trunc(value)) : value => value
    Object.assign(this, {
      dev: n(0), mode: n(kinds[kind] | permissions), nlink: n(1), uid: n(0), gid: n(0), rdev: n(0), blksize: n(4096), ino: n(0), size: n(size), blocks: n(Math.ceil(size / 512)),
      atimeMs: n(mtimeMs), mtimeMs: n(mtimeMs), ctimeMs: n(mtimeMs), birthtimeMs: n(mtimeMs)
    })
    for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) this[name] = new Date(mtimeMs)
  }
}
class Dirent {
  constructor (name, parentPath, kind) {
    this.name = name
    this.parentPath = parentPath
    this.path = parentPath
    Object.defineProperty(this, 'mode', { value: kinds[kind] })
  }
}
for (const Class of [Stats, Dirent]) {
  const is = kind => function () { return (Number(this.mode) & 0o170000) === kind }
  Object.assign(Class.prototype, {
    isFile: is(kinds.file), isDirectory: is(kinds.directory), isSymbolicLink: is(kinds.link), isBlockDevice: is(0o060000), isCharacterDevice: is(0o020000), isFIFO: is(0o010000), isSocket: is(0o140000)
  })
}

const constants = Object.freeze({
  F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, COPYFILE_EXCL: 1, COPYFILE_FICLONE: 2, COPYFILE_FICLONE_FORCE: 4,
  O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, O_SYNC: 1052672,
  S_IFMT: 0o170000, S_IFREG: 0o100000, S_IFDIR: 0o040000, S_IFLNK: 0o120000, S_IRUSR: 256, S_IWUSR: 128, S_IXUSR: 64
})

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

const copyAll = (from, to, options) => {
  const [kind] = statOf(from, 'cp')
  if (options.filter && !options.filter(from, to)) return
  if (kind === 'directory') {
    if (!options.recursive) throw errors.make(Error, 'ERR_FS_EISDIR', `Recursive option not enabled, cannot copy a directory: cp returned EISDIR (${from} is a directory (not copied)) ${from}`)
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

const readAt = (file, target, offset, length, position) => {
  if (file.flags === 'w' || file.flags === 'a' || file.flags.includes('o')) throw badDescriptor('read')
  const from = typeof position === 'number' && position >= 0 ? position : typeof position === 'bigint' && position >= 0n ? Number(position) : file.position
  const bytes = new Uint8Array(files.read(file.path, 'read', from, length))
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

const randomName = () => Array.from({ length: 6 }, () => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'[Math.floor(Math.random() * 62)]).join('')

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
    return decoded(Buffer.from(files.read(path, 'open')), options.encoding)
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
      const [kind] = statOf(path, 'rm', true)
      if (kind === 'directory' && !options.recursive) {
        const e = errors.make(Error, 'ERR_FS_EISDIR', `Path is a directory: rm returned EISDIR (is a directory) ${path}`)
        e.name = 'SystemError'
        throw Object.assign(e, { errno: 21, syscall: 'rm', path })
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
    const time = t => t instanceof Date ? t.getTime() : +t * 1000
    files.utimes(pathOf(path), 'utime', time(atime), time(mtime))
  },
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
  read (fd, buffer, offset, length, position) {
    if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset)
    const file = descriptor(fd, 'read')
    if (!at(buffer)) throw errors.argType('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer)
    const target = Buffer.from(...at(buffer))
    const view = new Uint8Array(...at(buffer))
    if (offset === undefined || offset === null) offset = 0
    else errors.integer(offset, 'offset', 0)
    if (length === undefined || length === null) length = target.length - offset
    if (length < 0 || length > target.length - offset) throw errors.range('length', `>= 0 && <= ${target.length - offset}`, length)
    return length === 0 ? 0 : readAt(file, view, offset, length, position)
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

class FileHandle {
  constructor (fd) { this.fd = fd }
  async close () { calls.close(this.fd) }
  async read (buffer, ...args) {
    if (buffer === undefined || !at(buffer)) {
      const options = buffer || {}
      buffer = options.buffer || Buffer.alloc(16384)
      args = [options.offset, options.length, options.position]
    }
    return { bytesRead: calls.read(this.fd, buffer, ...args), buffer }
  }

  async write (data, ...args) { return { bytesWritten: calls.write(this.fd, data, ...args), buffer: data } }
  async readFile (options) { return calls.readFile(this.fd, options) }
  async writeFile (data, options) { return calls.writeFile(this.fd, data, options) }
  async appendFile (data, options) { return calls.appendFile(this.fd, data, options) }
  async stat (options) { return calls.fstat(this.fd, options) }
  async truncate (length) { return calls.ftruncate(this.fd, length) }
  async sync () {}
  async datasync () {}
}

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
    if ((name === 'read' || name === 'write') && result.length === 2) result.push(args[1])
    if (result.length === 2 && result[1] === undefined) result.pop()
    setImmediate(callback, ...result)
  }, 'name', { value: name })
  promises[name] = Object.defineProperty(async (...args) => call(...args), 'name', { value: name })
}
for (const name of ['open', 'close', 'read', 'write', 'fstat', 'fsync', 'fdatasync', 'ftruncate']) delete promises[name]
promises.open = async (...args) => new FileHandle(calls.open(...args))

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
for (const name of ['read', 'write']) {
  const other = name === 'read' ? 'bytesRead' : 'bytesWritten'
  Object.defineProperty(exports[name], require('util').promisify.custom, { value: async (...args) => ({ [other]: calls[name](...args), buffer: args[1] }) })
}

exports.createReadStream = (path, options) => {
  options = optionsOf(options, { start: 0, end: Infinity, highWaterMark: 64 * 1024 })
  path = pathOf(path)
  const { Readable } = require('stream')
  let position = options.start
  const stream = new Readable({
    highWaterMark: options.highWaterMark,
    encoding: options.encoding,
    construct (callback) {
      try {
        statOf(path, 'open')
        this.emit('open', 3)
        this.emit('ready')
        callback()
      } catch (e) {
        callback(e)
      }
    },
    read (n) {
      try {
        const bytes = Buffer.from(files.read(path, 'open', position, Math.min(n, options.end + 1 - position)))
        position += bytes.length
        this.bytesRead += bytes.length
        this.push(bytes.length === 0 ? null : bytes)
      } catch (e) {
        this.destroy(e)
      }
    }
  })
  return Object.assign(stream, { path, bytesRead: 0 })
}
exports.createWriteStream = (path, options) => {
  options = optionsOf(options, { flags: 'w', encoding: 'utf8' })
  path = pathOf(path)
  const { Writable } = require('stream')
  let flag = flagsOf(options.flags).replace('+', '')
  const stream = new Writable({
    decodeStrings: true,
    highWaterMark: options.highWaterMark,
    construct (callback) {
      try {
        writeAll(path, flag, Buffer.alloc(0), 'open')
        flag = 'a'
        this.emit('open', 3)
        this.emit('ready')
        callback()
      } catch (e) {
        callback(e)
      }
    },
    write (chunk, encoding, callback) {
      try {
        writeAll(path, 'a', chunk, 'write')
        this.bytesWritten += chunk.length
        callback()
      } catch (e) {
        callback(e)
      }
    }
  })
  return Object.assign(stream, { path, bytesWritten: 0 })
}

Object.assign(exports, { Stats, Dirent, constants, promises, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 })
