const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const E = require('events'); const e = new E(); const f = () => {}; e.on('x', f); e.once('x', f); console.log(E.getEventListeners(e, 'x').length, E.listenerCount(e, 'x'), E.getMaxListeners(e))
E.setMaxListeners(5, e); console.log(e.getMaxListeners()); attempt(() => E.setMaxListeners(-1)); attempt(() => { E.defaultMaxListeners = 'x' }); E.once(e, 'y').then(v => console.log('once', v.join())); e.emit('y', 1)
const signal = { aborted: false, fs: [], addEventListener (t, f) { this.fs.push(f) }, removeEventListener () {} }; E.once(e, 'z', { signal: { aborted: true, reason: 'r' } }).catch(x => console.log(x.name, x.cause))
//: 2 2 10
//: 5
//: RangeError | ERR_OUT_OF_RANGE | The value of "setMaxListeners" is out of range. It must be >= 0. Received -1
//: TypeError | ERR_INVALID_ARG_TYPE | The "defaultMaxListeners" argument must be of type number. Received type string ('x')
//: AbortError r
//: once 1
