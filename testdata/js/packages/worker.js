'use strict'

// Has a worker require a package and do what smoke.js asks.
const smoke = require('./smoke.js')

require('workerpool').worker({ smoke: name => smoke[name](require) })
