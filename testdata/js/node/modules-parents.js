const a = require('./lib/cycle-a'); const m = require.cache[require.resolve('./lib/cycle-a')]; console.log(m.parent === module, m.children.length, m.children[0].id.endsWith('cycle-b.js'), m.children[0].parent === m, m.loaded, a === m.exports, module.children.includes(m), module.children.length)
require('./lib/cycle-b'); require('./lib/cycle-a'); console.log(module.children.map(c => c.id.split('/').pop()).join()); delete require.cache[m.id]; console.log(require('./lib/cycle-a') === a, module.children.length)
const own = module.constructor.prototype.require; module.constructor.prototype.require = function (id) { return id === 'fake' ? 'faked' : own.call(this, id) }; console.log(require('fake'), require('path') === require('node:path')); module.constructor.prototype.require = own
//: true 1 true true true true true 1
//: cycle-a.js,cycle-b.js
//: false 3
//: faked true
