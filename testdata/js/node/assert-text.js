// The text of the call that failed is in the error.
const assert = require('assert'); const show = f => { try { f() } catch (e) { console.log(e.message) } }; const user = { name: '', list: [1] }
show(() => assert(user.name))
show(() => assert.ok(user.list.length > 1))
show(() => assert(user.list.includes(2), undefined))
show(() => { assert.ok(user.name === 'x' && user.list.length === (1 + 1)) })
//: The expression evaluated to a falsy value:
//: 
//:   assert(user.name)
//: 
//: The expression evaluated to a falsy value:
//: 
//:   assert.ok(user.list.length > 1)
//: 
//: The expression evaluated to a falsy value:
//: 
//:   assert(user.list.includes(2), undefined)
//: 
//: The expression evaluated to a falsy value:
//: 
//:   assert.ok(user.name === 'x' && user.list.length === (1 + 1))
//: 
