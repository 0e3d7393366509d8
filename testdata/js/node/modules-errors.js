const attempt = f => { try { console.log(f()) } catch (e) { console.log([e.name, e.code, e.message, e.requireStack && e.requireStack.join()].join(' | ').split(__dirname).join('DIR')) } }
attempt(() => require('./nothing')); attempt(() => require('nothing')); attempt(() => require('@no/thing/deep')); attempt(() => require('/absolute/nothing.js')); attempt(() => require('./lib/asks').missing()); attempt(() => require.resolve('nope')); attempt(() => require('')); attempt(() => require(5)); attempt(() => require()); attempt(() => require(null)); attempt(() => require.resolve(5)); attempt(() => require('./lib/')); attempt(() => require('./lib/asks.js/below'))
for (let i = 0; i < 2; i++) attempt(() => require('./lib/throws')); attempt(() => Object.keys(require.cache).some(k => k.includes('throws')))
attempt(() => require('exported/nope')); attempt(() => require('exported/lib/sub')); attempt(() => require('exported/pattern/private/x')); attempt(() => require('exported/gone')); attempt(() => require('exported/bad')); attempt(() => require('exported/cond')); attempt(() => require('sugar/other')); attempt(() => require('brokenmain')); attempt(() => require('node:nope')); attempt(() => require('#x')); attempt(() => require('mainless/nope'))
try { require('./lib/bad.json') } catch (e) { console.log(e.name, e.message.split(__dirname)[1].split(':')[0]) }
try { require('module').createRequire('relative') } catch (e) { console.log(e.code, e.message) }
//: Error | MODULE_NOT_FOUND | Cannot find module './nothing'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: Error | MODULE_NOT_FOUND | Cannot find module 'nothing'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: Error | MODULE_NOT_FOUND | Cannot find module '@no/thing/deep'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: Error | MODULE_NOT_FOUND | Cannot find module '/absolute/nothing.js'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: Error | MODULE_NOT_FOUND | Cannot find module './nowhere'
//: Require stack:
//: - DIR/lib/asks.js
//: - DIR/modules-errors.js | DIR/lib/asks.js,DIR/modules-errors.js
//: Error | MODULE_NOT_FOUND | Cannot find module 'nope'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: TypeError | ERR_INVALID_ARG_VALUE | The argument 'id' must be a non-empty string. Received '' | 
//: TypeError | ERR_INVALID_ARG_TYPE | The "id" argument must be of type string. Received type number (5) | 
//: TypeError | ERR_INVALID_ARG_TYPE | The "id" argument must be of type string. Received undefined | 
//: TypeError | ERR_INVALID_ARG_TYPE | The "id" argument must be of type string. Received null | 
//: TypeError | ERR_INVALID_ARG_TYPE | The "request" argument must be of type string. Received type number (5) | 
//: Error | MODULE_NOT_FOUND | Cannot find module './lib/'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: Error | MODULE_NOT_FOUND | Cannot find module './lib/asks.js/below'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: Error |  | while loading | 
//: Error |  | while loading | 
//: false
//: Error | ERR_PACKAGE_PATH_NOT_EXPORTED | Package subpath './nope' is not defined by "exports" in DIR/node_modules/exported/package.json | 
//: Error | ERR_PACKAGE_PATH_NOT_EXPORTED | Package subpath './lib/sub' is not defined by "exports" in DIR/node_modules/exported/package.json | 
//: Error | ERR_PACKAGE_PATH_NOT_EXPORTED | Package subpath './pattern/private/x' is not defined by "exports" in DIR/node_modules/exported/package.json | 
//: Error | MODULE_NOT_FOUND | Cannot find module 'DIR/node_modules/exported/lib/gone.js' | 
//: Error | ERR_INVALID_PACKAGE_TARGET | Invalid "exports" target "../outside.js" defined for './bad' in the package config DIR/node_modules/exported/package.json; targets must start with "./" | 
//: Error | ERR_PACKAGE_PATH_NOT_EXPORTED | Package subpath './cond' is not defined by "exports" in DIR/node_modules/exported/package.json | 
//: Error | ERR_PACKAGE_PATH_NOT_EXPORTED | Package subpath './other' is not defined by "exports" in DIR/node_modules/sugar/package.json | 
//: Error | MODULE_NOT_FOUND | Cannot find module 'DIR/node_modules/brokenmain/missing.js'. Please verify that the package.json has a valid "main" entry | 
//: Error | ERR_UNKNOWN_BUILTIN_MODULE | No such built-in module: node:nope | 
//: Error | MODULE_NOT_FOUND | Cannot find module '#x'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: Error | MODULE_NOT_FOUND | Cannot find module 'mainless/nope'
//: Require stack:
//: - DIR/modules-errors.js | DIR/modules-errors.js
//: SyntaxError /lib/bad.json
//: ERR_INVALID_ARG_VALUE The argument 'filename' must be a file URL object, file URL string, or absolute path string. Received 'relative'
