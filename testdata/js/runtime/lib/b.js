const a = require('./a') // a cycle: what a has exported so far
exports.name = 'b'
exports.sawA = 'partial ' + a.name
