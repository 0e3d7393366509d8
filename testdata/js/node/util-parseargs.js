const { parseArgs } = require('util')
const show = config => { try { console.log(JSON.stringify(parseArgs(config))) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
const options = { verbose: { type: 'boolean', short: 'v' }, name: { type: 'string', short: 'n' }, list: { type: 'string', multiple: true, short: 'l' }, def: { type: 'string', default: 'd' } }
show({ args: ['-v', '--name', 'x', '--list=a', '-lb', '-l', 'c'], options })
show({ args: ['-vnfoo', 'pos', '--', '-x', '--y'], options, allowPositionals: true })
show({ args: ['--name=', '-v'], options })
show({ args: ['pos'], options })
show({ args: ['--nope'], options })
show({ args: ['-z'], options, allowPositionals: true })
show({ args: ['--name'], options })
show({ args: ['--verbose=1'], options })
show({ args: ['--name', '-v'], options })
show({ args: ['-n', '--verbose'], options })
show({ args: ['--any', '--k=v', 'p', '-ab'], strict: false })
show({ args: ['-v', 'p', '--name=x', '--', 'q'], options, allowPositionals: true, tokens: true })
show({ args: ['-vv'], options: { v: { type: 'boolean', short: 'v', multiple: true } } })
show({ args: ['-'], options, allowPositionals: true })
show({ args: [], options: { x: { type: 'number' } } })
show({ args: [], options: { x: { type: 'string', short: 'ab' } } })
show({ args: 'x' })
show({ args: [], options: 5 })
show({ args: ['--__proto__=x'], strict: false })
//: {"values":{"verbose":true,"name":"x","list":["a","b","c"],"def":"d"},"positionals":[]}
//: {"values":{"verbose":true,"name":"foo","def":"d"},"positionals":["pos","-x","--y"]}
//: {"values":{"name":"","verbose":true,"def":"d"},"positionals":[]}
//: TypeError | ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL | Unexpected argument 'pos'. This command does not take positional arguments
//: TypeError | ERR_PARSE_ARGS_UNKNOWN_OPTION | Unknown option '--nope'
//: TypeError | ERR_PARSE_ARGS_UNKNOWN_OPTION | Unknown option '-z'. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "-z"
//: TypeError | ERR_PARSE_ARGS_INVALID_OPTION_VALUE | Option '-n, --name <value>' argument missing
//: TypeError | ERR_PARSE_ARGS_INVALID_OPTION_VALUE | Option '-v, --verbose' does not take an argument
//: TypeError | ERR_PARSE_ARGS_INVALID_OPTION_VALUE | Option '--name' argument is ambiguous.
//: Did you forget to specify the option argument for '--name'?
//: To specify an option argument starting with a dash use '--name=-XYZ'.
//: TypeError | ERR_PARSE_ARGS_INVALID_OPTION_VALUE | Option '-n' argument is ambiguous.
//: Did you forget to specify the option argument for '-n'?
//: To specify an option argument starting with a dash use '--name=-XYZ' or '-n-XYZ'.
//: {"values":{"any":true,"k":"v","a":true,"b":true},"positionals":["p"]}
//: {"values":{"verbose":true,"name":"x","def":"d"},"positionals":["p","q"],"tokens":[{"kind":"option","name":"verbose","rawName":"-v","index":0},{"kind":"positional","index":1,"value":"p"},{"kind":"option","name":"name","rawName":"--name","index":2,"value":"x","inlineValue":true},{"kind":"option-terminator","index":3},{"kind":"positional","index":4,"value":"q"}]}
//: {"values":{"v":[true,true]},"positionals":[]}
//: {"values":{"def":"d"},"positionals":["-"]}
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.x.type" property must be ('string|boolean'). Received type string ('number')
//: TypeError | ERR_INVALID_ARG_VALUE | The property 'options.x.short' must be a single character. Received 'ab'
//: TypeError | ERR_INVALID_ARG_TYPE | The "args" argument must be an instance of Array. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "options" argument must be of type object. Received type number (5)
//: {"values":{},"positionals":[]}
