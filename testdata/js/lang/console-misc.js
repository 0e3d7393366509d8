console.log(); console.log(''); console.log(undefined); console.log(null, 0, -0, '', []); console.log('a\nb', ['a\nb'])
console.log('%s', 'a'); console.info('info'); console.debug('debug %d', 5); console.log('tab\t|', ['tab\t|'], '\u00e9', 'emoji 😀')
console.log([[]], {}, [{}], { a: {} }, [[[]]], new (class Foo {})(), [undefined], [null], [NaN], [-0], [0n])
console.log('a', 'b', 'c'); console.log(1, '1', true, 'true'); console.log(['1', 1], { a: '1', b: 1 }); console.log(new Array(3), [, 'x'], [1, , 3])
console.log(process.platform.length > 0, typeof require, typeof module, typeof exports, this === exports)
console.log(Number.MAX_SAFE_INTEGER, 1e300, 1e-300, 0.1 + 0.2, 100, 1e21, 123e-20, 0xff, 0b11, 0o17)
const big = { description: 'A description that is quite long, longer than what fits on a line of eighty columns', n: 1 }; console.log(big, [big])
console.log({ f: 1.0, g: 1.50, h: [0.1, 0.25], i: { j: [[1, 2], [3, 4]] } }, 'x'.repeat(100).length, ['x'.repeat(75)], ['x'.repeat(76)])
//: 
//: 
//: undefined
//: null 0 -0  []
//: a
//: b [ 'a\nb' ]
//: a
//: info
//: debug 5
//: tab	| [ 'tab\t|' ] é emoji 😀
//: [ [] ] {} [ {} ] { a: {} } [ [ [] ] ] Foo {} [ undefined ] [ null ] [ NaN ] [ -0 ] [ 0n ]
//: a b c
//: 1 1 true true
//: [ '1', 1 ] { a: '1', b: 1 }
//: [ <3 empty items> ] [ <1 empty item>, 'x' ] [ 1, <1 empty item>, 3 ]
//: true function object object true
//: 9007199254740991 1e+300 1e-300 0.30000000000000004 100 1e+21 1.23e-18 255 3 15
//: {
//:   description: 'A description that is quite long, longer than what fits on a line of eighty columns',
//:   n: 1
//: } [
//:   {
//:     description: 'A description that is quite long, longer than what fits on a line of eighty columns',
//:     n: 1
//:   }
//: ]
//: { f: 1, g: 1.5, h: [ 0.1, 0.25 ], i: { j: [ [Array], [Array] ] } } 100 [
//:   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
//: ] [
//:   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
//: ]
