const util = require('util')
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
console.log(util.inspect.colors, util.inspect.colors.grey, util.inspect.colors.blackBright, Object.keys(util.inspect.colors).includes('grey'))
for (const f of [
  () => JSON.stringify([util.styleText('red', 'x'), util.styleText('red', 'x', { validateStream: false }), util.styleText('gray', 'x', { stream: { isTTY: true, write () {}, on () {}, getColorDepth: () => 8 } })]),
  () => util.styleText('red', 'x', { stream: 1 }), () => util.styleText('red', 'x', { validateStream: 1 }), () => util.styleText('no', 'x'),
  () => util.getSystemErrorName(-2), () => util.getSystemErrorName(2), () => util.getSystemErrorName(-9999), () => util.getSystemErrorName('x'),
  () => util.toUSVString('\udc00\udc00\ud800x'),
  () => util.parseEnv('A=1\nB="x\ny"\n# no\nexport C=3\nD=\'a "q"\'\nE=`a`\nF=x # comment\nG = spaced \nH=\n I=5\nJ="a\\nb"\nK.L-M=x#y\nO=a=b'), () => util.parseEnv(5),
  () => util.format('%s', { [Symbol.toPrimitive]: () => 'primitive' }), () => util.format('%s', new (class A { [Symbol.toPrimitive] () { return 'inherited' } })()), () => util.format('%s', new Date(0)),
  () => util.format('%s', { toString: 5 }), () => util.format('%s', Object.create({ toString: () => 'of the prototype' })),
  () => util.parseArgs({ args: [], options: { a: { type: 'string', default: 5 } } }), () => util.parseArgs({ args: [], options: { a: { type: 'boolean', multiple: true, default: [1] } } }),
  () => util.parseArgs({ args: [], options: { a: { type: 'boolean', multiple: true, default: true } } }), () => util.parseArgs({ args: [], options: { a: { type: 'boolean', multiple: 5 } } }),
  () => util.parseArgs({ args: ['--no-a'], options: { a: { type: 'boolean' } }, allowNegative: true, tokens: true }), () => util.parseArgs({ args: ['--no-a=1'], options: { a: { type: 'boolean' } }, allowNegative: true }),
  () => util.parseArgs({ args: ['--no-a'], options: { a: { type: 'boolean' } } }), () => util.parseArgs({ args: ['--no-a', '--a'], options: { a: { type: 'boolean', multiple: true } }, allowNegative: true })
]) attempt(f)
process.env.FORCE_COLOR = '1'
const colored = util.styleText('red', 'x')
delete process.env.FORCE_COLOR
console.log(JSON.stringify(colored))
// equal errors are so with what has caused them, and circles wherever they come back
const same = util.isDeepStrictEqual
console.log(same(new Error('a', { cause: 1 }), new Error('a')), same(new Error('a', { cause: { b: 1 } }), new Error('a', { cause: { b: 1 } })), same(new AggregateError([1], 'x'), new AggregateError([2], 'x')))
const a = {}
a.a = a
const b = {}
b.a = { a: b }
console.log(same(a, b), same({ a, b: 1 }, { a: b, b: 2 }), same([a, 1], [b, 1]))
util.aborted().catch(e => console.log(e.code)).then(() => util.aborted(AbortSignal.abort(), {})).then(v => console.log(v))
//: [Object: null prototype] {
//:   reset: [ 0, 0 ],
//:   bold: [ 1, 22 ],
//:   dim: [ 2, 22 ],
//:   italic: [ 3, 23 ],
//:   underline: [ 4, 24 ],
//:   blink: [ 5, 25 ],
//:   inverse: [ 7, 27 ],
//:   hidden: [ 8, 28 ],
//:   strikethrough: [ 9, 29 ],
//:   doubleunderline: [ 21, 24 ],
//:   black: [ 30, 39 ],
//:   red: [ 31, 39 ],
//:   green: [ 32, 39 ],
//:   yellow: [ 33, 39 ],
//:   blue: [ 34, 39 ],
//:   magenta: [ 35, 39 ],
//:   cyan: [ 36, 39 ],
//:   white: [ 37, 39 ],
//:   bgBlack: [ 40, 49 ],
//:   bgRed: [ 41, 49 ],
//:   bgGreen: [ 42, 49 ],
//:   bgYellow: [ 43, 49 ],
//:   bgBlue: [ 44, 49 ],
//:   bgMagenta: [ 45, 49 ],
//:   bgCyan: [ 46, 49 ],
//:   bgWhite: [ 47, 49 ],
//:   framed: [ 51, 54 ],
//:   overlined: [ 53, 55 ],
//:   gray: [ 90, 39 ],
//:   redBright: [ 91, 39 ],
//:   greenBright: [ 92, 39 ],
//:   yellowBright: [ 93, 39 ],
//:   blueBright: [ 94, 39 ],
//:   magentaBright: [ 95, 39 ],
//:   cyanBright: [ 96, 39 ],
//:   whiteBright: [ 97, 39 ],
//:   bgGray: [ 100, 49 ],
//:   bgRedBright: [ 101, 49 ],
//:   bgGreenBright: [ 102, 49 ],
//:   bgYellowBright: [ 103, 49 ],
//:   bgBlueBright: [ 104, 49 ],
//:   bgMagentaBright: [ 105, 49 ],
//:   bgCyanBright: [ 106, 49 ],
//:   bgWhiteBright: [ 107, 49 ]
//: } [ 90, 39 ] [ 90, 39 ] false
//: ["x","\u001b[31mx\u001b[39m","\u001b[90mx\u001b[39m"]
//: TypeError | ERR_INVALID_ARG_TYPE | The "stream" argument must be an instance of ReadableStream, WritableStream, or Stream. Received type number (1)
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.validateStream" property must be of type boolean. Received type number (1)
//: TypeError | ERR_INVALID_ARG_VALUE | The argument 'format' must be one of: 'reset', 'bold', 'dim', 'italic', 'underline', 'blink', 'inverse', 'hidden', 'strikethrough', 'doubleunderline', 'black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white', 'bgBlack', 'bgRed', 'bgGreen', 'bgYellow', 'bgBlue', 'bgMagenta', 'bgCyan', 'bgWhite', 'framed', 'overlined', 'gray', 'redBright', 'greenBright', 'yellowBright', 'blueBright', 'magentaBright', 'cyanBright', 'whiteBright', 'bgGray', 'bgRedBright', 'bgGreenBright', 'bgYellowBright', 'bgBlueBright', 'bgMagentaBright', 'bgCyanBright', 'bgWhiteBright'. Received 'no'
//: ENOENT
//: RangeError | ERR_OUT_OF_RANGE | The value of "err" is out of range. It must be a negative integer. Received 2
//: Unknown system error -9999
//: TypeError | ERR_INVALID_ARG_TYPE | The "err" argument must be of type number. Received type string ('x')
//: ���x
//: {
//:   A: '1',
//:   B: 'x\ny',
//:   C: '3',
//:   D: 'a "q"',
//:   E: 'a',
//:   F: 'x',
//:   G: 'spaced',
//:   H: '',
//:   I: '5',
//:   J: 'a\nb',
//:   'K.L-M': 'x',
//:   O: 'a=b'
//: }
//: TypeError | ERR_INVALID_ARG_TYPE | The "content" argument must be of type string. Received type number (5)
//: primitive
//: inherited
//: 1970-01-01T00:00:00.000Z
//: { toString: 5 }
//: of the prototype
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.a.default" property must be of type string. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.a.default[0]" property must be of type boolean. Received type number (1)
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.a.default" property must be an instance of Array. Received type boolean (true)
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.a.multiple" property must be of type boolean. Received type number (5)
//: {
//:   values: [Object: null prototype] { a: false },
//:   positionals: [],
//:   tokens: [
//:     {
//:       kind: 'option',
//:       name: 'a',
//:       rawName: '--no-a',
//:       index: 0,
//:       value: undefined,
//:       inlineValue: undefined
//:     }
//:   ]
//: }
//: TypeError | ERR_PARSE_ARGS_INVALID_OPTION_VALUE | Option '--a' does not take an argument
//: TypeError | ERR_PARSE_ARGS_UNKNOWN_OPTION | Unknown option '--no-a'
//: {
//:   values: [Object: null prototype] { a: [ false, true ] },
//:   positionals: []
//: }
//: "\u001b[31mx\u001b[39m"
//: false true false
//: true false true
//: ERR_INVALID_ARG_TYPE
//: undefined
