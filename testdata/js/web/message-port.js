// Ports as Node has them: on and once, ref and unref, close.
const { port1, port2 } = new MessageChannel()
console.log(port1.ref(), port1.unref())
port2.once('message', v => console.log('once', v))
port2.on('message', v => {
  console.log('on', v)
  if (v === 3) {
    port1.close()
    port1.postMessage('in vain')
  }
})
port1.addEventListener('close', () => console.log('one closed'))
port2.on('close', () => console.log('two closed'))
for (const v of [1, 2, 3]) port1.postMessage(v)
const c = new MessageChannel()
const order = []
c.port1.onmessage = e => { order.push('1:' + e.data); if (e.data < 3) c.port1.postMessage(e.data + 1); else { c.port1.close(); console.log(order.join(' ')) } }
c.port2.onmessage = e => { order.push('2:' + e.data); c.port2.postMessage(e.data + 1) }
c.port1.postMessage(0)
const ask = (port, v) => new Promise(resolve => { const r = new MessageChannel(); r.port1.onmessage = e => { resolve(e.data); r.port1.close() }; port.postMessage(v, [r.port2]) })
const service = new MessageChannel()
service.port2.onmessage = e => e.ports[0].postMessage(e.data * 2)
setTimeout(() => ask(service.port1, 21).then(v => { console.log('asked', v); service.port1.close() }), 20)
//: undefined undefined
//: once 1
//: on 1
//: on 2
//: on 3
//: one closed
//: two closed
//: 2:0 1:1 2:2 1:3
//: asked 42
