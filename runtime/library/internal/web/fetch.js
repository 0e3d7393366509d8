'use strict'

const { isObject, usv, expose, bytes, inspect, show } = require('internal/web/idl')
const { URL, URLSearchParams } = require('internal/web/url')
const { Headers, pairsOf, makeImmutable } = require('internal/web/headers')
const { Blob, isBlob, bytesOf } = require('internal/web/blob')
const { AbortController, AbortSignal, isSignal, whenAborted } = require('internal/web/abort')
const { ReadableStream, isReadable, isDisturbed } = require('internal/web/streams/readable')
const { TextDecoder } = require('internal/web/encoding')
const formdata = require('internal/web/formdata')

const ours = Symbol('ours')

// ---- bodies: https://fetch.spec.whatwg.org/#bodies

// A body has its bytes, or a stream of them; asked for, a stream of the bytes.
const newBody = (content, stream, type = null) => ({ content, stream, type, used: false })

function bodyOf (init) {
  if (isReadable(init)) {
    if (init.locked || isDisturbed(init)) throw new TypeError('Response body object should not be disturbed or locked')
    return newBody(null, init)
  }
  if (init instanceof URLSearchParams) return newBody(encode(String(init)), null, 'application/x-www-form-urlencoded;charset=UTF-8')
  if (isBlob(init)) return newBody(bytesOf(init), null, init.type || null)
  if (formdata.isFormData(init)) {
    const boundary = '----formdata-wprun-' + String(internal.number()).slice(2, 14).padStart(12, '0')
    return newBody(formdata.encode(init, boundary), null, 'multipart/form-data; boundary=' + boundary)
  }
  const copy = isObject(init) ? bytes(init, (buffer, offset, length) => new Uint8Array(buffer, offset, length).slice()) : undefined
  if (copy !== undefined) return newBody(copy, null)
  return newBody(encode(usv(init)), null, 'text/plain;charset=UTF-8')
}

const encode = text => new Uint8Array(internal.encode(text))

function streamOf (body) {
  if (body.stream !== null) return body.stream
  const { content } = body
  body.stream = new ReadableStream({
    type: 'bytes',
    start (controller) {
      if (content.byteLength > 0) controller.enqueue(content)
      controller.close()
    }
  })
  if (body.used) body.stream.getReader().read()
  return body.stream
}

const isUsed = body => body !== null && (body.used || (body.stream !== null && isDisturbed(body.stream)))

// consume reads all of a body.
async function consume (o, body) {
  if (body === null) return new Uint8Array(0)
  if (isUsed(body) || body.stream?.locked) throw new TypeError('Body is unusable: Body has already been read')
  if (body.stream === null) {
    body.used = true
    return body.content
  }
  const reader = body.stream.getReader()
  const parts = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return bytesOf(new Blob(parts))
    if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk')
    parts.push(value)
  }
}

function cloneBody (body) {
  if (body === null) return null
  if (body.stream === null) return newBody(body.content, null, body.type)
  const [one, two] = body.stream.tee()
  body.stream = one
  return newBody(null, two, body.type)
}

// withBody gives a class what requests and responses have in common; bodyIn is
// what an object has for a body, headersOf its headers.
function withBody (Class, bodyIn) {
  const methods = {
    async arrayBuffer () { return (await consume(this, bodyIn(this))).slice().buffer },
    async blob () { return new Blob([await consume(this, bodyIn(this))], { type: this.headers.get('content-type') ?? '' }) },
    async bytes () { return (await consume(this, bodyIn(this))).slice() },
    async text () { return new TextDecoder().decode(await consume(this, bodyIn(this))) },
    async json () { return JSON.parse(new TextDecoder().decode(await consume(this, bodyIn(this)))) },
    async formData () {
      const content = await consume(this, bodyIn(this))
      const type = this.headers.get('content-type') ?? ''
      if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
        const form = new formdata.FormData()
        for (const [name, value] of new URLSearchParams(new TextDecoder().decode(content))) form.append(name, value)
        return form
      }
      const boundary = /^multipart\/form-data\s*;.*boundary=("([^"]*)"|[^;\s]*)/i.exec(type)
      if (boundary === null) throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".')
      const toBytes = binary => new Uint8Array(internal.bytes(binary))
      return formdata.decode(internal.binary(content.buffer, content.byteOffset, content.byteLength), boundary[2] ?? boundary[1], binary => new TextDecoder().decode(toBytes(binary)), toBytes)
    }
  }
  for (const [name, f] of Object.entries(methods)) Object.defineProperty(Class.prototype, name, { value: f, writable: true, enumerable: true, configurable: true })
  Object.defineProperty(Class.prototype, 'body', {
    get () {
      const body = bodyIn(this)
      return body === null ? null : streamOf(body)
    },
    enumerable: true,
    configurable: true
  })
  Object.defineProperty(Class.prototype, 'bodyUsed', { get () { return isUsed(bodyIn(this)) }, enumerable: true, configurable: true })
}

