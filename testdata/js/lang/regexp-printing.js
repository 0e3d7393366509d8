console.log('2024-05-06'.match(/(?<y>\d+)-(?<m>\d+)/), 'abc'.match(/z/), 'aXbX'.match(/X/g), /x/y.exec('x'))
console.log([...'k1=v1;k2=v2'.matchAll(/(\w+)=(\w+)/g)].map(m => m.slice(1)), 'a-b-c'.split('-'), 'a1b22'.split(/(\d+)/), 'x'.replace(/x/, '[$&]'))
console.log(/a/gi.flags, /a/.source, new RegExp('[/]').source, String(new RegExp('/')), /[\u{1F600}]/u.test('😀'), /^\p{Lu}/u.test('É'), 'ß'.toUpperCase(), 'İ'.toLowerCase().length)
const r = /o/g; console.log(r.lastIndex, r.test('foo'), r.lastIndex, r.exec('foo').index, r.lastIndex, r.exec('foo'), r.lastIndex)
//: [
//:   '2024-05',
//:   '2024',
//:   '05',
//:   index: 0,
//:   input: '2024-05-06',
//:   groups: [Object: null prototype] { y: '2024', m: '05' }
//: ] null [ 'X', 'X' ] [ 'x', index: 0, input: 'x', groups: undefined ]
//: [ [ 'k1', 'v1' ], [ 'k2', 'v2' ] ] [ 'a', 'b', 'c' ] [ 'a', '1', 'b', '22', '' ] [x]
//: gi a [/] /\// true true SS 2
//: 0 true 2 2 3 null 0
