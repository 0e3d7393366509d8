// A console for streams of the script's own.
const { Console } = require('console')
const { Writable } = require('stream')
const lines = { out: [], err: [] }
const to = name => new Writable({ write (chunk, encoding, done) { lines[name].push(String(chunk)); done() } })
const both = new Console({ stdout: to('out'), stderr: to('err') })
both.log('a %s', 'b', { c: [1] })
both.group('group')
both.info('in\nside')
both.table([{ x: 1 }])
both.groupEnd()
both.warn('warning')
both.assert(false, 'asserted')
both.count(); both.count()
both.dir({ deep: { a: { b: { c: {} } } } }, { depth: 0 })
console.log('the global one')
console.group('its group')
both.error('not in it')
console.groupEnd()
const { log } = both
log('unbound')
const one = Console(to('out'))
one.error('to one stream')
console.log(one instanceof Console, typeof one.table, Object.keys(one).includes('log'), Console === console.Console, Console.name)
class Logger extends Console {
  constructor () { super(to('out')) }
  log (...args) { super.log('LOG', ...args) }
}
const logger = new Logger()
logger.log('sub')
logger.info('info')
both.log({ [require('util').inspect.custom] () { console.log('from within'); return 'custom' } })
for (const args of [[], [null], [{}], [{ stdout: {} }], [to('out'), {}], [{ stdout: to('out'), stderr: 5 }]]) {
  try {
    console.log(new Console(...args) instanceof Console)
  } catch (e) {
    console.log(e.name, e.code, e.message)
  }
}
const failing = to('out')
failing.write = () => { throw new Error('full') }
new Console(failing).log('lost')
try {
  new Console(failing, failing, false).log('thrown')
} catch (e) {
  console.log(e.message)
}
console.log(lines)
//: the global one
//: its group
//: true function true true Console
//: from within
//: TypeError ERR_CONSOLE_WRITABLE_STREAM Console expects a writable stream instance for stdout
//: TypeError ERR_CONSOLE_WRITABLE_STREAM Console expects a writable stream instance for stdout
//: TypeError ERR_CONSOLE_WRITABLE_STREAM Console expects a writable stream instance for stdout
//: TypeError ERR_CONSOLE_WRITABLE_STREAM Console expects a writable stream instance for stdout
//: TypeError ERR_CONSOLE_WRITABLE_STREAM Console expects a writable stream instance for stderr
//: TypeError ERR_CONSOLE_WRITABLE_STREAM Console expects a writable stream instance for stderr
//: full
//: {
//:   out: [
//:     'a b { c: [ 1 ] }\n',
//:     'group\n',
//:     '  in\n  side\n',
//:     '  ┌─────────┬───┐\n' +
//:       '  │ (index) │ x │\n' +
//:       '  ├─────────┼───┤\n' +
//:       '  │ 0       │ 1 │\n' +
//:       '  └─────────┴───┘\n',
//:     'default: 1\n',
//:     'default: 2\n',
//:     '{ deep: [Object] }\n',
//:     'unbound\n',
//:     'to one stream\n',
//:     'LOG sub\n',
//:     'info\n',
//:     'custom\n'
//:   ],
//:   err: [ 'warning\n', 'Assertion failed: asserted\n', 'not in it\n' ]
//: }
