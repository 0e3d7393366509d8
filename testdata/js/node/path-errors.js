const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const path = require('path'); for (const p of [path, path.posix, path.win32]) for (const name of ['resolve', 'join', 'normalize', 'isAbsolute', 'dirname', 'basename', 'extname', 'parse']) for (const bad of [null, true, {}, []]) attempt(() => p[name](bad))
attempt(() => path.relative(null, 'a')); attempt(() => path.format([])); attempt(() => path.format()); console.log(require('path/posix') === path.posix, require('path/win32') === path.win32, Object.keys(path).filter(k => !k.startsWith('_') && k !== 'matchesGlob').sort().join())
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "paths[0]" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "path" argument must be of type string. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "from" argument must be of type string. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "pathObject" argument must be of type object. Received an instance of Array
//: TypeError | ERR_INVALID_ARG_TYPE | The "pathObject" argument must be of type object. Received undefined
//: true true basename,delimiter,dirname,extname,format,isAbsolute,join,normalize,parse,posix,relative,resolve,sep,toNamespacedPath,win32
