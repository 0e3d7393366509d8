const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const t = v => typeof v
console.log(t(process.pid), t(process.ppid), t(process.arch), t(process.platform), /^v20\./.test(process.version), /^20\./.test(process.versions.node), process.release.name, t(process.title), t(process.execPath), Array.isArray(process.argv), Array.isArray(process.execArgv), t(process.config), t(process.features))
console.log(process.env.GIVEN, process.env.HOME, 'x' in process.env, Object.keys(process.env).join()); process.env.NEW = 'n'; console.log(process.env.NEW, delete process.env.NEW, process.env.NEW)
console.log(Object.prototype.toString.call(process), process instanceof require('events'), require('process') === process, require('node:process') === global.process, t(process.uptime()), process.uptime() >= 0)
const a = process.hrtime(); const b = process.hrtime(a); console.log(a.length, b[0] >= 0, b[1] >= 0 && b[1] < 1e9, t(process.hrtime.bigint()), process.hrtime.bigint() <= process.hrtime.bigint())
attempt(() => process.hrtime(5)); attempt(() => process.hrtime([1])); attempt(() => process.nextTick()); attempt(() => process.emitWarning(5)); attempt(() => process.emitWarning('x', 5)); attempt(() => process.exit('x')); attempt(() => process.exit(1.5))
console.log(Object.keys(process.memoryUsage()).join(), t(process.memoryUsage.rss()), Object.keys(process.cpuUsage()).join(), process.exitCode, t(process.cwd()), t(process.umask()), process.stdout.fd, process.stderr.fd, t(process.stdout.write))
process.stdout.write('written '); console.log(process.stdout.write(Buffer.from('bytes ')), process.stdout.write(''), process.stdout.write('6869', 'hex'))
attempt(() => process.stdout.write(5)); process.stdout.write('callback\n', () => console.log('called back'))
process.on('warning', w => console.log('warning', w.name, w.code, w.detail, w.message)); process.emitWarning('plain'); process.emitWarning('typed', 'MyWarning', 'W1'); process.emitWarning('options', { type: 'T', code: 'C', detail: 'D' }); process.emitWarning(Object.assign(new Error('error'), { name: 'Named' }))
process.once('mine', (...args) => console.log('mine', args.join())); console.log(process.emit('mine', 1, 2), process.emit('mine'), process.listenerCount('warning'), process.eventNames().includes('warning'))
//: number number string string true true node string string true true object object
//: yes undefined false GIVEN
//: n true undefined
//: [object process] true true true number true
//: 2 true true bigint true
//: TypeError | ERR_INVALID_ARG_TYPE | The "time" argument must be an instance of Array. Received type number (5)
//: RangeError | ERR_OUT_OF_RANGE | The value of "time" is out of range. It must be 2. Received 1
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "warning" argument must be of type string or an instance of Error. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "type" argument must be of type string. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "code" argument must be of type number. Received type string ('x')
//: RangeError | ERR_OUT_OF_RANGE | The value of "code" is out of range. It must be an integer. Received 1.5
//: rss,heapTotal,heapUsed,external,arrayBuffers number user,system undefined string number 1 2 function
//: written bytes hitrue true true
//: TypeError | ERR_INVALID_ARG_TYPE | The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
//: callback
//: mine 1,2
//: true false 1 true
//: called back
//: warning Warning undefined undefined plain
//: warning MyWarning W1 undefined typed
//: warning T C D options
//: warning Named undefined undefined error
