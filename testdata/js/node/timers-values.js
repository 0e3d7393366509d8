const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const t = setTimeout(() => {}, 1000); console.log(t.hasRef(), t.unref() === t, t.hasRef(), t.ref() === t, t.refresh() === t, typeof +t, t.constructor.name); clearTimeout(t); clearTimeout(undefined); clearTimeout('x'); clearInterval({}); clearImmediate(null)
for (const bad of [undefined, null, 'x', 5, {}]) { attempt(() => setTimeout(bad)); attempt(() => setInterval(bad, 1)); attempt(() => setImmediate(bad)); attempt(() => queueMicrotask(bad)) }
setTimeout((...a) => console.log('args', a.join()), 1, 1, 2); setTimeout((...a) => console.log('immediate', a.join()), 20, 'x'); const i = setInterval(() => { console.log('once'); clearInterval(i) }, 40)
//: true true false true true number Timeout
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received an instance of Object
//: args 1,2
//: immediate x
//: once
