const fs = require("fs"); const path = require("path"); const os = require("os")
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "node-test-")); const at = name => path.join(dir, name)
const clean = text => String(text).split(dir).join("DIR")
const attempt = f => { try { console.log(f()) } catch (e) { console.log(clean([e.name, e.code, e.errno, e.syscall, e.path, e.dest, e.message].join(" | "))) } }
fs.writeFileSync(at('a.txt'), 'héllo'); console.log(fs.readFileSync(at('a.txt')).length, fs.readFileSync(at('a.txt'), 'utf8'), fs.readFileSync(at('a.txt'), { encoding: 'hex' }), fs.readFileSync(Buffer.from(at('a.txt'))).toString())
fs.appendFileSync(at('a.txt'), '!'); fs.writeFileSync(at('b'), Buffer.from([1, 2, 3])); fs.writeFileSync(at('c'), new Uint16Array([1])); fs.writeFileSync(at('d'), '6869', 'hex'); fs.writeFileSync(at('a.txt'), '?', { flag: 'a' }); console.log(fs.readFileSync(at('a.txt'), 'utf8'), fs.readFileSync(at('c')).length, fs.readFileSync(at('d'), 'utf8'))
const s = fs.statSync(at('a.txt')); console.log(s.size, s.isFile(), s.isDirectory(), s.isSymbolicLink(), s.mtime instanceof Date, typeof s.mtimeMs, (s.mode & fs.constants.S_IFMT) === fs.constants.S_IFREG, typeof fs.statSync(at('b'), { bigint: true }).size, fs.statSync(at('none'), { throwIfNoEntry: false }), fs.lstatSync(dir).isDirectory(), s instanceof fs.Stats)
fs.mkdirSync(at('x')); console.log(clean(fs.mkdirSync(at('y/z/w'), { recursive: true })), fs.mkdirSync(at('y/z'), { recursive: true }), fs.existsSync(at('y/z/w')), fs.existsSync(at('q')), fs.existsSync(), fs.readdirSync(dir).sort().join(), fs.readdirSync(dir, { withFileTypes: true }).map(d => d.name + d.isFile() + d.isDirectory()).sort().join(), fs.readdirSync(dir, { recursive: true }).sort().join())
fs.renameSync(at('b'), at('x/b2')); fs.copyFileSync(at('x/b2'), at('copy')); console.log(fs.readFileSync(at('copy')).join(), fs.accessSync(at('copy')), fs.accessSync(at('copy'), fs.constants.W_OK | fs.constants.R_OK), clean(fs.realpathSync(at('x/../copy'))))
fs.truncateSync(at('copy'), 1); console.log(fs.statSync(at('copy')).size); fs.cpSync(at('x'), at('x2'), { recursive: true }); console.log(fs.readdirSync(at('x2')).join()); fs.utimesSync(at('copy'), 1, 2); console.log(fs.statSync(at('copy')).mtimeMs)
fs.unlinkSync(at('copy')); fs.rmdirSync(at('y/z/w')); fs.rmSync(at('y'), { recursive: true }); fs.rmSync(at('gone'), { force: true }); console.log(fs.readdirSync(dir).sort().join())
const fd = fs.openSync(at('fd'), 'w+'); console.log(typeof fd, fs.writeSync(fd, 'hello'), fs.writeSync(fd, Buffer.from('world'), 1, 3), fs.writeSync(fd, 'J', 0), fs.fstatSync(fd).size); const b = Buffer.alloc(10, '.'); console.log(fs.readSync(fd, b, 0, 4, 2), b.toString(), fs.readSync(fd, b, { position: 0, length: 2 }), b.toString()); fs.ftruncateSync(fd, 3); fs.closeSync(fd); console.log(fs.readFileSync(at('fd'), 'utf8')); attempt(() => fs.closeSync(fd))
const r = fs.openSync(at('fd')); console.log(fs.readSync(r, b, 0, 2, null), fs.readSync(r, b, 0, 5, null), fs.readSync(r, b, 0, 5, null)); attempt(() => fs.writeSync(r, 'x')); fs.closeSync(r)
fs.rmSync(dir, { recursive: true }); console.log(fs.existsSync(dir))
//: 6 héllo 68c3a96c6c6f héllo
//: héllo!? 2 hi
//: 8 true false false true number true bigint undefined true true
//: DIR/y undefined true false false a.txt,b,c,d,x,y a.txttruefalse,btruefalse,ctruefalse,dtruefalse,xfalsetrue,yfalsetrue a.txt,b,c,d,x,y,y/z,y/z/w
//: 1,2,3 undefined undefined DIR/copy
//: 1
//: b2
//: 2000
//: a.txt,c,d,x,x2
//: number 5 3 1 8
//: 4 lloo...... 2 Jeoo......
//: Jel
//: Error | EBADF | -9 | close |  |  | EBADF: bad file descriptor, close
//: 2 1 0
//: Error | EBADF | -9 | write |  |  | EBADF: bad file descriptor, write
//: false
