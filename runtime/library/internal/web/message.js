'use strict'

const { coded, need, wrongType, invalidThis, isObject, expose, inspect, show } = require('internal/web/idl')
const { DOMException } = require('internal/web/domexception')
const { Event, EventTarget, handler, trust, listening } = require('internal/web/event')

const ours = Symbol('ours')

// https://html.spec.whatwg.org/#messageevent
class MessageEvent extends Event {
  #data
  #origin
  #lastEventId
  #source
  #ports

  constructor (type, options = undefined) {
    need(arguments.length, 'type')
    super(type, options)
    this.#data = options?.data === undefined ? null : options.data
    this.#origin = `${options?.origin ?? ''}`
    this.#lastEventId = `${options?.lastEventId ?? ''}`
    this.#source = options?.source ?? null
    this.#ports = Object.freeze([...(options?.ports ?? [])])
  }

  get data () { return this.#data }
  get origin () { return this.#origin }
  get lastEventId () { return this.#lastEventId }
  get source () { return this.#source }
  get ports () { return this.#ports }
}
expose(MessageEvent, 'data', 'origin', 'lastEventId', 'source', 'ports')

// An end of a channel is what a MessagePort has, until that is transferred and
// another one has it.
const newEnd = () => ({ other: null, port: null, queue: [], started: false, closed: false, ref: false })

let take // makes a port that has an end

// https://html.spec.whatwg.org/#message-ports
class MessagePort extends EventTarget {
  #end

  constructor (token = undefined, end = undefined) {
    if (token !== ours) throw coded(TypeError, 'ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called')
    super()
    this.#end = end
    end.port = this
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #end in o
  }

  static #of (o) {
    if (!MessagePort.#is(o)) throw invalidThis('MessagePort')
    return o.#end
  }

  static {
    take = end => {
      end.port.#end = null
      return new MessagePort(ours, end)
    }
  }

  postMessage (message, options = undefined) {
    const end = MessagePort.#of(this)
    if (arguments.length === 0) throw coded(TypeError, 'ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage')
    if (options !== undefined && options !== null && !isObject(options)) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'Optional transferList argument must be an iterable')
    const transfer = isObject(options) ? typeof options[Symbol.iterator] === 'function' ? [...options] : [...(options.transfer ?? [])] : []
    if (transfer.includes(this)) throw new DOMException('Transfer list contains source port', 'DataCloneError')
    const ports = transfer.filter(MessagePort.#is)
    if (ports.some((port, i) => ports.indexOf(port) !== i)) throw new DOMException('Transfer list contains duplicate MessagePort', 'DataCloneError')
    if (ports.some(port => port.#end === null)) throw new DOMException('MessagePort in transfer list is already detached', 'DataCloneError')
    const read = pack(message, ports, transfer.filter(o => !MessagePort.#is(o)))
    if (end === null || end.closed || end.other.closed) return
    end.other.queue.push({ read, ends: ports.map(port => port.#end) })
    for (const port of ports) {
      const moved = port.#end
      moved.started = false
      port.#end = null
    }
    if (end.other.started) deliverSoon(end.other)
  }

  start () {
    const end = MessagePort.#of(this)
    if (end === null || end.started || end.closed) return
    end.started = true
    for (let i = 0; i < end.queue.length; i++) deliverSoon(end)
  }

  close () {
    const end = MessagePort.#of(this)
    if (end === null || end.closed) return
    const { other } = end
    end.closed = true
    end.queue = []
    internal.post(() => end.port.dispatchEvent(trust(new Event('close'))))
    // The other one is closed behind what it has been sent.
    internal.post(() => {
      if (other.closed) return
      other.closed = true
      other.port.dispatchEvent(trust(new Event('close')))
    })
  }

  ref () {
    const end = MessagePort.#of(this)
    if (end !== null) end.ref = true
  }

  unref () {
    const end = MessagePort.#of(this)
    if (end !== null) end.ref = false
  }

  hasRef () { return !!MessagePort.#of(this)?.ref }

  addEventListener (...args) {
    super.addEventListener(...args)
    if (args[0] !== 'message' || !listening(this, 'message')) return
    this.ref()
    this.start() // as in Node; in browsers only onmessage does so
  }

  removeEventListener (...args) {
    super.removeEventListener(...args)
    if (args[0] === 'message' && !listening(this, 'message')) this.unref()
  }

  // As Node's ports, which are emitters besides.
  on (type, listener) {
    this.addEventListener(type, wrap(type, listener))
    return this
  }

  once (type, listener) {
    this.addEventListener(type, wrap(type, listener), { once: true })
    return this
  }

  off (type, listener) {
    this.removeEventListener(type, wrap(type, listener))
    return this
  }

  [inspect] (depth, options, inspect) {
    const end = MessagePort.#of(this)
    return show('MessagePort', { active: end !== null && !end.closed, refed: this.hasRef() }, depth, options, inspect)
  }
}
MessagePort.prototype.addListener = MessagePort.prototype.on
MessagePort.prototype.removeListener = MessagePort.prototype.off
for (const name of ['on', 'once', 'off', 'addListener', 'removeListener', 'addEventListener', 'removeEventListener']) Object.defineProperty(MessagePort.prototype, name, { enumerable: false })
expose(MessagePort, 'postMessage', 'start', 'close', 'ref', 'unref')
handler(MessagePort, 'message', (port, listens) => {
  if (!listens) return port.unref()
  port.ref()
  port.start()
})
handler(MessagePort, 'messageerror')

// wrap is the listener for events that calls one for values, always the same.
const wrappers = new WeakMap()
function wrap (type, listener) {
  if (typeof listener !== 'function') throw wrongType('listener', 'of type function', listener)
  if (!wrappers.has(listener)) wrappers.set(listener, event => listener.call(event.target, event instanceof MessageEvent ? event.data : event))
  return wrappers.get(listener)
}

// deliverSoon has the next message of an end delivered by a task of the loop.
function deliverSoon (end) {
  internal.post(() => {
    const message = end.queue.shift()
    if (message === undefined || end.closed) return
    if (!end.started) return end.queue.unshift(message) // it was transferred meanwhile
    const ports = message.ends.map(take)
    let event
    try {
      event = new MessageEvent('message', { data: message.read(ports), ports })
    } catch (error) {
      event = new MessageEvent('messageerror', { data: error })
    }
    end.port.dispatchEvent(trust(event))
  })
}

// pack clones a message, and returns what builds it, given the ports that come
// with it. While it is cloned, they are numbers under a name that nothing else
// has.
const mark = '\0the number of a port'

function pack (message, ports, transfer) {
  for (let i = 0; i < ports.length; i++) Object.defineProperty(ports[i], mark, { value: i, enumerable: true, configurable: true })
  let read
  try {
    read = internal.clone(message, transfer)
  } finally {
    for (const port of ports) delete port[mark]
  }
  return ports.length === 0 ? read : taken => replace(read(), taken)
}

function replace (root, ports) {
  const seen = new Set()
  const swap = v => {
    if (typeof v !== 'object' || v === null) return v
    if (Object.hasOwn(v, mark)) return ports[v[mark]]
    if (!seen.has(v)) {
      seen.add(v)
      todo.push(v)
    }
    return v
  }
  const todo = []
  const result = swap(root)
  while (todo.length > 0) {
    const o = todo.pop()
    if (ArrayBuffer.isView(o) || o instanceof ArrayBuffer) continue
    if (o instanceof Map) {
      const entries = [...o]
      o.clear()
      for (const [key, value] of entries) o.set(swap(key), swap(value))
    } else if (o instanceof Set) {
      const members = [...o]
      o.clear()
      for (const member of members) o.add(swap(member))
    } else {
      for (const key of Object.keys(o)) {
        const value = swap(o[key])
        if (value !== o[key]) o[key] = value
      }
    }
  }
  return result
}

class MessageChannel {
  constructor () {
    const one = newEnd()
    const two = newEnd()
    one.other = two
    two.other = one
    this.port1 = new MessagePort(ours, one)
    this.port2 = new MessagePort(ours, two)
  }
}
Object.defineProperty(MessageChannel.prototype, Symbol.toStringTag, { value: 'MessageChannel', configurable: true })

module.exports = { MessageEvent, MessagePort, MessageChannel }
