exports.cjs = __filename.slice(-8)
