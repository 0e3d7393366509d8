'use strict'

const { URL, URLSearchParams } = require('internal/web/url')

exports.URL = URL
exports.URLSearchParams = URLSearchParams