// ---- https://fetch.spec.whatwg.org/#request-class

const choices = {
  redirect: ['follow', 'error', 'manual'],
  credentials: ['omit', 'same-origin', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  mode: ['navigate', 'same-origin', 'no-cors', 'cors'],
  referrerPolicy: ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url'],
  duplex: ['half']
}

function methodOf (given) {
  const method = `${given}`
  const upper = method.toUpperCase()
  if (!/^[!#$%&'*+\-.^_`|~0-9a-zA-Z]+$/.test(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`)
  if (['CONNECT', 'TRACE', 'TRACK'].includes(upper)) throw new TypeError(`'${method}' HTTP method is unsupported.`)
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method // not patch, says the standard
}

class Request {
  #state

  constructor (input, init = {}) {
    if (arguments.length === 0) throw new TypeError('Request constructor: 1 argument required, but only 0 present.')
    if (init === null || init === undefined) init = {}
    if (!isObject(init)) throw new TypeError('Request constructor: Expected init to be one of: Null, Undefined, Object.')
    const from = Request.#is(input) ? input.#state : undefined
    const state = this.#state = from
      ? { ...from, headers: new Headers(from.headers) }
      : { url: '', method: 'GET', headers: new Headers(), body: null, signal: null, redirect: 'follow', credentials: 'same-origin', cache: 'default', mode: 'cors', referrer: 'about:client', referrerPolicy: '', integrity: '', keepalive: false, duplex: 'half' }
    if (from === undefined) {
      let url
      try {
        url = new URL(input)
      } catch (e) {
        throw new TypeError('Failed to parse URL from ' + String(input), { cause: e })
      }
      if (url.username !== '' || url.password !== '') throw new TypeError('Request cannot be constructed from a URL that includes credentials: ' + String(input))
      state.url = url.href
    }
    for (const [name, allowed] of Object.entries(choices)) {
      if (init[name] === undefined) continue
      const value = `${init[name]}`
      if (!allowed.includes(value)) throw new TypeError(`Request constructor: ${value} is not an accepted type. Expected one of ${allowed.join(', ')}.`)
      state[name] = value
    }
    if (state.mode === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.')
    if (init.integrity !== undefined) state.integrity = `${init.integrity}`
    if (init.keepalive !== undefined) state.keepalive = !!init.keepalive
    if (init.method !== undefined) state.method = methodOf(init.method)
    if (init.headers !== undefined) state.headers = new Headers(init.headers)
    const given = init.signal === undefined ? from?.signal : init.signal
    if (given !== undefined && given !== null && !isSignal(given)) throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.")
    state.signal = given ? AbortSignal.any([given]) : new AbortController().signal
    const content = init.body
    if ((content !== undefined && content !== null) || from?.body) {
      if (state.method === 'GET' || state.method === 'HEAD') throw new TypeError('Request with GET/HEAD method cannot have body.')
    }
    if (content !== undefined && content !== null) {
      if (isReadable(content) && init.duplex === undefined) throw new TypeError('RequestInit: duplex option is required when sending a body.')
      state.body = bodyOf(content)
      if (state.body.type !== null && !state.headers.has('content-type')) state.headers.set('content-type', state.body.type)
    } else if (from?.body) {
      if (isUsed(from.body) || from.body.stream?.locked) throw new TypeError('Cannot construct a Request with a Request object that has already been used.')
      state.body = newBody(from.body.content, from.body.stream, from.body.type)
      from.body.used = true
    }
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #state in o
  }

  static #of (o) {
    if (!Request.#is(o)) throw new TypeError('Illegal invocation')
    return o.#state
  }

  static {
    withBody(Request, o => Request.#of(o).body)
  }

  get method () { return Request.#of(this).method }
  get url () { return Request.#of(this).url }
  get headers () { return Request.#of(this).headers }
  get destination () {
    Request.#of(this)
    return ''
  }

  get referrer () { return Request.#of(this).referrer }
  get referrerPolicy () { return Request.#of(this).referrerPolicy }
  get mode () { return Request.#of(this).mode }
  get credentials () { return Request.#of(this).credentials }
  get cache () { return Request.#of(this).cache }
  get redirect () { return Request.#of(this).redirect }
  get integrity () { return Request.#of(this).integrity }
  get keepalive () { return Request.#of(this).keepalive }
  get signal () { return Request.#of(this).signal }
  get duplex () { return Request.#of(this).duplex }

  clone () {
    const state = Request.#of(this)
    if (isUsed(state.body) || state.body?.stream?.locked) throw new TypeError('unusable')
    const copy = new Request(state.url, { signal: state.signal })
    copy.#state = { ...state, headers: new Headers(state.headers), body: cloneBody(state.body), signal: copy.#state.signal }
    return copy
  }

  [inspect] (depth, options, inspect) {
    const { method, url, headers, redirect, credentials, bodyUsed, signal } = this
    return show('Request', { method, url, headers, redirect, credentials, bodyUsed, signal }, depth, options, inspect)
  }
}
expose(Request, 'method', 'url', 'headers', 'redirect', 'clone', 'signal', 'duplex', 'destination', 'referrer', 'referrerPolicy', 'mode', 'credentials', 'cache', 'integrity', 'keepalive')

// ---- https://fetch.spec.whatwg.org/#response-class

const nullStatus = [101, 204, 205, 304]

class Response {
  #state

  constructor (body = null, init = {}) {
    if (body === ours) {
      this.#state = init
      return
    }
    if (init === null || init === undefined) init = {}
    if (!isObject(init)) throw new TypeError('Response constructor: Expected init to be one of: Null, Undefined, Object.')
    const status = init.status === undefined ? 200 : Math.trunc(Number(init.status)) || 0
    if (status < 200 || status > 599) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.')
    const statusText = init.statusText === undefined ? '' : `${init.statusText}`
    if (/[^\t\u0020-\u007e\u0080-\u00ff]/.test(statusText)) throw new TypeError('Invalid statusText')
    this.#state = { type: 'default', url: '', redirected: false, status, statusText, headers: new Headers(init.headers), body: null }
    if (body === null || body === undefined) return
    if (nullStatus.includes(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`)
    this.#state.body = bodyOf(body)
    const { type } = this.#state.body
    if (type !== null && !this.#state.headers.has('content-type')) this.#state.headers.set('content-type', type)
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #state in o
  }

  static #of (o) {
    if (!Response.#is(o)) throw new TypeError('Illegal invocation')
    return o.#state
  }

  static {
    withBody(Response, o => Response.#of(o).body)
  }

  static error () {
    const headers = new Headers()
    makeImmutable(headers)
    return new Response(ours, { type: 'error', url: '', redirected: false, status: 0, statusText: '', headers, body: null })
  }

  static json (data, init = {}) {
    if (arguments.length === 0) throw new TypeError('Response.json: 1 argument required, but 0 found.')
    const text = JSON.stringify(data)
    if (text === undefined) throw new TypeError('Value is not JSON serializable')
    const response = new Response(text, init)
    if (!new Headers(init?.headers).has('content-type')) response.headers.set('content-type', 'application/json')
    return response
  }

  static redirect (url, status = 302) {
    if (arguments.length === 0) throw new TypeError('Response.redirect: 1 argument required, but 0 found.')
    let location
    try {
      location = new URL(url).href
    } catch (e) {
      throw new TypeError(`Failed to parse URL from ${url}`, { cause: e })
    }
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`)
    const headers = new Headers({ location })
    makeImmutable(headers)
    return new Response(ours, { type: 'default', url: '', redirected: false, status, statusText: '', headers, body: null })
  }

  get type () { return Response.#of(this).type }
  get url () { return Response.#of(this).url }
  get redirected () { return Response.#of(this).redirected }
  get status () { return Response.#of(this).status }
  get ok () {
    const { status } = Response.#of(this)
    return status >= 200 && status <= 299
  }

  get statusText () { return Response.#of(this).statusText }
  get headers () { return Response.#of(this).headers }

  clone () {
    const state = Response.#of(this)
    if (isUsed(state.body) || state.body?.stream?.locked) throw new TypeError('Response.clone: Body has already been consumed.')
    return new Response(ours, { ...state, headers: new Headers(state.headers), body: cloneBody(state.body) })
  }

  [inspect] (depth, options, inspect) {
    const { status, statusText, headers, body, bodyUsed, ok, redirected, type, url } = this
    return show('Response', { status, statusText, headers, body, bodyUsed, ok, redirected, type, url }, depth, options, inspect)
  }
}
expose(Response, 'type', 'url', 'status', 'ok', 'redirected', 'statusText', 'headers', 'clone')

// ---- fetch

const failed = cause => new TypeError('fetch failed', { cause })

// https://fetch.spec.whatwg.org/#fetch-method
async function fetch (input, init = undefined) {
  if (arguments.length === 0) throw new TypeError('fetch: 1 argument required, but only 0 present.')
  const request = new Request(input, init)
  const { signal } = request
  signal.throwIfAborted()
  const { protocol } = new URL(request.url)
  if (protocol === 'data:') return fetchData(request.url)
  if (protocol !== 'http:' && protocol !== 'https:') throw failed(new Error(protocol === 'blob:' ? 'blob URLs are not offered here' : 'unknown scheme'))
  const content = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer())
  signal.throwIfAborted()
  const headers = pairsOf(request.headers).flat()
  const { promise, abort } = internal.fetch(request.method, request.url, headers, request.redirect, content?.buffer, 0, content?.byteLength)
  let controller // of the body
  let aborted = false
  const forget = whenAborted(signal, reason => {
    aborted = true
    abort()
    controller?.error(reason)
  })
  let answer
  try {
    answer = await promise
  } catch (e) {
    forget()
    throw aborted ? signal.reason : failed(e)
  }
  if (aborted) throw signal.reason
  const answered = new Headers()
  for (let i = 0; i < answer.headers.length; i += 2) answered.append(answer.headers[i], answer.headers[i + 1])
  makeImmutable(answered)
  const stream = nullStatus.includes(answer.status) || request.method === 'HEAD'
    ? (abort(), forget(), null)
    : new ReadableStream({
      type: 'bytes',
      start (c) { controller = c },
      async pull (c) {
        let piece
        try {
          piece = await answer.read()
        } catch (e) {
          forget()
          if (aborted) return
          throw new TypeError('terminated', { cause: e })
        }
        if (aborted) return
        if (piece !== undefined) return c.enqueue(new Uint8Array(piece))
        forget()
        c.close()
      },
      cancel () {
        forget()
        abort()
      }
    })
  return new Response(ours, {
    type: 'basic',
    url: answer.url,
    redirected: answer.redirected,
    status: answer.status,
    statusText: answer.statusText,
    headers: answered,
    body: stream === null ? null : newBody(null, stream)
  })
}

// fetchData is https://fetch.spec.whatwg.org/#data-url-processor.
function fetchData (href) {
  const [url] = href.split('#')
  const comma = url.indexOf(',')
  if (comma < 0) throw failed(new Error('invalid data: URL'))
  let type = url.slice('data:'.length, comma).trim()
  let binary = url.slice(comma + 1).replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  if (/; *base64$/i.test(type)) {
    type = type.replace(/; *base64$/i, '')
    try {
      binary = require('internal/web/base64').atob(binary)
    } catch (e) {
      throw failed(new Error('invalid data: URL'))
    }
  }
  if (type.startsWith(';')) type = 'text/plain' + type
  if (!/^[^/;\s]+\/[^/;\s]+(;|$)/.test(type)) type = 'text/plain;charset=US-ASCII'
  const headers = new Headers({ 'content-type': type })
  makeImmutable(headers)
  return new Response(ours, { type: 'basic', url: href, redirected: false, status: 200, statusText: 'OK', headers, body: newBody(new Uint8Array(internal.bytes(binary)), null) })
}

module.exports = { Request, Response, FormData: formdata.FormData, fetch }
