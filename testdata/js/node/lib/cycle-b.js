const a = require('./cycle-a')
exports.saw = Object.keys(a).join()
