const fs = require("fs"); const path = require("path"); const os = require("os")
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "node-test-")); const at = name => path.join(dir, name)
const clean = text => String(text).split(dir).join("DIR")
const attempt = f => { try { console.log(f()) } catch (e) { console.log(clean([e.name, e.code, e.errno, e.syscall, e.path, e.dest, e.message].join(" | "))) } }
const { promisify } = require('util'); const p = require('fs/promises'); console.log(p === fs.promises)
fs.writeFile(at('a'), 'text', e => { console.log('wrote', e); fs.readFile(at('a'), 'utf8', (e, text) => { console.log('read', e, text); fs.stat(at('a'), (e, s) => { console.log(s.size); fs.readdir(dir, (e, list) => { console.log(list.join()); fs.access(at('none'), e => { console.log(clean(e.message)); fs.exists(at('a'), x => { console.log(x); fs.mkdir(at('m'), e => { console.log(e); rest() }) }) }) }) }) }) })
console.log('first')
const rest = async () => {
  await p.writeFile(at('p'), 'promised'); await p.appendFile(at('p'), '!'); console.log(await p.readFile(at('p'), 'utf8'), (await p.stat(at('p'))).size, (await p.readdir(dir)).sort().join()); await p.readFile(at('none')).catch(e => console.log(clean(e.message), e.code)); await p.copyFile(at('p'), at('p2')); await p.rename(at('p2'), at('p3')); await p.unlink(at('p3')); await p.mkdir(at('q/r'), { recursive: true }); await p.rm(at('q'), { recursive: true }); await p.access(at('p')); console.log(await promisify(fs.readFile)(at('p'), 'latin1'), await promisify(fs.exists)(at('p')))
  const h = await p.open(at('h'), 'w+'); console.log((await h.write('handle')).bytesWritten, (await h.read(Buffer.alloc(3), 0, 3, 1)).buffer.toString(), (await h.stat()).size, await h.readFile('utf8')); await h.close()
  const w = fs.createWriteStream(at('w')); w.write('one '); w.end('two'); await new Promise(resolve => w.on('finish', resolve)); console.log(w.bytesWritten, fs.readFileSync(at('w'), 'utf8'), w.path === at('w'))
  const chunks = []; const r = fs.createReadStream(at('w'), { encoding: 'utf8', start: 1, end: 4, highWaterMark: 2 }); r.on('data', c => chunks.push(c)).on('close', () => console.log('close', chunks.join('|'))); await new Promise(resolve => r.on('end', resolve))
  await require('stream/promises').pipeline(fs.createReadStream(at('w')), fs.createWriteStream(at('w2'), { flags: 'a' })); console.log(fs.readFileSync(at('w2'), 'utf8')); fs.createReadStream(at('none')).on('error', e => { console.log(clean(e.message)); fs.rmSync(dir, { recursive: true }) })
}
//: true
//: first
//: wrote null
//: read null text
//: 4
//: a
//: ENOENT: no such file or directory, access 'DIR/none'
//: true
//: null
//: promised! 9 a,m,p
//: ENOENT: no such file or directory, open 'DIR/none' ENOENT
//: promised! true
//: 6 and 6 
//: 7 one two true
//: close ne| t
//: one two
//: ENOENT: no such file or directory, open 'DIR/none'
