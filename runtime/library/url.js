'use strict'
// URLs: the classes of the Web, names of files as URLs, and what there was before.

const errors = require('internal/errors')

const { URL, URLSearchParams } = require('internal/web/url')

exports.URL = URL
exports.URLSearchParams = URLSearchParams

const windows = process.platform === 'win32'

exports.fileURLToPath = (url, options = {}) => {
  if (typeof url === 'string') url = new URL(url)
  else if (url === null || typeof url !== 'object' || typeof url.href !== 'string') throw errors.argType('path', ['string', 'URL'], url)
  if (url.protocol !== 'file:') throw errors.make(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file')
  const isWindows = options && options.windows !== undefined ? options.windows : windows
  const { pathname } = url
  const fail = message => errors.make(TypeError, 'ERR_INVALID_FILE_URL_PATH', `File URL path ${message}`)
  if (isWindows) {
    if (/%2f|%5c/i.test(pathname)) throw fail('must not include encoded \\ or / characters')
    const path = decodeURIComponent(pathname.replace(/\//g, '\\'))
    if (url.hostname !== '') return `\\\\${url.hostname}${path}`
    if (!/^\\[a-zA-Z]:/.test(path)) throw fail('must be absolute')
    return path.slice(1)
  }
  if (url.hostname !== '') throw errors.make(TypeError, 'ERR_INVALID_FILE_URL_HOST', `File URL host must be "localhost" or empty on ${process.platform}`)
  if (/%2f/i.test(pathname)) throw fail('must not include encoded / characters')
  return decodeURIComponent(pathname)
}

exports.pathToFileURL = (path, options = {}) => {
  errors.string(path, 'path')
  const isWindows = options && options.windows !== undefined ? options.windows : windows
  const names = isWindows ? require('path').win32 : require('path').posix
  let resolved = names.resolve(path)
  if (/[\\/]$/.test(path) && !resolved.endsWith(names.sep)) resolved += '/'
  const escapes = { '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23' }
  if (isWindows) {
    const share = /^\\\\([^\\]+)(\\.*)$/.exec(resolved)
    const tail = text => text.replace(/\\/g, '/').replace(/[%\n\r\t?#]/g, c => escapes[c])
    return share ? new URL(`file://${share[1]}${tail(share[2])}`) : new URL(`file:///${tail(resolved)}`)
  }
  return new URL('file://' + resolved.replace(/[%\\\n\r\t?#]/g, c => escapes[c]))
}

exports.urlToHttpOptions = url => {
  const options = {
    __proto__: null,
    protocol: url.protocol,
    hostname: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
    hash: url.hash,
    search: url.search,
    pathname: url.pathname,
    path: `${url.pathname || ''}${url.search || ''}`,
    href: url.href
  }
  if (url.port !== '') options.port = Number(url.port)
  if (url.username || url.password) options.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return options
}

// punycode turns a host name's labels.
const punycode = () => require('punycode')
exports.domainToASCII = domain => {
  try {
    return new URL(`ws://${punycode().toASCII(String(domain).toLowerCase())}`).hostname
  } catch {
    return ''
  }
}
exports.domainToUnicode = domain => {
  try {
    return punycode().toUnicode(new URL(`ws://${punycode().toASCII(String(domain).toLowerCase())}`).hostname)
  } catch {
    return ''
  }
}

// What there was before the Web's classes.

const slashed = /^(https?|ftp|gopher|file|wss?):?$/i
const hostless = /^javascript:?$/i

function Url () {
  for (const name of ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href']) this[name] = null
}

exports.Url = Url

exports.parse = (url, parseQuery, slashesDenoteHost) => {
  if (url instanceof Url) return url
  const result = new Url()
  result.parse(url, parseQuery, slashesDenoteHost)
  return result
}

Url.prototype.parse = function (url, parseQuery, slashesDenoteHost) {
  errors.string(url, 'url')
  let rest = url.trim()
  // Backslashes before the query are slashes, as in browsers.
  const cut = rest.search(/[?#]/)
  rest = (cut < 0 ? rest : rest.slice(0, cut)).replace(/\\/g, '/') + (cut < 0 ? '' : rest.slice(cut))
  const scheme = /^[a-z0-9.+-]+:/i.exec(rest)
  let lower
  if (scheme) {
    lower = scheme[0].toLowerCase()
    this.protocol = lower
    rest = rest.slice(scheme[0].length)
  }
  let slashes
  if (slashesDenoteHost || scheme || /^\/\/[^@/]+@[^@/]+/.test(rest)) {
    slashes = rest.startsWith('//')
    if (slashes && !(lower && hostless.test(lower))) {
      rest = rest.slice(2)
      this.slashes = true
    }
  }
  if (!(lower && hostless.test(lower)) && (slashes || (scheme && !slashed.test(lower)))) {
    let end = rest.search(/[/?#]/)
    if (end < 0) end = rest.length
    const at = rest.slice(0, end).lastIndexOf('@')
    if (at >= 0) {
      this.auth = decodeURIComponent(rest.slice(0, at))
      rest = rest.slice(at + 1)
      end -= at + 1
    }
    const stop = rest.slice(0, end).search(/[\t\n\r "%'<>\\^`{|}]/)
    if (stop >= 0) end = stop
    this.host = rest.slice(0, end)
    rest = rest.slice(end)
    const port = /:([0-9]*)$/.exec(this.host)
    if (port) {
      if (port[1] !== '') this.port = port[1]
      this.host = this.host.slice(0, -port[0].length)
    }
    this.hostname = this.host.length > 255 ? '' : this.host.toLowerCase()
    const ipv6 = this.hostname.startsWith('[') && this.hostname.endsWith(']')
    // eslint-disable-next-line no-control-regex
    const wrong = ipv6 ? -1 : this.hostname.search(/[^a-z0-9.+_\x80-\uffff-]/)
    if (wrong >= 0) {
      rest = '/' + this.host.slice(wrong) + rest
      this.hostname = this.hostname.slice(0, wrong)
    }
    // eslint-disable-next-line no-control-regex
    if (!ipv6 && /[^\0-\x7f]/.test(this.hostname)) this.hostname = punycode().toASCII(this.hostname)
    this.host = this.hostname + (this.port ? ':' + this.port : '')
    if (ipv6) {
      this.hostname = this.hostname.slice(1, -1)
      if (rest[0] !== '/') rest = '/' + rest
    }
  }
  if (!(lower && hostless.test(lower))) {
    rest = rest.replace(/[\t\n\r "'<>\\^`{|}]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'))
  }
  const hash = rest.indexOf('#')
  if (hash >= 0) {
    this.hash = rest.slice(hash)
    rest = rest.slice(0, hash)
  }
  const question = rest.indexOf('?')
  if (question >= 0) {
    this.search = rest.slice(question)
    this.query = rest.slice(question + 1)
    if (parseQuery) this.query = require('querystring').parse(this.query)
    rest = rest.slice(0, question)
  } else if (parseQuery) {
    this.search = null
    this.query = Object.create(null)
  }
  if (rest) this.pathname = rest
  if (lower && slashed.test(lower) && this.hostname && !this.pathname) this.pathname = '/'
  if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '')
  this.href = this.format()
  return this
}

Url.prototype.format = function () {
  let auth = this.auth || ''
  if (auth) auth = encodeURIComponent(auth).replace(/%3A/i, ':') + '@'
  let protocol = this.protocol || ''
  let pathname = this.pathname || ''
  let hash = this.hash || ''
  let host = ''
  let query = ''
  if (this.host) {
    host = auth + this.host
  } else if (this.hostname) {
    host = auth + (this.hostname.includes(':') && !this.hostname.startsWith('[') ? `[${this.hostname}]` : this.hostname)
    if (this.port) host += ':' + this.port
  }
  if (this.query !== null && typeof this.query === 'object') query = require('querystring').stringify(this.query)
  let search = this.search || (query && '?' + query) || ''
  if (protocol && !protocol.endsWith(':')) protocol += ':'
  pathname = pathname.replace(/[?#]/g, encodeURIComponent)
  if (this.slashes || slashed.test(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = '/' + pathname
      host = '//' + host
    } else if (/^file/.test(protocol)) {
      host = '//'
    }
  }
  search = search.replace(/#/g, '%23')
  if (hash && hash[0] !== '#') hash = '#' + hash
  if (search && search[0] !== '?') search = '?' + search
  return protocol + host + pathname + search + hash
}

exports.format = (url, options) => {
  if (typeof url === 'string') return exports.parse(url).format()
  if (url === null || typeof url !== 'object') throw errors.argType('urlObject', ['Object', 'string'], url)
  if (url instanceof URL) {
    const { fragment = true, auth = true, search = true, unicode = false } = options || {}
    let text = url.protocol + (url.host !== '' || url.protocol === 'file:' ? '//' : '')
    if (auth && (url.username || url.password)) text += url.username + (url.password ? ':' + url.password : '') + '@'
    text += unicode ? punycode().toUnicode(url.hostname) : url.hostname
    if (url.port !== '') text += ':' + url.port
    return text + url.pathname + (search ? url.search : '') + (fragment ? url.hash : '')
  }
  return Url.prototype.format.call(url)
}

exports.resolve = (from, to) => exports.parse(from, false, true).resolve(to)
exports.resolveObject = (from, to) => from ? exports.parse(from, false, true).resolveObject(to) : to

Url.prototype.resolve = function (relative) { return this.resolveObject(exports.parse(relative, false, true)).format() }

Url.prototype.resolveObject = function (relative) {
  if (typeof relative === 'string') {
    const parsed = new Url()
    parsed.parse(relative, false, true)
    relative = parsed
  }
  const result = Object.assign(new Url(), this)
  result.hash = relative.hash
  if (relative.href === '') {
    result.href = result.format()
    return result
  }
  if (relative.slashes && !relative.protocol) {
    for (const name of Object.keys(relative)) if (name !== 'protocol') result[name] = relative[name]
    if (slashed.test(result.protocol) && result.hostname && !result.pathname) result.path = result.pathname = '/'
    result.href = result.format()
    return result
  }
  if (relative.protocol && relative.protocol !== result.protocol) {
    Object.assign(result, relative)
    result.href = result.format()
    return result
  }
  const absolute = relative.host || (relative.pathname && relative.pathname[0] === '/')
  let steps = (result.pathname || '').split('/')
  const given = (relative.pathname || '').split('/')
  if (relative.host || relative.host === '') {
    for (const name of ['host', 'hostname', 'port', 'auth']) result[name] = relative[name]
    result.search = relative.search
    result.query = relative.query
    steps = given
  } else if (absolute) {
    result.search = relative.search
    result.query = relative.query
    steps = given
  } else if (relative.pathname) {
    steps.pop()
    steps = steps.concat(given)
    result.search = relative.search
    result.query = relative.query
  } else if (relative.search !== null && relative.search !== undefined) {
    result.search = relative.search
    result.query = relative.query
    result.path = (result.pathname || '') + (result.search || '')
    result.href = result.format()
    return result
  } else {
    result.href = result.format()
    return result
  }
  const rooted = steps[0] === '' || Boolean(result.host)
  const last = steps[steps.length - 1]
  const trailing = last === '' || last === '.' || last === '..'
  const out = []
  let up = 0
  for (const step of steps) {
    if (step === '' || step === '.') {
      if (step === '' && out.length > 0 && steps.indexOf(step) !== 0 && step !== last) out.push(step)
      continue
    }
    if (step !== '..') out.push(step)
    else if (out.length > 0) out.pop()
    else up++
  }
  if (!rooted) while (up-- > 0) out.unshift('..')
  let path = (rooted ? '/' : '') + out.join('/')
  if (trailing && !path.endsWith('/') && path !== '') path += '/'
  result.pathname = path === '' ? null : path
  result.path = (result.pathname || '') + (result.search || '') || null
  result.auth = relative.auth || result.auth
  result.slashes = result.slashes || relative.slashes
  result.href = result.format()
  return result
}
