// Whoever puts another write in the place of process.stdout's hears what console
// prints; and a pipeline into it has an end.
const heard = []
const { write } = process.stdout
process.stdout.write = text => heard.push(text)
console.log('heard', { a: 1 })
console.group('group')
console.table([1])
console.groupEnd()
console.error('to standard error')
process.stdout.write = () => { throw new Error('lost') }
console.log('lost')
process.stdout.write = write
console.log(heard)
process.stderr.write = text => write.call(process.stdout, 'error: ' + text)
console.warn('warned')
console.assert(false, 'asserted')
delete process.stderr.write
console.error('as before')

const { pipeline, finished, Readable } = require('stream')
finished(process.stdout, error => console.log('finished', error))
pipeline(Readable.from(['piped\n']), process.stdout, error => console.log('pipeline', error))
console.log(require('console') === console)
//: [
//:   'heard { a: 1 }\n',
//:   'group\n',
//:   '  ┌─────────┬────────┐\n' +
//:     '  │ (index) │ Values │\n' +
//:     '  ├─────────┼────────┤\n' +
//:     '  │ 0       │ 1      │\n' +
//:     '  └─────────┴────────┘\n'
//: ]
//: error: warned
//: error: Assertion failed: asserted
//: true
//: piped
//: finished undefined
//: pipeline undefined
//! to standard error
//! as before
