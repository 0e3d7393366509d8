exports.early = 1
exports.b = require('./cycle-b')
exports.late = 2
