exports.name = 'file'
