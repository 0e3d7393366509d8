const response = { status: 200, statusText: 'OK', headers: { 'content-type': 'application/json; charset=utf-8', date: new Date(0), 'x-list': ['a', 'b'] }, data: { users: [{ id: 1, name: 'Ann', roles: ['admin', 'user'], address: { city: 'X', geo: { lat: 1.5, lon: -2 } } }, { id: 2, name: 'Bob', roles: [], address: null }], total: 2, next: null } }
console.log(response)
console.log(response.data.users)
console.log(response.data.users[0], response.data.users[0].address)
console.log([response.headers, response.status], { wrapped: { again: { response } } })
console.log({ matrix: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], big: Array.from({ length: 3 }, (_, r) => Array.from({ length: 12 }, (_, c) => r * 12 + c)) })
console.log({ package: 'name', version: '1.0.0', scripts: { test: 'node test.js', build: 'tsc -p .', lint: 'eslint "src/**/*.js"' }, dependencies: { a: '^1.0.0', b: '~2.1.0' }, files: ['dist', 'README.md', 'LICENSE'], private: true })
//: {
//:   status: 200,
//:   statusText: 'OK',
//:   headers: {
//:     'content-type': 'application/json; charset=utf-8',
//:     date: 1970-01-01T00:00:00.000Z,
//:     'x-list': [ 'a', 'b' ]
//:   },
//:   data: { users: [ [Object], [Object] ], total: 2, next: null }
//: }
//: [
//:   {
//:     id: 1,
//:     name: 'Ann',
//:     roles: [ 'admin', 'user' ],
//:     address: { city: 'X', geo: [Object] }
//:   },
//:   { id: 2, name: 'Bob', roles: [], address: null }
//: ]
//: {
//:   id: 1,
//:   name: 'Ann',
//:   roles: [ 'admin', 'user' ],
//:   address: { city: 'X', geo: { lat: 1.5, lon: -2 } }
//: } { city: 'X', geo: { lat: 1.5, lon: -2 } }
//: [
//:   {
//:     'content-type': 'application/json; charset=utf-8',
//:     date: 1970-01-01T00:00:00.000Z,
//:     'x-list': [ 'a', 'b' ]
//:   },
//:   200
//: ] { wrapped: { again: { response: [Object] } } }
//: {
//:   matrix: [ [ 1, 2, 3 ], [ 4, 5, 6 ], [ 7, 8, 9 ] ],
//:   big: [
//:     [
//:        0,  1, 2, 3, 4,
//:        5,  6, 7, 8, 9,
//:       10, 11
//:     ],
//:     [
//:       12, 13, 14, 15, 16,
//:       17, 18, 19, 20, 21,
//:       22, 23
//:     ],
//:     [
//:       24, 25, 26, 27, 28,
//:       29, 30, 31, 32, 33,
//:       34, 35
//:     ]
//:   ]
//: }
//: {
//:   package: 'name',
//:   version: '1.0.0',
//:   scripts: {
//:     test: 'node test.js',
//:     build: 'tsc -p .',
//:     lint: 'eslint "src/**/*.js"'
//:   },
//:   dependencies: { a: '^1.0.0', b: '~2.1.0' },
//:   files: [ 'dist', 'README.md', 'LICENSE' ],
//:   private: true
//: }
