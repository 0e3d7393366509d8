exports.index = 'folder'
