// A module that is loaded late, twice, and from its own cache.
const a = require('path'); const b = require('node:path')
console.log(a === b, require.resolve('fs') === 'fs' || require.resolve('fs'), module.children.length, require.main === module, typeof require.cache[__filename], module.loaded)
try { require('./not-there') } catch (e) { console.log(e.code, e.message.split('\n')[0].replace(/'.*'/, "'…'"), e.requireStack.length) }
try { require('') } catch (e) { console.log(e.name, e.code) }
setImmediate(() => console.log(module.loaded, typeof exports, this === undefined))
console.log(this === module.exports, arguments.length)
//: true true 0 true object false
//: MODULE_NOT_FOUND Cannot find module '…' 1
//: TypeError ERR_INVALID_ARG_VALUE
//: true 5
//: true object false
