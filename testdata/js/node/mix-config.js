// What a program does with its arguments and settings.
const { parseArgs, isDeepStrictEqual, format } = require('util')
const path = require('path')
const { values, positionals } = parseArgs({ args: ['-v', '--out', 'dir', 'a.js', '--tag=x', '--tag=y'], options: { verbose: { type: 'boolean', short: 'v' }, out: { type: 'string' }, tag: { type: 'string', multiple: true } }, allowPositionals: true })
console.log(values, positionals)
const merged = Object.entries({ a: 1, b: { c: 2 } }).reduce((o, [k, v]) => Object.assign(o, { [k.toUpperCase()]: v }), {})
console.log(format('%s has %d keys: %j', 'merged', Object.keys(merged).length, merged), isDeepStrictEqual(merged, { A: 1, B: { c: 2 } }))
console.log(path.relative('/data/orandea/test/aaa', path.resolve('/data/orandea', 'impl/bbb')), path.parse('/home/user/file.tar.gz'))
//: [Object: null prototype] {
//:   verbose: true,
//:   out: 'dir',
//:   tag: [ 'x', 'y' ]
//: } [ 'a.js' ]
//: merged has 2 keys: {"A":1,"B":{"c":2}} true
//: ../../impl/bbb {
//:   root: '/',
//:   dir: '/home/user',
//:   base: 'file.tar.gz',
//:   ext: '.gz',
//:   name: 'file.tar'
//: }
