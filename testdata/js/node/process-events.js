const log = console.log
process.on('a', x => log('a', x)); process.once('a', () => log('once')); process.emit('a', 1); process.emit('a', 2); log(process.listenerCount('a'), process.off('a', () => {}) === process); process.removeAllListeners('a'); log(process.emit('a'))
process.on('exit', c => log('exit', c)); process.on('exit', c => log('exit two', c)); process.nextTick(() => log('tick')); process.nextTick((...a) => log(a.join()), 1, 2, 3)
try { process.emit('error', new Error('e')) } catch (e) { log(e.message) } log(process.exitCode, typeof process.exit, typeof process.reallyExit, typeof process.abort === 'function' || true, typeof process.binding === 'function' || true)
setTimeout(() => { process.exitCode = 0; log('last') }, 5)
//: a 1
//: once
//: a 2
//: 1 true
//: false
//: e
//: undefined function function true true
//: tick
//: 1,2,3
//: last
//: exit 0
//: exit two 0
