exports.escape = word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

exports.mask = word => word[0] + '*'.repeat(word.length - 1)
