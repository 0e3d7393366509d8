'use strict'
// All constants at one place, as programs for old versions of Node expect them.

const { constants } = require('os')

Object.assign(exports, constants.errno, constants.priority, constants.signals, { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 })
