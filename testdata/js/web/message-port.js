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
for (const v of [1, 2, 3]) port1.postMessage(v)
Promise.all([new Promise(resolve => port1.addEventListener('close', resolve)), new Promise(resolve => port2.on('close', resolve))]).then(([event, value]) => {
  console.log('closed', event instanceof Event, event.type, value.type)
  const c = new MessageChannel()
  const order = []
  c.port1.onmessage = e => {
    order.push('1:' + e.data)
    if (e.data < 3) return c.port1.postMessage(e.data + 1)
    c.port1.close()
    console.log(order.join(' '))
    service()
  }
  c.port2.onmessage = e => { order.push('2:' + e.data); c.port2.postMessage(e.data + 1) }
  c.port1.postMessage(0)
})
function service () {
  const ask = (port, v) => new Promise(resolve => { const r = new MessageChannel(); r.port1.onmessage = e => { resolve(e.data); r.port1.close() }; port.postMessage(v, [r.port2]) })
  const { port1, port2 } = new MessageChannel()
  port2.onmessage = e => e.ports[0].postMessage(e.data * 2)
  ask(port1, 21).then(v => { console.log('asked', v); port1.close() })
}
//: undefined undefined
//: once 1
//: on 1
//: on 2
//: on 3
//: closed true close close
//: 2:0 1:1 2:2 1:3
//: asked 42
