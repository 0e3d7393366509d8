// CommonJS as Node has it.
const a = require('./lib/a')
console.log(a.name, a.b.name, a.b.sawA) //: a b partial a
console.log(require('./lib/a.js') === a, require('./lib/data.json').list) //: true [ 1, 2 ]
console.log(require('./lib/dir').index, require('pkg').main) //: true true
console.log(module.exports === exports, this === exports, require.main === module, module.id) //: true true true .
console.log(__filename === module.filename, __filename.startsWith(__dirname), require.resolve('./lib/a') in require.cache) //: true true true
for (const name of ['./nothing', 'nothing', 'fs']) {
  try { require(name) } catch (e) { console.log(e.code, e.message.replace(__dirname, 'DIR').split('\n').join(' ')) }
}
//: MODULE_NOT_FOUND Cannot find module './nothing' Require stack: - DIR/require.js
//: MODULE_NOT_FOUND Cannot find module 'nothing' Require stack: - DIR/require.js
//: MODULE_NOT_FOUND Cannot find module 'fs': this sandbox was given no files Require stack: - DIR/require.js
try { require('./lib/broken') } catch (e) { console.log(e.name, /lib\/broken\.js:2/.test(e.stack)) } //: SyntaxError true
try { require('./lib/broken.json') } catch (e) { console.log(e.name, /broken\.json/.test(e.message)) } //: SyntaxError true
try { require(7) } catch (e) { console.log(e.message) } //: The "id" argument must be of type string. Received type number (7)
console.log(require('buffer').Buffer.from('é').toString('hex'), new (require('node:url').URL)('http://a/b').pathname) //: c3a9 /b
return // is legal at the end of a module
