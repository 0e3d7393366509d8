console.log('start')
console.group('Group', 1, { a: 1 })
console.log('inside\ntwo lines')
console.groupCollapsed()
console.info({ multi: 'line object that is long enough to be broken', another: 'key with a long value in it' })
console.group(); console.debug('three'); console.groupEnd()
console.groupEnd(); console.log('back to one')
console.table([{ a: 1 }])
console.dir({ a: { b: { c: { d: 1 } } } })
console.groupEnd(); console.groupEnd(); console.groupEnd()
console.log('end')
//: start
//: Group 1 { a: 1 }
//:   inside
//:   two lines
//:     {
//:       multi: 'line object that is long enough to be broken',
//:       another: 'key with a long value in it'
//:     }
//:       three
//:   back to one
//:   ┌─────────┬───┐
//:   │ (index) │ a │
//:   ├─────────┼───┤
//:   │ 0       │ 1 │
//:   └─────────┴───┘
//:   { a: { b: { c: [Object] } } }
//: end
