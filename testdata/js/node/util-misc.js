const util = require('util')
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
function A () {}
function B () {}
util.inherits(A, B)
console.log(A.super_ === B, new A() instanceof B, Object.keys(A).join())
attempt(() => util.inherits(null, B))
attempt(() => util.inherits(A, undefined))
attempt(() => util.inherits(A, { prototype: undefined }))
attempt(() => util.inherits(A, {}))
process.on('warning', w => console.log('warning', w.name, w.code, w.message))
const d = util.deprecate(function f (x) { return [x, new.target === undefined, this === undefined] }, 'do not', 'DEP1')
console.log(d(1).join(), d(2).join())
const e = util.deprecate(() => 'other', 'do not', 'DEP1')
console.log(e())
const Class = util.deprecate(class K { constructor () { this.k = 1 } }, 'class is old')
console.log(new Class().k, d.name, Class.name)
attempt(() => util.deprecate(() => {}, 'x', 5))
console.log(JSON.stringify([util.styleText(['red'], 'x'), util.styleText(['bold', 'underline'], 'y'), util.stripVTControlCharacters('\u001b[31mred\u001b[39m \u001b]8;;http://a\u0007link')]))
attempt(() => util.styleText('nocolor', 'x').length)
attempt(() => util.stripVTControlCharacters(1))
console.log(util.toUSVString('a\ud800b\udc00c\ud83d\ude00') === 'a\ufffdb\ufffdc\ud83d\ude00', util.isArray([]), util.isBuffer(Buffer.alloc(1)), util.isError(new Error()), util.isRegExp(/x/), util.isPrimitive(null), util.isFunction(A))
console.log(util._extend({ a: 1 }, { b: 2 }).b, util.debuglog('x').enabled, typeof util.debuglog('x'), util.debug === util.debuglog)
util.debuglog('x')('nothing is printed')
setImmediate(() => console.log('end'))
//: true true 
//: TypeError | ERR_INVALID_ARG_TYPE | The "ctor" argument must be of type function. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "superCtor" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "superCtor.prototype" property must be of type object. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "superCtor.prototype" property must be of type object. Received undefined
//: 1,true,false 2,true,false
//: other
//: 1 deprecated deprecated
//: TypeError | ERR_INVALID_ARG_TYPE | The "code" argument must be of type string. Received type number (5)
//: ["\u001b[31mx\u001b[39m","\u001b[1m\u001b[4my\u001b[24m\u001b[22m","red link"]
//: TypeError | ERR_INVALID_ARG_VALUE | The argument 'format' must be one of: 'reset', 'bold', 'dim', 'italic', 'underline', 'blink', 'inverse', 'hidden', 'strikethrough', 'doubleunderline', 'black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white', 'bgBlack', 'bgRed', 'bgGreen', 'bgYellow', 'bgBlue', 'bgMagenta', 'bgCyan', 'bgWhite', 'framed', 'overlined', 'gray', 'redBright', 'greenBright', 'yellowBright', 'blueBright', 'magentaBright', 'cyanBright', 'whiteBright', 'bgGray', 'bgRedBright', 'bgGreenBright', 'bgYellowBright', 'bgBlueBright', 'bgMagentaBright', 'bgCyanBright', 'bgWhiteBright'. Received 'nocolor'
//: TypeError | ERR_INVALID_ARG_TYPE | The "str" argument must be of type string. Received type number (1)
//: true true true true true true true
//: 2 false function true
//: warning DeprecationWarning DEP1 do not
//: warning DeprecationWarning undefined class is old
//: end
