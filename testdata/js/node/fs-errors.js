const fs = require("fs"); const path = require("path"); const os = require("os")
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "node-test-")); const at = name => path.join(dir, name)
const clean = text => String(text).split(dir).join("DIR")
const attempt = f => { try { console.log(f()) } catch (e) { console.log(clean([e.name, e.code, e.errno, e.syscall, e.path, e.dest, e.message].join(" | "))) } }
fs.mkdirSync(at('d')); fs.writeFileSync(at('f'), 'x'); fs.mkdirSync(at('d/full')); fs.writeFileSync(at('d/full/x'), '')
for (const f of [() => fs.readFileSync(at('none')), () => fs.writeFileSync(at('no/dir'), ''), () => fs.statSync(at('none')), () => fs.lstatSync(at('none')), () => fs.readdirSync(at('none')), () => fs.readdirSync(at('f')), () => fs.mkdirSync(at('d')), () => fs.mkdirSync(at('no/dir')), () => fs.rmdirSync(at('none')), () => fs.rmdirSync(at('d')), () => fs.rmdirSync(at('f')), () => fs.unlinkSync(at('none')), () => fs.renameSync(at('none'), at('y')), () => fs.copyFileSync(at('none'), at('y')), () => fs.accessSync(at('none')), () => fs.openSync(at('none')), () => fs.writeFileSync(at('f'), '', { flag: 'wx' }), () => fs.copyFileSync(at('f'), at('f'), fs.constants.COPYFILE_EXCL), () => fs.truncateSync(at('none')), () => fs.readFileSync(at('f/x'))]) attempt(f)
for (const f of [() => fs.readFileSync(), () => fs.readFileSync({}), () => fs.writeFileSync(at('f')), () => fs.writeFileSync(at('f'), {}), () => fs.writeFileSync(at('f'), 5), () => fs.readFileSync(at('f'), 'nope'), () => fs.mkdirSync(5), () => fs.renameSync(at('f'), 5), () => fs.readFile(at('f')), () => fs.readFile(at('f'), 'utf8'), () => fs.statSync('a\0b'), () => fs.openSync(at('f'), 'zz'), () => fs.closeSync('x'), () => fs.closeSync(-1), () => fs.readSync(99, Buffer.alloc(1)), () => fs.promises.readFile(5).catch(() => {}) && 'promise', () => fs.existsSync(5)]) attempt(f)
fs.rmSync(dir, { recursive: true })
//: Error | ENOENT | -2 | open | DIR/none |  | ENOENT: no such file or directory, open 'DIR/none'
//: Error | ENOENT | -2 | open | DIR/no/dir |  | ENOENT: no such file or directory, open 'DIR/no/dir'
//: Error | ENOENT | -2 | stat | DIR/none |  | ENOENT: no such file or directory, stat 'DIR/none'
//: Error | ENOENT | -2 | lstat | DIR/none |  | ENOENT: no such file or directory, lstat 'DIR/none'
//: Error | ENOENT | -2 | scandir | DIR/none |  | ENOENT: no such file or directory, scandir 'DIR/none'
//: Error | ENOTDIR | -20 | scandir | DIR/f |  | ENOTDIR: not a directory, scandir 'DIR/f'
//: Error | EEXIST | -17 | mkdir | DIR/d |  | EEXIST: file already exists, mkdir 'DIR/d'
//: Error | ENOENT | -2 | mkdir | DIR/no/dir |  | ENOENT: no such file or directory, mkdir 'DIR/no/dir'
//: Error | ENOENT | -2 | rmdir | DIR/none |  | ENOENT: no such file or directory, rmdir 'DIR/none'
//: Error | ENOTEMPTY | -39 | rmdir | DIR/d |  | ENOTEMPTY: directory not empty, rmdir 'DIR/d'
//: Error | ENOTDIR | -20 | rmdir | DIR/f |  | ENOTDIR: not a directory, rmdir 'DIR/f'
//: Error | ENOENT | -2 | unlink | DIR/none |  | ENOENT: no such file or directory, unlink 'DIR/none'
//: Error | ENOENT | -2 | rename | DIR/none | DIR/y | ENOENT: no such file or directory, rename 'DIR/none' -> 'DIR/y'
//: Error | ENOENT | -2 | copyfile | DIR/none | DIR/y | ENOENT: no such file or directory, copyfile 'DIR/none' -> 'DIR/y'
//: Error | ENOENT | -2 | access | DIR/none |  | ENOENT: no such file or directory, access 'DIR/none'
//: Error | ENOENT | -2 | open | DIR/none |  | ENOENT: no such file or directory, open 'DIR/none'
//: Error | EEXIST | -17 | open | DIR/f |  | EEXIST: file already exists, open 'DIR/f'
//: Error | EEXIST | -17 | copyfile | DIR/f | DIR/f | EEXIST: file already exists, copyfile 'DIR/f' -> 'DIR/f'
//: Error | ENOENT | -2 | open | DIR/none |  | ENOENT: no such file or directory, open 'DIR/none'
//: Error | ENOTDIR | -20 | open | DIR/f/x |  | ENOTDIR: not a directory, open 'DIR/f/x'
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "path" argument must be of type string or an instance of Buffer or URL. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "path" argument must be of type string or an instance of Buffer or URL. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
//: TypeError | ERR_INVALID_ARG_VALUE |  |  |  |  | The argument 'encoding' is invalid encoding. Received 'nope'
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "path" argument must be of type string or an instance of Buffer or URL. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "newPath" argument must be of type string or an instance of Buffer or URL. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "cb" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "cb" argument must be of type function. Received type string ('utf8')
//: TypeError | ERR_INVALID_ARG_VALUE |  |  |  |  | The argument 'path' must be a string, Uint8Array, or URL without null bytes. Received 'a\x00b'
//: TypeError | ERR_INVALID_ARG_VALUE |  |  |  |  | The argument 'flags' is invalid. Received 'zz'
//: TypeError | ERR_INVALID_ARG_TYPE |  |  |  |  | The "fd" argument must be of type number. Received type string ('x')
//: RangeError | ERR_OUT_OF_RANGE |  |  |  |  | The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
//: Error | EBADF | -9 | read |  |  | EBADF: bad file descriptor, read
//: promise
//: false
