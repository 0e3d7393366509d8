const show = v => console.log(JSON.stringify(v).split(__dirname).join('DIR'))
show(require('./lib/cycle-a')); show(require('./lib/about')); show(require('./lib/data')); show(require('./lib/data.json') === require('./lib/data')); show(require('./lib/hashbang')); show(require('./lib/mod.cjs')); show(require('./lib/folder')); show(require('./lib/folder/')); show(require('./lib/withmain')); show(require('./lib/returns')); show(require('./lib/../lib/./folder.js'))
show([require('./lib/counted')(), require('./lib/counted')(), delete require.cache[require.resolve('./lib/counted')], require('./lib/counted')()])
show([module.id, module.loaded, module.filename === __filename, module.parent, module.path, module.children.map(m => m.id), module.exports === exports, this === exports, require.main === module, module.paths.slice(0, 1), Object.keys(require).sort(), typeof require.extensions['.js'], 0])
show([typeof module.require, module.require('./lib/data').json, require.name, require.length, __filename, __dirname, module.isPreloading])
show([require.resolve('./lib/about'), require.resolve('fs'), require.resolve('node:path'), require.resolve('plain'), require.resolve.paths('./x'), require.resolve.paths('fs'), require.resolve.paths('x')[0], require.resolve('./data', { paths: [__dirname + '/lib'] }), require.resolve('inner', { paths: [__dirname + '/node_modules/nested'] })])
for (const name of ['plain', 'plain/deep', 'plain/package.json', 'mainless', 'nested', '@scope/pkg', '@scope/pkg/file', 'exported', 'exported/sub', 'exported/pattern/sub', 'exported/ext/sub.js', 'exported/list', 'exported/feature', 'sugar', 'imports']) show([name, require(name)])
require.cache[require.resolve('./lib/folder/index.js')] = { exports: 'replaced' }; show(require('./lib/folder/'))
require.extensions['.txt'] = (m, name) => { m.exports = 'text of ' + name }; show(require('./lib/note'))
const M = require('module'); show([M === module.constructor, module instanceof M, M.builtinModules.includes('path'), M.isBuiltin('node:path'), M.isBuiltin('fs'), M.isBuiltin('nope'), M.createRequire(__dirname + '/lib/x.js')('./data').json, M.createRequire(__dirname + '/lib/')('./data').json, M.wrap('x'), M._cache === require.cache, M._resolveFilename('./lib/data', module), M._nodeModulePaths('/a/node_modules/b'), M.Module === M])
const made = new M('made'); made._compile('module.exports = [__filename, typeof require, 1 + 1]', '/made.js'); show(made.exports)
//: {"early":1,"b":{"saw":"early"},"late":2}
//: {"loaded":false,"id":true,"parent":"DIR/modules-basic.js","path":true,"paths":"DIR/lib/node_modules","children":0,"isMain":false,"args":5,"self":true,"type":"function","M":"Module"}
//: {"json":[1,2,{"a":null}]}
//: true
//: {"hash":true}
//: {"cjs":"/mod.cjs"}
//: {"name":"file"}
//: {"index":"folder"}
//: {"main":"entry"}
//: {"returned":1}
//: {"name":"file"}
//: [1,1,true,2]
//: [".",false,true,null,"DIR",["DIR/lib/cycle-a.js","DIR/lib/about.js","DIR/lib/data.json","DIR/lib/hashbang","DIR/lib/mod.cjs","DIR/lib/folder.js","DIR/lib/folder/index.js","DIR/lib/withmain/entry.js","DIR/lib/returns.js","DIR/lib/counted.js","DIR/lib/counted.js"],true,true,true,["DIR/node_modules"],["cache","extensions","main","resolve"],"function",0]
//: ["function",[1,2,{"a":null}],"require",1,"DIR/modules-basic.js","DIR",false]
//: ["DIR/lib/about.js","fs","node:path","DIR/node_modules/plain/index.js",["DIR"],null,"DIR/node_modules","DIR/lib/data.json","DIR/node_modules/nested/node_modules/inner/index.js"]
//: ["plain",{"plain":"node_modules/plain"}]
//: ["plain/deep",{"deep":1}]
//: ["plain/package.json",{"name":"plain","version":"1.2.3"}]
//: ["mainless",{"mainless":true}]
//: ["nested",{"inner":"nested","plain":"node_modules/plain"}]
//: ["@scope/pkg",{"scoped":1}]
//: ["@scope/pkg/file",{"file":2}]
//: ["exported",{"from":"node.js"}]
//: ["exported/sub",{"from":"sub"}]
//: ["exported/pattern/sub",{"from":"sub"}]
//: ["exported/ext/sub.js",{"from":"sub"}]
//: ["exported/list",{"from":"sub"}]
//: ["exported/feature",{"from":"feature"}]
//: ["sugar",{"sugar":true}]
//: ["imports",{"all":["node_modules/plain",1,1,"TypeError","ERR_PACKAGE_IMPORT_NOT_DEFINED","Package import specifier \"#nope\" is not defined in package DIR/package.json imported from DIR/i.js","TypeError","ERR_PACKAGE_IMPORT_NOT_DEFINED","Package import specifier \"#none\" is not defined in package DIR/package.json imported from DIR/i.js","TypeError","ERR_INVALID_MODULE_SPECIFIER","Invalid module \"#\" is not a valid internal imports specifier name imported from DIR/i.js","Error","MODULE_NOT_FOUND","Cannot find module 'DIR/many/two.js'"]}]
//: "replaced"
//: "text of DIR/lib/note.txt"
//: [true,true,true,true,true,false,[1,2,{"a":null}],[1,2,{"a":null}],"(function (exports, require, module, __filename, __dirname) { x\n});",true,"DIR/lib/data.json",["/a/node_modules/b/node_modules","/a/node_modules","/node_modules"],true]
//: ["/made.js","function",2]
