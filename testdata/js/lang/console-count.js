console.count(); console.count(); console.count('label'); console.count('default'); console.count(undefined); console.count(null); console.count(5); console.count({})
console.countReset(); console.count(); console.countReset('label'); console.count('label')
console.log(typeof console.time, typeof console.timeEnd, typeof console.timeLog, console.time('t'), console.count.name)
console.assert(true, 'not shown'); console.log(console.assert(1 === 1), console.group.name, console.table.length >= 0)
console.log(Object.prototype.toString.call(console), Object.keys(console).slice(0, 14).join())
const { log, info } = console; log('detached', 1); info('too')
console.dirxml({ a: 1 }, [2]); console.dir({ a: { b: { c: {} } } }, { depth: 0 }); console.dir('str'); console.dir([1, 2], { colors: false })
console.dir({ [Symbol.for('nodejs.util.inspect.custom')] () { return 'custom' } }); console.log({ [Symbol.for('nodejs.util.inspect.custom')] () { return 'custom' } })
//: default: 1
//: default: 2
//: label: 1
//: default: 3
//: default: 4
//: null: 1
//: 5: 1
//: [object Object]: 1
//: default: 1
//: label: 1
//: function function function undefined count
//: undefined group true
//: [object console] log,warn,dir,time,timeEnd,timeLog,trace,assert,clear,count,countReset,group,groupEnd,table
//: detached 1
//: too
//: { a: 1 } [ 2 ]
//: { a: [Object] }
//: 'str'
//: [ 1, 2 ]
//: {
//:   [Symbol(nodejs.util.inspect.custom)]: [Function: [nodejs.util.inspect.custom]]
//: }
//: custom
