console.log('plain', ['quoted'], ["it's"], ['say "x"'], ["both ' and \""], ["all ' \" `"], ['${a}', "'${a}\"", '\\n', '\n\t\b\f\r\v\0'])
console.log(['\x1b[31mred\x1b[0m', '\x7f\x80\x9f', 'é', '日本', '😀', '\ud800', 'a\udc00b', '\ufeff', '\u200b'])
console.log({ text: 'first line\nsecond line', long: 'a long first line of text\nfollowed by another\n' })
console.log({ 'key\nnewline': 1, "k'q": 2, 'k"q': 3, '😀': 4, 'ok_1': 5, '1a': 6, 'a.b': 7, '': 8 })
console.log(['x'.repeat(100)], ['x'.repeat(50), 'y'.repeat(50)], { k: 'z'.repeat(90) }, ['w'.repeat(10001)].length)
console.log([['nested\nlines of text that are long enough']], { a: { b: 'some longer text in here\nand more\n\nand more' } })
//: plain [ 'quoted' ] [ "it's" ] [ 'say "x"' ] [ `both ' and "` ] [ 'all \' " `' ] [ '${a}', '\'${a}"', '\\n', '\n\t\b\f\r\x0B\x00' ]
//: [
//:   '\x1B[31mred\x1B[0m',
//:   '\x7F\x80\x9F',
//:   'é',
//:   '日本',
//:   '😀',
//:   '\ud800',
//:   'a\udc00b',
//:   '﻿',
//:   '​'
//: ]
//: {
//:   text: 'first line\nsecond line',
//:   long: 'a long first line of text\nfollowed by another\n'
//: }
//: {
//:   'key\nnewline': 1,
//:   "k'q": 2,
//:   'k"q': 3,
//:   '😀': 4,
//:   ok_1: 5,
//:   '1a': 6,
//:   'a.b': 7,
//:   '': 8
//: }
//: [
//:   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
//: ] [
//:   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
//:   'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'
//: ] {
//:   k: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'
//: } 1
//: [ [ 'nested\nlines of text that are long enough' ] ] { a: { b: 'some longer text in here\nand more\n\nand more' } }
