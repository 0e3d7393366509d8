// RegExp.$1 and its kin tell of the last match.
const all = () => [RegExp.$1, RegExp.$2, RegExp.$9, RegExp.lastMatch, RegExp['$&'], RegExp.lastParen, RegExp.leftContext, RegExp.rightContext, RegExp.input].map(String)
console.log(/(b)(c)?/.test('abcd'), all())
console.log(/x/.test('abcd'), all())
console.log(/(é)/.exec('aéb').index, all())
console.log('k=v'.replace(/(\w)=(\w)/, (m, a, b) => RegExp.$2 + '=' + RegExp.$1), all())
console.log('a1b2'.replace(/([a-z])(\d)/g, '$2$1'), all())
console.log('a-b'.match(/-/), all().slice(3))
console.log('a1b2'.match(/\d/g), all().slice(3))
console.log('x,y'.split(/,/), all().slice(3))
console.log('find me'.search(/m(e)/), all())
console.log([...'a1b2'.matchAll(/\d/g)].length, all().slice(3))
console.log(/(?:(a)|(b))/.test('b'), all())
if (/^(\d+)px$/.test('12px')) console.log(RegExp.$1 * 2)
const color = 'rgb(1, 22, 255)'
if (/(\d+), (\d+), (\d+)/.test(color)) console.log([RegExp.$1, RegExp.$2, RegExp.$3].map(Number), RegExp['$`'], RegExp["$'"], RegExp.$_)
RegExp.$1 = 'ignored'
console.log(RegExp.$1, Object.keys(RegExp), '$1' in RegExp)
//: true [
//:   'b',  'c',  '',
//:   'bc', 'bc', 'c',
//:   'a',  'd',  'abcd'
//: ]
//: false [
//:   'b',  'c',  '',
//:   'bc', 'bc', 'c',
//:   'a',  'd',  'abcd'
//: ]
//: 1 [
//:   'é', '',  '',
//:   'é', 'é', 'é',
//:   'a', 'b', 'aéb'
//: ]
//: v=k [
//:   'k',   'v',   '',
//:   'k=v', 'k=v', 'v',
//:   '',    '',    'k=v'
//: ]
//: 1a2b [
//:   'b',  '2',  '',
//:   'b2', 'b2', '2',
//:   'a1', '',   'a1b2'
//: ]
//: [ '-', index: 1, input: 'a-b', groups: undefined ] [ '-', '-', '', 'a', 'b', 'a-b' ]
//: [ '1', '2' ] [ '2', '2', '', 'a1b', '', 'a1b2' ]
//: [ 'x', 'y' ] [ ',', ',', '', 'x', 'y', 'x,y' ]
//: 5 [ 'e', '', '', 'me', 'me', 'e', 'find ', '', 'find me' ]
//: 2 [ '2', '2', '', 'a1b', '', 'a1b2' ]
//: true [
//:   '',  'b', '', 'b',
//:   'b', 'b', '', '',
//:   'b'
//: ]
//: 24
//: [ 1, 22, 255 ] rgb( ) rgb(1, 22, 255)
//: 1 [] true
