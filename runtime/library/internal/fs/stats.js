'use strict'
// What there is to know of a file, and the numbers of the module fs.

const kinds = { file: 0o100000, directory: 0o040000, link: 0o120000, other: 0 }

class Stats {
  constructor ([kind, size, permissions, mtimeMs], big) {
    const n = big ? value => BigInt(Math.trunc(value)) : value => value
    Object.assign(this, {
      dev: n(0), mode: n(kinds[kind] | permissions), nlink: n(1), uid: n(0), gid: n(0), rdev: n(0), blksize: n(4096), ino: n(0), size: n(size), blocks: n(Math.ceil(size / 512)),
      atimeMs: n(mtimeMs), mtimeMs: n(mtimeMs), ctimeMs: n(mtimeMs), birthtimeMs: n(mtimeMs)
    })
    const times = ['atime', 'mtime', 'ctime', 'birthtime']
    if (big) for (const name of times) this[name + 'Ns'] = BigInt(Math.round(mtimeMs * 1000)) * 1000n
    for (const name of times) this[name] = new Date(mtimeMs)
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
  O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_NOCTTY: 256, O_TRUNC: 512, O_APPEND: 1024, O_NONBLOCK: 2048, O_DSYNC: 4096,
  O_DIRECT: 16384, O_DIRECTORY: 65536, O_NOFOLLOW: 131072, O_NOATIME: 262144, O_SYNC: 1052672,
  S_IFMT: 0o170000, S_IFREG: 0o100000, S_IFDIR: 0o040000, S_IFCHR: 0o020000, S_IFBLK: 0o060000, S_IFIFO: 0o010000, S_IFLNK: 0o120000, S_IFSOCK: 0o140000,
  S_IRWXU: 0o700, S_IRUSR: 0o400, S_IWUSR: 0o200, S_IXUSR: 0o100, S_IRWXG: 0o070, S_IRGRP: 0o040, S_IWGRP: 0o020, S_IXGRP: 0o010,
  S_IRWXO: 0o007, S_IROTH: 0o004, S_IWOTH: 0o002, S_IXOTH: 0o001
})

module.exports = { Stats, Dirent, constants }
