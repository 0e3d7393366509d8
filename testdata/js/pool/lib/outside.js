require('../../README.md')
