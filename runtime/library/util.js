'use strict'

exports.format = internal.format
exports.formatWithOptions = internal.formatWithOptions
exports.inspect = internal.inspect
