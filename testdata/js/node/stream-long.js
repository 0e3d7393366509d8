// What waits in a stream takes no time that grows with how much of it there is.
const { Readable, Writable } = require('stream')
const n = 100000
const r = new Readable({ objectMode: true, read () {} })
for (let i = 0; i < n; i++) r.push(i)
r.push(null)
let sum = 0
r.on('data', x => { sum += x }).on('end', () => {
  console.log(sum)
  let written = 0
  const w = new Writable({ write (chunk, encoding, callback) { written += chunk.length; if (written % 10 === 0) process.nextTick(callback); else callback() } })
  for (let i = 0; i < n; i++) w.write('x')
  w.end(() => console.log(written))
})
//: 4999950000
//: 100000
