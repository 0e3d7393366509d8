// Names of files as Windows has them.
const { win32: p } = require('path')
const show = (...values) => console.log(values.map(v => JSON.stringify(v)).join(' '))
show(p.join('C:\\a', 'b', '../c'), p.join('a/b', '..\\c'), p.join('\\\\server\\share', 'x'), p.join('', ''), p.join('c:', 'file'), p.join('c:.', 'a'), p.join('/', '/x'))
show(p.normalize('C:/a/../b/'), p.normalize('C:'), p.normalize('C:..\\a'), p.normalize('\\\\server\\share\\a\\..'), p.normalize('/a//b'), p.normalize(''), p.normalize('C:\\..\\a'), p.normalize('a\\..'))
show(p.resolve('C:\\a', '..\\b', 'D:\\x'), p.resolve('C:\\', '\\b'), p.resolve('C:\\a', '/b'), p.resolve('c:/ignore', 'c:/some/file'), p.resolve('\\\\server\\share', 'x', '..', 'y'))
show(p.dirname('C:\\a\\b'), p.dirname('C:\\'), p.dirname('C:a'), p.dirname('a/b\\c'), p.dirname('\\\\server\\share\\f'), p.dirname('a'), p.dirname('C:\\a'))
show(p.basename('C:\\a\\b.html', '.html'), p.basename('C:b'), p.basename('a\\'), p.basename('C:\\'))
show(p.extname('C:\\a.b\\c'), p.extname('c:.x'), p.extname('a\\b.c'))
show(p.relative('C:\\a\\b', 'C:\\a\\c\\d'), p.relative('C:\\A', 'c:\\a\\b'), p.relative('C:\\a', 'D:\\b'), p.relative('C:\\a', 'C:\\a'))
show(p.isAbsolute('C:\\'), p.isAbsolute('C:'), p.isAbsolute('\\x'), p.isAbsolute('x\\'), p.isAbsolute('C:/x'))
for (const path of ['C:\\dir\\a.txt', 'C:', 'C:a', '\\\\srv\\share\\file', 'rel\\b', '/x/y', '']) show(p.parse(path))
show(p.format({ dir: 'C:\\a', base: 'b' }), p.format({ root: 'C:\\', name: 'a', ext: '.t' }))
show(p.toNamespacedPath('C:\\a'), p.toNamespacedPath('\\\\s\\h\\x'), p.sep, p.delimiter)
//: "C:\\a\\c" "a\\c" "\\\\server\\share\\x" "." "c:\\file" "c:a" "\\x"
//: "C:\\b\\" "C:." "C:..\\a" "\\\\server\\share\\" "\\a\\b" "." "C:\\a" "."
//: "D:\\x" "C:\\b" "C:\\b" "c:\\some\\file" "\\\\server\\share\\y"
//: "C:\\a" "C:\\" "C:" "a/b" "\\\\server\\share\\" "." "C:\\"
//: "b" "b" "a" ""
//: "" "" ".c"
//: "..\\c\\d" "b" "D:\\b" ""
//: true false true false true
//: {"root":"C:\\","dir":"C:\\dir","base":"a.txt","ext":".txt","name":"a"}
//: {"root":"C:","dir":"C:","base":"","ext":"","name":""}
//: {"root":"C:","dir":"C:","base":"a","ext":"","name":"a"}
//: {"root":"\\\\srv\\share\\","dir":"\\\\srv\\share\\","base":"file","ext":"","name":"file"}
//: {"root":"","dir":"rel","base":"b","ext":"","name":"b"}
//: {"root":"/","dir":"/x","base":"y","ext":"","name":"y"}
//: {"root":"","dir":"","base":"","ext":"","name":""}
//: "C:\\a\\b" "C:\\a.t"
//: "\\\\?\\C:\\a" "\\\\?\\UNC\\s\\h\\x" "\\" ";"
