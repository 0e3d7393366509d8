// What is transferred: buffers, and ports themselves.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}` } }
const { port1, port2 } = new MessageChannel()
const buffer = new Uint8Array([1, 2, 3]).buffer
port1.postMessage({ buffer, view: new Uint8Array(buffer, 1) }, [buffer])
console.log(buffer.byteLength)
const other = new Uint8Array([9])
port1.postMessage(other, { transfer: [other.buffer] })
console.log(other.length)
console.log(attempt(() => port1.postMessage(1, [port1])))
const inner = new MessageChannel()
port1.postMessage({ reply: inner.port2, map: new Map([['port', inner.port2]]) }, [inner.port2])
inner.port1.onmessage = e => { console.log('answer', e.data); inner.port1.close(); setTimeout(seen, 1) }
let n = 0
port2.addEventListener('message', e => {
  n++
  if (n === 1) console.log(e.data.buffer.byteLength, [...e.data.view].join(), e.data.view.buffer === e.data.buffer)
  if (n === 2) console.log([...e.data].join(), e.ports.length)
  if (n === 3) {
    console.log(e.ports.length, e.data.reply instanceof MessagePort, e.data.reply === e.ports[0], e.data.map.get('port') === e.data.reply)
    e.data.reply.postMessage('from the port')
    port2.close()
  }
})
function seen () { console.log('seen', n); port2.start() }
//: 0
//: 0
//: DataCloneError 25
//: 3 2,3 true
//: 9 0
//: 1 true true true
//: answer from the port
//: seen 3
