// MessageChannel: copies, order, what starts a port.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}` } }
const { port1, port2 } = new MessageChannel()
console.log(port1 instanceof MessagePort, port1 instanceof EventTarget, port1.onmessage, Object.keys(new MessageChannel()).join())
const sent = { list: [1, , 3], map: new Map([[1, new Set(['a'])]]), date: new Date(5), nested: { re: /x/g } } // eslint-disable-line no-sparse-arrays
sent.self = sent
port2.onmessage = e => {
  const { data } = e
  console.log(e.type, e instanceof MessageEvent, e instanceof Event, e.target === port2, e.ports.length, e.origin === '', e.source)
  console.log(data !== sent, data.self === data, data.list.length, 1 in data.list, data.map.get(1).has('a'), data.date.getTime(), data.nested.re.flags)
  port2.onmessage = e => {
    console.log('second', e.data)
    if (e.data === 'last') port2.close()
  }
}
port1.postMessage(sent)
sent.list.push('not seen')
port1.postMessage('text'); port1.postMessage(undefined); port1.postMessage(null); port1.postMessage(5n)
port1.postMessage('last')
console.log('posted')
process.nextTick(() => console.log('tick'))
Promise.resolve().then(() => console.log('microtask'))
console.log(attempt(() => new MessagePort()), attempt(() => port1.postMessage()), attempt(() => port1.postMessage(() => {})), attempt(() => port1.postMessage(1, 1)), attempt(() => port1.postMessage({ s: Symbol('s') })))
console.log(new MessageEvent('m', { data: 1, origin: 'o', lastEventId: 'i' }).origin, new MessageEvent('m').data, new MessageEvent('m').ports.length)
//: true true null port1,port2
//: posted
//: TypeError ERR_CONSTRUCT_CALL_INVALID TypeError ERR_MISSING_ARGS DataCloneError 25 TypeError ERR_INVALID_ARG_TYPE DataCloneError 25
//: o null 0
//: tick
//: microtask
//: message true true true 0 true null
//: true true 3 false true 5 g
//: second text
//: second null
//: second null
//: second 5n
//: second last
