// Classes of one's own on EventTarget, and attributes that hold one listener.
class Job extends EventTarget {
  #done = 0
  step () {
    this.#done++
    const event = new CustomEvent('progress', { detail: { done: this.#done }, cancelable: true })
    if (!this.dispatchEvent(event)) this.dispatchEvent(new Event('stopped'))
    return this
  }
}
const job = new Job()
job.addEventListener('progress', e => { console.log(e.detail.done, e.target === job); if (e.detail.done === 2) e.preventDefault() })
job.addEventListener('stopped', { handleEvent (e) { console.log(e.type, this.name) }, name: 'an object' }, { once: true })
job.step().step().step().step()
const once = target => new Promise(resolve => target.addEventListener('progress', resolve, { once: true }))
once(job).then(e => console.log('awaited', e.detail.done))
job.step()
const c = new AbortController()
const { signal } = c
const seen = []
signal.onabort = () => seen.push('a')
signal.addEventListener('abort', () => seen.push('b'))
signal.onabort = () => seen.push('c')
console.log(typeof signal.onabort, 'onabort' in signal, Object.hasOwn(signal, 'onabort'))
c.abort()
console.log(seen.join())
const remove = new AbortController()
const t = new EventTarget()
for (const name of ['x', 'y', 'z']) t.addEventListener(name, () => seen.push(name), { signal: remove.signal })
t.dispatchEvent(new Event('x')); t.dispatchEvent(new Event('z'))
remove.abort()
t.dispatchEvent(new Event('y'))
console.log(seen.join())
const log = []
const nested = new EventTarget()
nested.addEventListener('a', () => { log.push('a1'); nested.dispatchEvent(new Event('b')); log.push('a2') })
nested.addEventListener('b', () => log.push('b'))
nested.dispatchEvent(new Event('a'))
console.log(log.join())
//: 1 true
//: 2 true
//: stopped an object
//: 3 true
//: 4 true
//: 5 true
//: function true false
//: c,b
//: c,b,x,z
//: a1,b,a2
//: awaited 5
