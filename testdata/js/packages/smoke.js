'use strict'

// What each package is asked to do. The functions are offloaded, so they are given
// require and nothing else; each returns text. See run.sh.
module.exports = {
  acorn: require => {
    const tree = require('acorn').parse('class A { #x = 1; get x () { return this.#x ?? 2n } }', { ecmaVersion: 2022 })
    return JSON.stringify(tree.body[0].body.body.map(m => [m.type, m.start, m.end]))
  },
  ajv: require => {
    const Ajv = require('ajv')
    const validate = new Ajv({ allErrors: true }).compile({ type: 'object', properties: { age: { type: 'integer', minimum: 1 } }, required: ['name'] })
    return [validate({ name: 'a', age: 2 }), validate({ age: 0 }), validate.errors.map(e => e.message).join('; ')].join(' | ')
  },
  async: require => new Promise((resolve, reject) => {
    require('async').mapLimit([3, 1, 2], 2, (n, done) => setTimeout(() => done(null, n * 2), n), (error, all) => error ? reject(error) : resolve(String(all)))
  }),
  'bignumber.js': require => {
    const BigNumber = require('bignumber.js')
    return new BigNumber('0.1').plus('0.2').times('1e30').sqrt().toFormat(5)
  },
  chalk: require => {
    const chalk = new (require('chalk').Instance)({ level: 1 })
    return JSON.stringify(chalk.red.bold('a', chalk.blue.underline('b')) + chalk.hex('#fff')('c'))
  },
  classnames: require => require('classnames')('a', { b: true, c: false }, ['d', { e: 1 }]),
  'crypto-js': require => {
    const C = require('crypto-js')
    return [C.SHA256('text').toString(), C.AES.decrypt(C.AES.encrypt('secret', 'key').toString(), 'key').toString(C.enc.Utf8), C.HmacMD5('a', 'b').toString()].join(' ')
  },
  'csv-parse': require => JSON.stringify(require('csv-parse/sync').parse('a,b\n1,"2,\n""3"""\n', { columns: true })),
  'date-fns': require => {
    const d = require('date-fns')
    const day = new Date(Date.UTC(2024, 1, 29, 12))
    return [d.format(d.addYears(day, 1), 'yyyy-MM-dd EEEE'), d.formatDistance(day, d.addDays(day, 40)), d.differenceInCalendarDays(d.endOfMonth(day), day)].join(' | ')
  },
  dayjs: require => {
    const dayjs = require('dayjs')
    dayjs.extend(require('dayjs/plugin/utc'))
    dayjs.extend(require('dayjs/plugin/relativeTime'))
    const day = dayjs.utc('2024-02-29T12:30:00Z')
    return [day.add(1, 'month').format('dddd, MMMM D, YYYY h:mm A'), day.from(day.add(3, 'hour')), day.isLeapYear === undefined].join(' | ')
  },
  'decimal.js': require => {
    const Decimal = require('decimal.js')
    return new Decimal(2).pow(0.5).plus(Decimal.acos(-1)).toSD(18).toString()
  },
  ejs: require => require('ejs').render('<% for (const n of list) { %><b><%= n %></b><% } %>', { list: ['<', 2] }),
  esprima: require => require('esprima').tokenize('const a = /b/g, c = `d${1}`').map(t => t.type).join(' '),
  'fast-xml-parser': require => {
    const { XMLParser, XMLBuilder } = require('fast-xml-parser')
    const options = { ignoreAttributes: false }
    const value = new XMLParser(options).parse('<a x="1"><b>2</b><b>&lt;</b><c/></a>')
    return JSON.stringify(value) + new XMLBuilder(options).build(value)
  },
  fflate: require => {
    const f = require('fflate')
    const bytes = f.strToU8('again and again and again')
    return f.strFromU8(f.gunzipSync(f.gzipSync(bytes, { mtime: 0 }))) + f.zlibSync(bytes).length + Object.keys(f.unzipSync(f.zipSync({ 'a.txt': bytes }))).join()
  },
  handlebars: require => {
    const Handlebars = require('handlebars')
    Handlebars.registerHelper('loud', text => text.toUpperCase() + '!')
    return Handlebars.compile('{{#each people}}{{loud name}} {{#if @last}}.{{else}}, {{/if}}{{/each}}{{{raw}}}{{raw}}')({ people: [{ name: 'a' }, { name: 'b' }], raw: '<i>' })
  },
  immer: require => {
    const { produce, enablePatches, produceWithPatches } = require('immer')
    enablePatches()
    const base = { list: [{ done: false }], deep: { same: {} } }
    const [next, patches] = produceWithPatches(base, draft => { draft.list[0].done = true; draft.list.push({ done: 1 }) })
    return JSON.stringify([next, patches, next.deep === base.deep, Object.isFrozen(produce(base, d => { d.x = 1 }))])
  },
  immutable: require => {
    const { Map, List, Set, fromJS, is } = require('immutable')
    const map = fromJS({ a: { b: [1, 2] } }).updateIn(['a', 'b'], list => list.push(3))
    return [map.toString(), is(Map({ x: 1 }), Map({ x: 1 })), List([3, 1, 2]).sort().join(), Set([1, 1, 2]).size].join(' ')
  },
  'js-yaml': require => {
    const yaml = require('js-yaml')
    return JSON.stringify(yaml.load('a: &x [1, 2]\nb: *x\nc: !!set {y, z}\nd: |\n  text\n  more\ne: 2024-02-29')) + yaml.dump({ list: [{ a: 1 }, 'b: c'], no: null })
  },
  lodash: require => {
    const _ = require('lodash')
    return JSON.stringify([_.chunk([1, 2, 3], 2), _.groupBy(['one', 'two', 'three'], 'length'), _.merge({ a: [1] }, { a: [0, 2] }), _.camelCase('Foo bar-baz'), _.template('<%= a %>')({ a: 1 }), _.isEqual(new Map([[1, new Set([2])]]), new Map([[1, new Set([2])]])), _.get({ a: [{ b: 3 }] }, 'a[0].b')])
  },
  'lru-cache': require => {
    const { LRUCache } = require('lru-cache')
    const cache = new LRUCache({ max: 2 })
    cache.set('a', 1).set('b', 2).get('a')
    cache.set('c', 3)
    return [...cache.keys()].join()
  },
  luxon: require => {
    const { DateTime, Duration } = require('luxon')
    const day = DateTime.fromISO('2024-02-29T12:30:00Z', { zone: 'utc', locale: 'en-US' })
    return [day.plus({ months: 1 }).toISO(), day.toFormat('yyyy LLL dd'), Duration.fromObject({ hours: 30 }).shiftTo('days', 'hours').toISO()].join(' | ')
  },
  'lz-string': require => {
    const lz = require('lz-string')
    return lz.decompressFromBase64(lz.compressToBase64('again and again äöü')) + lz.compressToEncodedURIComponent('aaaa')
  },
  'markdown-it': require => require('markdown-it')({ html: true, linkify: true }).render('# A *b*\n\n- [x](http://y.z)\n- `c`\n\n|a|b|\n|-|-|\n|1|2|\n\nhttp://a.bc'),
  marked: require => require('marked').marked.parse('# A *b*\n\n1. `c`\n2. **d**\n\n> e\n', { mangle: false, headerIds: false }),
  mathjs: require => {
    const math = require('mathjs')
    return [math.evaluate('2 inch to cm').toString(), math.derivative('x^2 + x', 'x').toString(), math.format(math.inv([[1, 2], [3, 4]]), 5), math.fraction('1/3').add(math.fraction('1/6')).toString()].join(' | ')
  },
  minimatch: require => {
    const { minimatch } = require('minimatch')
    return ['src/a/b.test.js', 'src/b.js', '.x/y.js'].map(path => minimatch(path, '**/*.@(test|spec).js')).join()
  },
  mustache: require => require('mustache').render('{{#list}}<{{.}}>{{/list}}{{^none}}no{{/none}}{{{raw}}}', { list: [1, '&'], raw: '&' }),
  nanoid: require => {
    const { customAlphabet, nanoid } = require('nanoid')
    return [nanoid().length, /^[ab]{5}$/.test(customAlphabet('ab', 5)())].join()
  },
  pako: require => {
    const pako = require('pako')
    return pako.inflate(pako.deflate('again and again'), { to: 'string' }) + pako.ungzip(pako.gzip(new Uint8Array([1, 2, 3])))
  },
  papaparse: require => {
    const Papa = require('papaparse')
    return JSON.stringify(Papa.parse('a;b\n1;"x;y"\n', { header: true, dynamicTyping: true, skipEmptyLines: true }).data) + Papa.unparse([{ a: 'q"', b: 1 }])
  },
  qs: require => {
    const qs = require('qs')
    return JSON.stringify(qs.parse('a[b][]=1&a[b][]=2&c=%20')) + qs.stringify({ a: [1, { b: 2 }] }, { arrayFormat: 'brackets' })
  },
  ramda: require => {
    const R = require('ramda')
    return String(R.pipe(R.map(R.multiply(2)), R.filter(R.gt(R.__, 2)), R.sum)([1, 2, 3])) + R.path(['a', 0, 'b'], { a: [{ b: 'c' }] }) + R.equals({ a: [1] }, { a: [1] })
  },
  rxjs: require => new Promise(resolve => {
    const { interval, from, take, map, mergeMap, toArray, delay, of } = require('rxjs')
    interval(1).pipe(take(3), mergeMap(n => of(n).pipe(delay(3 - n))), map(n => n * 10), toArray()).subscribe(all => {
      from([1, 2]).pipe(map(x => x + all.length)).subscribe({ next: x => all.push(x), complete: () => resolve(all.sort((a, b) => a - b).join()) })
    })
  }),
  semver: require => {
    const semver = require('semver')
    return [semver.satisfies('1.2.3', '^1.0.0 || >=3'), semver.inc('1.2.3-rc.1', 'minor'), semver.maxSatisfying(['1.1.0', '1.4.0'], '~1.1'), semver.coerce('v2.x')].join()
  },
  tweetnacl: require => {
    const nacl = require('tweetnacl')
    const key = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(7))
    const box = nacl.secretbox(new Uint8Array([1, 2]), new Uint8Array(24), new Uint8Array(32))
    return [nacl.sign.detached(new Uint8Array([1]), key.secretKey).slice(0, 4), nacl.secretbox.open(box, new Uint8Array(24), new Uint8Array(32)), nacl.randomBytes(8).length].join()
  },
  underscore: require => {
    const _ = require('underscore')
    return JSON.stringify([_.chain([3, 1, 2]).sortBy().map(n => n * n).value(), _.template('<%- a %>')({ a: '<' }), _.countBy([1, 2, 3], n => n % 2 ? 'odd' : 'even')])
  },
  uuid: require => {
    const uuid = require('uuid')
    return [uuid.validate(uuid.v4()), uuid.v5('a', uuid.v5.URL), uuid.version(uuid.v1())].join()
  },
  validator: require => {
    const v = require('validator')
    return [v.isEmail('a@b.cd'), v.isURL('http://x'), v.isIBAN('DE89370400440532013000'), v.escape('<a>'), v.isUUID('x'), v.isISO8601('2024-02-29')].join()
  },
  xml2js: require => new Promise((resolve, reject) => {
    const xml2js = require('xml2js')
    xml2js.parseString('<a x="1"><b>2</b><b>3</b></a>', (error, value) => error ? reject(error) : resolve(JSON.stringify(value) + new xml2js.Builder({ headless: true }).buildObject(value)))
  }),
  yaml: require => {
    const YAML = require('yaml')
    return JSON.stringify(YAML.parse('a: [1, {b: 2}]\nc: >\n  folded\n  text\n')) + YAML.stringify({ list: ['a: b', { c: null }] })
  },
  zod: require => {
    const { z } = require('zod')
    const schema = z.object({ name: z.string().min(2), tags: z.array(z.enum(['a', 'b'])).default([]), on: z.coerce.date() }).strict()
    const bad = schema.safeParse({ name: 'x', tags: ['c'], on: 'no', more: 1 })
    return JSON.stringify(schema.parse({ name: 'xy', on: 0 })) + bad.error.issues.map(i => i.path.join('.') + ': ' + i.message).join('; ')
  }
}
