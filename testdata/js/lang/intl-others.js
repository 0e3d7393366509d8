const words = ['zebra', 'Apple', 'apple', 'éclair', 'eclair', 'item 10', 'item 9', 'Zoo', 'äpfel', 'b', 'B', '']
console.log([...words].sort(new Intl.Collator('en-US').compare), [...words].sort(new Intl.Collator('en-US', { numeric: true }).compare), [...words].sort((a, b) => a.localeCompare(b)))
for (const sensitivity of ['base', 'accent', 'variant']) console.log(sensitivity, ['a', 'A', 'á', 'b'].map(x => new Intl.Collator('en-US', { sensitivity }).compare('a', x)))
console.log('a'.localeCompare('b'), 'b'.localeCompare('a'), 'a'.localeCompare('a'), 'a'.localeCompare('A', 'en-US', { sensitivity: 'base' }), '2'.localeCompare('10', undefined, { numeric: true }), new Intl.Collator().resolvedOptions())
const cardinal = new Intl.PluralRules('en-US'), ordinal = new Intl.PluralRules('en-US', { type: 'ordinal' })
console.log([0, 1, 1.5, 2, -1, 100].map(n => cardinal.select(n)), [0, 1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111].map(n => ordinal.select(n)), new Intl.PluralRules('en-US', { minimumFractionDigits: 1 }).select(1))
for (const style of ['long', 'short', 'narrow']) for (const numeric of ['always', 'auto']) console.log(style, numeric, ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'].map(u => [-2, -1, 0, 1, 3].map(n => new Intl.RelativeTimeFormat('en-US', { style, numeric }).format(n, u)).join(', ')).join(' | '))
for (const type of ['conjunction', 'disjunction', 'unit']) for (const style of ['long', 'short', 'narrow']) console.log(type, style, [[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']].map(l => new Intl.ListFormat('en-US', { type, style }).format(l)))
console.log(new Intl.ListFormat('en-US').formatToParts(['x', 'y']), new Intl.RelativeTimeFormat('en-US').formatToParts(-12345, 'days'))
for (const g of [() => new Intl.NumberFormat('not_a_tag'), () => Intl.PluralRules(), () => new Intl.RelativeTimeFormat('en-US').format(1, 'eon'), () => new Intl.ListFormat('en-US').format([1]), () => new Intl.PluralRules('en-US', { type: 'x' })]) try { g() } catch (e) { console.log(String(e)) }
console.log(Intl.getCanonicalLocales(['EN-us', 'en']), Intl.NumberFormat.supportedLocalesOf('en-US'), Object.prototype.toString.call(Intl), Intl.NumberFormat.name, Intl.DateTimeFormat.length, typeof Intl.NumberFormat.prototype.formatToParts)
console.log([1234.5, 'x', null, [2000, undefined]].toLocaleString(), [0.5].toLocaleString('en-US', { style: 'percent' }), 'I'.toLocaleLowerCase(), 'i'.toLocaleUpperCase('en-US'), ({}).toLocaleString(), true.toLocaleString())
//: [
//:   '',        'äpfel',
//:   'apple',   'Apple',
//:   'b',       'B',
//:   'eclair',  'éclair',
//:   'item 10', 'item 9',
//:   'zebra',   'Zoo'
//: ] [
//:   '',       'äpfel',
//:   'apple',  'Apple',
//:   'b',      'B',
//:   'eclair', 'éclair',
//:   'item 9', 'item 10',
//:   'zebra',  'Zoo'
//: ] [
//:   '',        'äpfel',
//:   'apple',   'Apple',
//:   'b',       'B',
//:   'eclair',  'éclair',
//:   'item 10', 'item 9',
//:   'zebra',   'Zoo'
//: ]
//: base [ 0, 0, 0, -1 ]
//: accent [ 0, 0, -1, -1 ]
//: variant [ 0, -1, -1, -1 ]
//: -1 1 0 0 -1 {
//:   locale: 'en-US',
//:   usage: 'sort',
//:   sensitivity: 'variant',
//:   ignorePunctuation: false,
//:   collation: 'default',
//:   numeric: false,
//:   caseFirst: 'false'
//: }
//: [ 'other', 'one', 'other', 'other', 'one', 'other' ] [
//:   'other', 'one',   'two',
//:   'few',   'other', 'other',
//:   'other', 'other', 'one',
//:   'two',   'few',   'one',
//:   'other'
//: ] other
//: long always 2 seconds ago, 1 second ago, in 0 seconds, in 1 second, in 3 seconds | 2 minutes ago, 1 minute ago, in 0 minutes, in 1 minute, in 3 minutes | 2 hours ago, 1 hour ago, in 0 hours, in 1 hour, in 3 hours | 2 days ago, 1 day ago, in 0 days, in 1 day, in 3 days | 2 weeks ago, 1 week ago, in 0 weeks, in 1 week, in 3 weeks | 2 months ago, 1 month ago, in 0 months, in 1 month, in 3 months | 2 quarters ago, 1 quarter ago, in 0 quarters, in 1 quarter, in 3 quarters | 2 years ago, 1 year ago, in 0 years, in 1 year, in 3 years
//: long auto 2 seconds ago, 1 second ago, now, in 1 second, in 3 seconds | 2 minutes ago, 1 minute ago, this minute, in 1 minute, in 3 minutes | 2 hours ago, 1 hour ago, this hour, in 1 hour, in 3 hours | 2 days ago, yesterday, today, tomorrow, in 3 days | 2 weeks ago, last week, this week, next week, in 3 weeks | 2 months ago, last month, this month, next month, in 3 months | 2 quarters ago, last quarter, this quarter, next quarter, in 3 quarters | 2 years ago, last year, this year, next year, in 3 years
//: short always 2 sec. ago, 1 sec. ago, in 0 sec., in 1 sec., in 3 sec. | 2 min. ago, 1 min. ago, in 0 min., in 1 min., in 3 min. | 2 hr. ago, 1 hr. ago, in 0 hr., in 1 hr., in 3 hr. | 2 days ago, 1 day ago, in 0 days, in 1 day, in 3 days | 2 wk. ago, 1 wk. ago, in 0 wk., in 1 wk., in 3 wk. | 2 mo. ago, 1 mo. ago, in 0 mo., in 1 mo., in 3 mo. | 2 qtrs. ago, 1 qtr. ago, in 0 qtrs., in 1 qtr., in 3 qtrs. | 2 yr. ago, 1 yr. ago, in 0 yr., in 1 yr., in 3 yr.
//: short auto 2 sec. ago, 1 sec. ago, now, in 1 sec., in 3 sec. | 2 min. ago, 1 min. ago, this minute, in 1 min., in 3 min. | 2 hr. ago, 1 hr. ago, this hour, in 1 hr., in 3 hr. | 2 days ago, yesterday, today, tomorrow, in 3 days | 2 wk. ago, last wk., this wk., next wk., in 3 wk. | 2 mo. ago, last mo., this mo., next mo., in 3 mo. | 2 qtrs. ago, last qtr., this qtr., next qtr., in 3 qtrs. | 2 yr. ago, last yr., this yr., next yr., in 3 yr.
//: narrow always 2s ago, 1s ago, in 0s, in 1s, in 3s | 2m ago, 1m ago, in 0m, in 1m, in 3m | 2h ago, 1h ago, in 0h, in 1h, in 3h | 2d ago, 1d ago, in 0d, in 1d, in 3d | 2w ago, 1w ago, in 0w, in 1w, in 3w | 2mo ago, 1mo ago, in 0mo, in 1mo, in 3mo | 2q ago, 1q ago, in 0q, in 1q, in 3q | 2y ago, 1y ago, in 0y, in 1y, in 3y
//: narrow auto 2s ago, 1s ago, now, in 1s, in 3s | 2m ago, 1m ago, this minute, in 1m, in 3m | 2h ago, 1h ago, this hour, in 1h, in 3h | 2d ago, yesterday, today, tomorrow, in 3d | 2w ago, last wk., this wk., next wk., in 3w | 2mo ago, last mo., this mo., next mo., in 3mo | 2q ago, last qtr., this qtr., next qtr., in 3q | 2y ago, last yr., this yr., next yr., in 3y
//: conjunction long [ '', 'a', 'a and b', 'a, b, and c', 'a, b, c, and d' ]
//: conjunction short [ '', 'a', 'a & b', 'a, b, & c', 'a, b, c, & d' ]
//: conjunction narrow [ '', 'a', 'a, b', 'a, b, c', 'a, b, c, d' ]
//: disjunction long [ '', 'a', 'a or b', 'a, b, or c', 'a, b, c, or d' ]
//: disjunction short [ '', 'a', 'a or b', 'a, b, or c', 'a, b, c, or d' ]
//: disjunction narrow [ '', 'a', 'a or b', 'a, b, or c', 'a, b, c, or d' ]
//: unit long [ '', 'a', 'a, b', 'a, b, c', 'a, b, c, d' ]
//: unit short [ '', 'a', 'a, b', 'a, b, c', 'a, b, c, d' ]
//: unit narrow [ '', 'a', 'a b', 'a b c', 'a b c d' ]
//: [
//:   { type: 'element', value: 'x' },
//:   { type: 'literal', value: ' and ' },
//:   { type: 'element', value: 'y' }
//: ] [
//:   { type: 'integer', value: '12', unit: 'day' },
//:   { type: 'group', value: ',', unit: 'day' },
//:   { type: 'integer', value: '345', unit: 'day' },
//:   { type: 'literal', value: ' days ago' }
//: ]
//: RangeError: Incorrect locale information provided
//: TypeError: Constructor Intl.PluralRules requires 'new'
//: RangeError: Invalid unit argument for Intl.RelativeTimeFormat.prototype.format() 'eon'
//: TypeError: Iterable yielded 1 which is not a string
//: RangeError: Value x out of range for Intl.PluralRules options property type
//: [ 'en-US', 'en' ] [ 'en-US' ] [object Intl] NumberFormat 0 function
//: 1,234.5,x,,2,000, 50% i I [object Object] true
