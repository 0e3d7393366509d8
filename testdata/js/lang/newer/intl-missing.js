// Intl knows en-US and UTC. All else says so.
const attempt = f => { try { console.log('no error:', f()) } catch (e) { console.log(`${e.name}: ${e.message}`) } }
attempt(() => new Intl.NumberFormat('de-DE'))
attempt(() => (1).toLocaleString('fr'))
attempt(() => 1n.toLocaleString(['ja', 'en-US']))
attempt(() => new Date(0).toLocaleDateString('en-GB'))
attempt(() => new Date(0).toLocaleString('en-US', { timeZone: 'Europe/Berlin' }))
attempt(() => 'a'.localeCompare('b', 'sv'))
attempt(() => new Intl.Collator('de'))
attempt(() => new Intl.Collator('en-US', { caseFirst: 'upper' }))
attempt(() => 'I'.toLocaleLowerCase('tr'))
attempt(() => [1].toLocaleString('de'))
attempt(() => new Intl.NumberFormat('en-US', { roundingMode: 'ceil' }))
attempt(() => new Intl.NumberFormat('en-US', { numberingSystem: 'arab' }))
attempt(() => new Intl.NumberFormat('en-US', { style: 'unit', unit: 'acre' }))
attempt(() => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'XYZ', currencyDisplay: 'name' }))
attempt(() => new Intl.DateTimeFormat('en-US', { era: 'short' }))
attempt(() => new Intl.DateTimeFormat('en-US', { dayPeriod: 'short' }))
attempt(() => new Intl.DateTimeFormat('en-US', { calendar: 'hebrew' }))
attempt(() => new Intl.DateTimeFormat('en-US', { year: 'numeric', day: 'numeric' }))
attempt(() => new Intl.Segmenter('en-US'))
attempt(() => new Intl.PluralRules('pl'))
attempt(() => new Intl.RelativeTimeFormat('es'))
attempt(() => new Intl.ListFormat('pt-BR'))
console.log(typeof Intl.Segmenter, typeof Intl.DisplayNames, typeof SharedArrayBuffer, typeof Atomics, Intl.NumberFormat.supportedLocalesOf(['de', 'en-US']))
//: RangeError: The locale de-DE is not offered here: Intl knows en-US only
//: RangeError: The locale fr is not offered here: Intl knows en-US only
//: RangeError: The locale ja is not offered here: Intl knows en-US only
//: RangeError: The locale en-GB is not offered here: Intl knows en-US only
//: RangeError: Invalid time zone specified: Europe/Berlin (Intl knows UTC only here)
//: RangeError: The locale sv is not offered here: Intl knows en-US only
//: RangeError: The locale de is not offered here: Intl knows en-US only
//: RangeError: Intl.Collator: caseFirst upper is not offered here
//: RangeError: The locale tr is not offered here: Intl knows en-US only
//: RangeError: The locale de is not offered here: Intl knows en-US only
//: RangeError: Intl.NumberFormat: roundingMode ceil is not offered here
//: RangeError: Intl.NumberFormat: numberingSystem arab is not offered here
//: RangeError: Invalid unit argument for Intl.NumberFormat() 'acre'
//: RangeError: Intl.NumberFormat: the name of XYZ is not offered here
//: RangeError: Intl.DateTimeFormat: era is not offered here
//: RangeError: Intl.DateTimeFormat: dayPeriod is not offered here
//: RangeError: Intl.DateTimeFormat: calendar hebrew is not offered here
//: RangeError: Intl.DateTimeFormat: a year with a day and no month is not offered here
//: TypeError: Intl.Segmenter is not a constructor
//: RangeError: The locale pl is not offered here: Intl knows en-US only
//: RangeError: The locale es is not offered here: Intl knows en-US only
//: RangeError: The locale pt-BR is not offered here: Intl knows en-US only
//: undefined undefined undefined undefined [ 'en-US' ]
