// Where Node 20 is not what the standards of the Web say.
const t = new EventTarget()
const seen = e => console.log(e.currentTarget === t, e.eventPhase, e.composedPath().length)
t.addEventListener('x', seen)
t.addEventListener('x', e => seen(e))
t.dispatchEvent(new Event('x'))
//: true 2 1
//: true 2 1

// A listener for capturing is another one.
t.addEventListener('y', seen)
t.addEventListener('y', seen, true)
t.removeEventListener('y', seen, true)
t.dispatchEvent(new Event('y')) //: true 2 1
t.removeEventListener('y', seen)
t.dispatchEvent(new Event('y'))

// A passive one cannot cancel.
t.addEventListener('p', e => { e.preventDefault(); console.log(e.defaultPrevented) }, { passive: true })
console.log(t.dispatchEvent(new Event('p', { cancelable: true })))
//: false
//: true

// No signal is behind the others when listeners run.
const c = new AbortController()
const any = AbortSignal.any([c.signal])
c.signal.addEventListener('abort', () => console.log(any.aborted)) //: true
c.abort()
try { AbortController.prototype.abort.call({}) } catch (e) { console.log(e.name, e.code) } //: TypeError ERR_INVALID_THIS

console.log(new TextDecoder('latin1').decode(new Uint8Array([0x80, 0xe9, 0x81])) === '\u20ac\u00e9\u0081') //: true
console.log(t.addEventListener('x', null)) //: undefined

// URLs that Node's parser gets wrong.
try { new URL('g#s', 'mailto:x') } catch (e) { console.log(e.code) } //: ERR_INVALID_URL
console.log(new URL('../..', 'custom:/a/b').href) //: custom:/
const opaque = new URL('foo:/.//p')
opaque.host = 'b.c:9'
console.log(opaque.href) //: foo://b.c:9//p

// A handler that is nothing to call is none.
const { signal } = new AbortController()
signal.onabort = 5
console.log(signal.onabort) //: null
