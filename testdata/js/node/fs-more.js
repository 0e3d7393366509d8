const fs = require('fs')
const path = require('path')
const { promisify } = require('util')
const dir = fs.mkdtempSync('/tmp/more-')
process.on('exit', () => fs.rmSync(dir, { recursive: true }))
const at = name => path.join(dir, name)
const shown = e => `${e.name} | ${e.code} | ${e.errno} | ${e.syscall} | ${String(e.message).replaceAll(dir, 'DIR')}`
const attempt = f => { try { console.log(f()) } catch (e) { console.log(shown(e)) } }
const awaited = async f => { try { console.log(await f()) } catch (e) { console.log(shown(e)) } }
fs.mkdirSync(at('d'))
fs.writeFileSync(at('f'), 'hello world')
for (const f of [
  () => fs.readFileSync(at('d')), () => fs.rmSync(at('none')), () => fs.accessSync(at('f'), 9), () => fs.renameSync(at('f'), at('d')), () => fs.cpSync(at('d'), at('e')), () => fs.cpSync(at('none'), at('e')),
  () => fs.createReadStream(at('f'), { start: 5, end: 2 }), () => fs.createReadStream(at('f'), { start: 'x' }), () => fs.createReadStream(5), () => fs.createWriteStream(at('w'), { start: -1 }),
  () => fs.createReadStream(at('f')) instanceof fs.ReadStream, () => fs.ReadStream(at('f')).pending, () => new fs.WriteStream(at('v')).flags,
  () => Object.keys(fs.statSync(at('f'), { bigint: true })).join(), () => fs.constants.S_IRWXU, () => { const d = fs.opendirSync(at('d')); return [d.constructor.name, d.readSync(), d.closeSync()] },
  () => { const d = fs.opendirSync(at('d')); d.closeSync(); d.readSync() }, () => fs.opendirSync(at('none'))
]) attempt(f)
const fd = fs.openSync(at('f'), 'r+')
for (const f of [
  () => fs.readSync(fd, Buffer.alloc(2), 0, 5, 0), () => fs.readSync(fd, Buffer.alloc(2), 3), () => fs.readSync(fd, Buffer.alloc(4), { position: 6 }),
  () => { const a = Buffer.alloc(3); const b = Buffer.alloc(20); return [fs.readvSync(fd, [a, b], 0), a.toString(), b.toString('utf8', 0, 8)] }, () => fs.writevSync(fd, [Buffer.from('HE'), Buffer.from('LLO')], 0), () => fs.readvSync(fd, 5),
  () => fs.futimesSync(fd, 1, 2), () => fs.fstatSync(fd).mtimeMs, () => fs.closeSync(fd), () => fs.readFileSync(at('f'), 'utf8')
]) attempt(f)
;(async () => {
  const p = fs.promises
  await awaited(() => p.readFile(5))
  await awaited(() => p.writeFile(at('p'), 'x', { signal: AbortSignal.abort() }))
  await awaited(() => p.writeFile(at('p'), ['a', 'b', Buffer.from('c')]))
  await awaited(() => p.readFile(at('p'), 'utf8'))
  await awaited(() => p.writeFile(at('p'), require('stream').Readable.from(['of ', 'a stream'])))
  await awaited(() => p.readFile(at('p'), 'utf8'))
  await awaited(() => p.writeFile(at('p'), [1]))
  await awaited(async () => (await p.opendir(at('d'))).read())
  const h = await p.open(at('p'), 'w+')
  h.on('close', () => console.log('closed'))
  await awaited(() => h.write('abc'))
  await awaited(() => h.writev([Buffer.from('d'), Buffer.from('e')]))
  await awaited(() => h.read({ position: 0, length: 3 }).then(({ bytesRead, buffer }) => buffer.toString('utf8', 0, bytesRead)))
  await awaited(() => h.readv([Buffer.alloc(2)], 3))
  await awaited(() => h.utimes(1, 2))
  await awaited(async () => (await h.stat()).mtimeMs)
  await awaited(() => h.close())
  await awaited(() => h.close())
  await awaited(() => h.read())
  const n = fs.openSync(at('f'))
  await awaited(() => new Promise((resolve, reject) => fs.read(n, (e, bytes, buffer) => e ? reject(e) : resolve([bytes, buffer.length]))))
  await awaited(() => promisify(fs.read)(n, Buffer.alloc(2), 0, 2, 0))
  await awaited(() => promisify(fs.readv)(n, [Buffer.alloc(2)], 0))
  const ended = stream => new Promise(resolve => stream.on('close', resolve).on('error', e => console.log(shown(e))))
  const r = fs.createReadStream(at('f'), { highWaterMark: 4, start: 1, end: 8, encoding: 'utf8' })
  for (const name of ['open', 'ready', 'data', 'end', 'close']) r.on(name, x => console.log(name, typeof x === 'number' ? 'fd' : x, r.bytesRead, r.pending))
  await ended(r)
  await ended(fs.createReadStream(at('none')))
  await ended(fs.createReadStream(at('d')).resume())
  const w = fs.createWriteStream(at('w'), { encoding: 'latin1' })
  for (const name of ['open', 'ready', 'finish', 'close']) w.on(name, x => console.log(name, typeof x === 'number' ? 'fd' : x, w.bytesWritten, w.pending))
  w.write('é')
  w.end('x')
  await ended(w)
  const u = fs.createWriteStream(at('w'), { flags: 'r+', start: 1 })
  u.end('YZ')
  await ended(u)
  await awaited(() => p.readFile(at('w'), 'latin1'))
  await ended(fs.createWriteStream(at('none/w')))
  const given = fs.createReadStream(null, { fd: n, start: 0 })
  given.on('data', chunk => console.log(String(chunk), given.path))
  await ended(given)
  attempt(() => fs.fstatSync(n))
  const b = await fs.openAsBlob(at('f'), { type: 'text/plain' })
  console.log(b.size, b.type, await b.text())
  fs.createReadStream(at('f')).close(e => console.log(e.code))
})()
//: Error | EISDIR | -21 | read | EISDIR: illegal operation on a directory, read
//: Error | ENOENT | -2 | lstat | ENOENT: no such file or directory, lstat 'DIR/none'
//: RangeError | ERR_OUT_OF_RANGE | undefined | undefined | mode is out of range: >= 0 && <= 7
//: Error | EISDIR | -21 | rename | EISDIR: illegal operation on a directory, rename 'DIR/f' -> 'DIR/d'
//: SystemError | ERR_FS_EISDIR | 22 | cp | Path is a directory: cp returned EISDIR (DIR/d is a directory (not copied)) DIR/d
//: Error | ENOENT | -2 | lstat | ENOENT: no such file or directory, lstat 'DIR/none'
//: RangeError | ERR_OUT_OF_RANGE | undefined | undefined | The value of "start" is out of range. It must be <= "end" (here: 2). Received 5
//: TypeError | ERR_INVALID_ARG_TYPE | undefined | undefined | The "start" argument must be of type number. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | undefined | undefined | The "path" argument must be of type string or an instance of Buffer or URL. Received type number (5)
//: RangeError | ERR_OUT_OF_RANGE | undefined | undefined | The value of "start" is out of range. It must be >= 0 && <= 9007199254740991. Received -1
//: true
//: true
//: w
//: dev,mode,nlink,uid,gid,rdev,blksize,ino,size,blocks,atimeMs,mtimeMs,ctimeMs,birthtimeMs,atimeNs,mtimeNs,ctimeNs,birthtimeNs,atime,mtime,ctime,birthtime
//: 448
//: [ 'Dir', null, undefined ]
//: Error | ERR_DIR_CLOSED | undefined | undefined | Directory handle was closed
//: Error | ENOENT | -2 | opendir | ENOENT: no such file or directory, opendir
//: RangeError | ERR_OUT_OF_RANGE | undefined | undefined | The value of "length" is out of range. It must be <= 2. Received 5
//: TypeError | ERR_INVALID_ARG_TYPE | undefined | undefined | The "options" argument must be of type object. Received type number (3)
//: 4
//: [ 11, 'hel', 'lo world' ]
//: 5
//: TypeError | ERR_INVALID_ARG_TYPE | undefined | undefined | The "buffers" argument must be an ArrayBufferView[]. Received type number (5)
//: undefined
//: 2000
//: undefined
//: HELLO world
//: TypeError | ERR_INVALID_ARG_TYPE | undefined | undefined | The "path" argument must be of type string or an instance of Buffer or URL. Received type number (5)
//: AbortError | ABORT_ERR | undefined | undefined | The operation was aborted
//: undefined
//: abc
//: undefined
//: of a stream
//: TypeError | ERR_INVALID_ARG_TYPE | undefined | undefined | The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type number (1)
//: null
//: [Object: null prototype] { bytesWritten: 3, buffer: 'abc' }
//: [Object: null prototype] {
//:   bytesWritten: 2,
//:   buffers: [ <Buffer 64>, <Buffer 65> ]
//: }
//: abc
//: [Object: null prototype] { bytesRead: 2, buffers: [ <Buffer 64 65> ] }
//: undefined
//: 2000
//: closed
//: undefined
//: undefined
//: Error | EBADF | undefined | read | file closed
//: [ 11, 16384 ]
//: { bytesRead: 2, buffer: <Buffer 48 45> }
//: { bytesRead: 2, buffers: [ <Buffer 48 45> ] }
//: open fd 0 false
//: ready undefined 0 false
//: data ELLO 4 false
//: data  wor 8 false
//: end undefined 8 false
//: close undefined 8 true
//: Error | ENOENT | -2 | open | ENOENT: no such file or directory, open 'DIR/none'
//: Error | EISDIR | -21 | read | EISDIR: illegal operation on a directory, read
//: open fd 0 false
//: ready undefined 0 false
//: finish undefined 2 false
//: close undefined 2 true
//: éYZ
//: Error | ENOENT | -2 | open | ENOENT: no such file or directory, open 'DIR/none/w'
//: HELLO world undefined
//: Error | EBADF | -9 | fstat | EBADF: bad file descriptor, fstat
//: 11 text/plain HELLO world
//: ERR_STREAM_PREMATURE_CLOSE
