'use strict'

module.exports = { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval }
Object.defineProperty(module.exports, 'promises', { enumerable: true, configurable: true, get: () => require('timers/promises') })
for (const [f, name] of [[setTimeout, 'setTimeout'], [setImmediate, 'setImmediate']]) {
  const custom = require('util').promisify.custom
  if (!f[custom]) Object.defineProperty(f, custom, { enumerable: true, configurable: true, get: () => require('timers/promises')[name] })
}
