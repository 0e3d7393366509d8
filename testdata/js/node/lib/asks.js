exports.missing = () => require('./nowhere')
