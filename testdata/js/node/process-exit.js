// The events at the end of a program.
process.on('exit', (code) => { console.log('exit', code, process.exitCode); setTimeout(() => console.log('never'), 0); Promise.resolve().then(() => console.log('not either')) })
let n = 0
process.on('beforeExit', code => { console.log('beforeExit', code); if (n++ < 2) setTimeout(() => console.log('more', n), 1) })
setTimeout(() => { console.log('work'); process.exitCode = 0 }, 2)
//: work
//: beforeExit 0
//: more 1
//: beforeExit 0
//: more 2
//: beforeExit 0
//: exit 0 0
//: not either
