'use strict'

exports.format = internal.format
