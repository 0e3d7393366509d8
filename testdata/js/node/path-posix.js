// Names of files as POSIX has them.
const { posix: p } = require('path')
const show = (...values) => console.log(values.map(v => JSON.stringify(v)).join(' '))
show(p.join('/a', 'b', '../c', './d'), p.join(''), p.join('', '', 'x'), p.join('a', '', '..'), p.join('..', 'x', '../..'), p.join('/', '..', 'a'), p.join('a/', '/b/'))
show(p.normalize('/a//b/./c/..'), p.normalize('a/../..'), p.normalize(''), p.normalize('./'), p.normalize('/..'), p.normalize('a/b/'), p.normalize('../../a/..'), p.normalize('///x'), p.normalize('./a/./'))
show(p.resolve('/a', 'b', '/c', '../d'), p.resolve('/'), p.resolve('/x/y', '..', '.'), p.resolve('/a/', ''), p.resolve('/..'))
show(p.dirname('/a/b'), p.dirname('/a'), p.dirname('a'), p.dirname('a/b/'), p.dirname('/'), p.dirname(''), p.dirname('//a'), p.dirname('a//b'), p.dirname('///a/b'))
show(p.basename('/a/b.html'), p.basename('/a/b.html', '.html'), p.basename('b/'), p.basename('/'), p.basename(''), p.basename('.html', '.html'), p.basename('a.b.c', '.c'), p.basename('aaa', 'a'))
show(p.extname('a.b.c'), p.extname('.bashrc'), p.extname('a.'), p.extname('a'), p.extname('..'), p.extname('.a.b'), p.extname('a.b/'), p.extname('a.b/c'), p.extname('a/..b'), p.extname('...'))
show(p.relative('/a/b/c', '/a/d'), p.relative('/a', '/a'), p.relative('/a/b', '/a'), p.relative('/', '/x/y'), p.relative('/x/y', '/'), p.relative('/foo/bar', '/foo/barbaz'))
show(p.isAbsolute('/a'), p.isAbsolute('a'), p.isAbsolute(''), p.sep, p.delimiter, p.posix === p, p.win32.posix === p)
for (const path of ['/home/user/a.txt', 'a', '/a', 'a/b.c.d', './x', '', '/', '.bashrc', '/foo/.a.b', 'a/b/', '//a', 'dir/..', '/a/b.']) show(p.parse(path))
show(p.format({ dir: '/a', base: 'b.c' }), p.format({ root: '/', name: 'n', ext: '.e' }), p.format({ root: '/', dir: '/', base: 'x' }), p.format({ name: 'n', ext: 'e' }), p.format({ dir: 'a' }), p.format({}))
show(p.toNamespacedPath('/a'))
for (const f of [() => p.join(1), () => p.join('a', null), () => p.resolve({}), () => p.basename('a', 1), () => p.dirname(), () => p.parse(true), () => p.format('x'), () => p.format(null), () => p.extname(Symbol('s')), () => p.relative('a'), () => p.isAbsolute(12n), () => p.normalize(() => {})]) {
  try { f() } catch (e) { console.log(e.name, e.code, e.message) }
}
//: "/a/c/d" "." "x" "." "../.." "/a" "a/b/"
//: "/a/b" ".." "." "./" "/" "a/b/" "../.." "/x" "a/"
//: "/d" "/" "/x" "/a" "/"
//: "/a" "/" "." "a" "/" "." "//" "a/" "///a"
//: "b.html" "b" "b" "" "" "" "a.b" "aa"
//: ".c" "" "." "" "" ".b" ".b" "" ".b" "."
//: "../../d" "" ".." "x/y" "../.." "../barbaz"
//: true false false "/" ":" true true
//: {"root":"/","dir":"/home/user","base":"a.txt","ext":".txt","name":"a"}
//: {"root":"","dir":"","base":"a","ext":"","name":"a"}
//: {"root":"/","dir":"/","base":"a","ext":"","name":"a"}
//: {"root":"","dir":"a","base":"b.c.d","ext":".d","name":"b.c"}
//: {"root":"","dir":".","base":"x","ext":"","name":"x"}
//: {"root":"","dir":"","base":"","ext":"","name":""}
//: {"root":"/","dir":"/","base":"","ext":"","name":""}
//: {"root":"","dir":"","base":".bashrc","ext":"","name":".bashrc"}
//: {"root":"/","dir":"/foo","base":".a.b","ext":".b","name":".a"}
//: {"root":"","dir":"a","base":"b","ext":"","name":"b"}
//: {"root":"/","dir":"/","base":"a","ext":"","name":"a"}
//: {"root":"","dir":"dir","base":"..","ext":"","name":".."}
//: {"root":"/","dir":"/a","base":"b.","ext":".","name":"b"}
//: "/a/b.c" "/n.e" "/x" "n.e" "a/" ""
//: "/a"
//: TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received type number (1)
//: TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received null
//: TypeError ERR_INVALID_ARG_TYPE The "paths[0]" argument must be of type string. Received an instance of Object
//: TypeError ERR_INVALID_ARG_TYPE The "suffix" argument must be of type string. Received type number (1)
//: TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received undefined
//: TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received type boolean (true)
//: TypeError ERR_INVALID_ARG_TYPE The "pathObject" argument must be of type object. Received type string ('x')
//: TypeError ERR_INVALID_ARG_TYPE The "pathObject" argument must be of type object. Received null
//: TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received type symbol (Symbol(s))
//: TypeError ERR_INVALID_ARG_TYPE The "to" argument must be of type string. Received undefined
//: TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received type bigint (12n)
//: TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received function 
