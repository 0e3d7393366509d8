module.exports = __filename.split('/').slice(-2).join('/')
