exports.main = 'entry'
