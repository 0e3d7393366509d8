#!/usr/bin/env node
exports.name = 'a'
exports.b = require('./b')
