const d = new Date(Date.UTC(2024, 1, 5, 15, 4, 9, 78))
const midnight = new Date(Date.UTC(1999, 11, 31, 0, 0, 0))
const f = (o, at = d) => { try { return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...o }).format(at) } catch (e) { return String(e) } }
const styles = ['full', 'long', 'medium', 'short']
for (const dateStyle of styles) for (const timeStyle of [undefined, ...styles]) console.log(f({ dateStyle, timeStyle }))
for (const timeStyle of styles) console.log(f({ timeStyle }), f({ timeStyle }, midnight), f({ timeStyle, hour12: false }, midnight), f({ timeStyle, hourCycle: 'h23' }, midnight))
for (const month of ['numeric', '2-digit', 'long', 'short', 'narrow']) for (const rest of [{}, { day: 'numeric' }, { year: 'numeric' }, { year: '2-digit', day: '2-digit' }, { weekday: 'long', day: 'numeric' }, { weekday: 'short', year: 'numeric', day: 'numeric' }]) console.log(f({ month, ...rest }), '|', f({ month, ...rest, hour: 'numeric', minute: '2-digit' }), '|', f({ month, ...rest }, midnight))
for (const hour of ['numeric', '2-digit']) for (const hourCycle of ['h11', 'h12', 'h23', 'h24']) console.log(hour, hourCycle, f({ hour, hourCycle }), f({ hour, minute: 'numeric', hourCycle }, midnight), f({ hour, minute: '2-digit', second: '2-digit', hourCycle }))
for (const o of [{ year: 'numeric' }, { day: 'numeric' }, { weekday: 'long' }, { weekday: 'narrow' }, { minute: '2-digit', second: '2-digit' }, { second: 'numeric' }, { timeZoneName: 'short' }, { hour: 'numeric', timeZoneName: 'long' }, { fractionalSecondDigits: 3, second: 'numeric' }, { dateStyle: 'x' }, { month: 'x' }, { dateStyle: 'full', month: 'long' }]) console.log(f(o))
try { new Intl.DateTimeFormat('en-US').format(NaN) } catch (e) { console.log(String(e)) }
console.log(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' }).formatToParts(d).map(p => `${p.type}:${p.value}`).join(' '))
console.log(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).resolvedOptions(), Intl.DateTimeFormat('en-US', { timeZone: 'utc', hour: 'numeric' }).resolvedOptions())
const o = { timeZone: 'UTC' }; console.log(d.toLocaleString('en-US', o), d.toLocaleDateString('en-US', o), d.toLocaleTimeString('en-US', o), d.toLocaleDateString('en-US', { ...o, weekday: 'short' }), d.toLocaleTimeString('en-US', { ...o, hour: '2-digit', minute: '2-digit' }), d.toLocaleString('en-US', { ...o, month: 'long' }), new Date(NaN).toLocaleString())
try { d.toLocaleDateString('en-US', { timeStyle: 'short' }) } catch (e) { console.log(String(e)) }
//: Monday, February 5, 2024
//: Monday, February 5, 2024 at 3:04:09 PM Coordinated Universal Time
//: Monday, February 5, 2024 at 3:04:09 PM UTC
//: Monday, February 5, 2024 at 3:04:09 PM
//: Monday, February 5, 2024 at 3:04 PM
//: February 5, 2024
//: February 5, 2024 at 3:04:09 PM Coordinated Universal Time
//: February 5, 2024 at 3:04:09 PM UTC
//: February 5, 2024 at 3:04:09 PM
//: February 5, 2024 at 3:04 PM
//: Feb 5, 2024
//: Feb 5, 2024, 3:04:09 PM Coordinated Universal Time
//: Feb 5, 2024, 3:04:09 PM UTC
//: Feb 5, 2024, 3:04:09 PM
//: Feb 5, 2024, 3:04 PM
//: 2/5/24
//: 2/5/24, 3:04:09 PM Coordinated Universal Time
//: 2/5/24, 3:04:09 PM UTC
//: 2/5/24, 3:04:09 PM
//: 2/5/24, 3:04 PM
//: 3:04:09 PM Coordinated Universal Time 12:00:00 AM Coordinated Universal Time 24:00:00 Coordinated Universal Time 00:00:00 Coordinated Universal Time
//: 3:04:09 PM UTC 12:00:00 AM UTC 24:00:00 UTC 00:00:00 UTC
//: 3:04:09 PM 12:00:00 AM 24:00:00 00:00:00
//: 3:04 PM 12:00 AM 24:00 00:00
//: 2 | 2, 3:04 PM | 12
//: 2/5 | 2/5, 3:04 PM | 12/31
//: 2/2024 | 2/2024, 3:04 PM | 12/1999
//: 2/05/24 | 2/05/24, 3:04 PM | 12/31/99
//: Monday, 2/5 | Monday, 2/5, 3:04 PM | Friday, 12/31
//: Mon, 2/5/2024 | Mon, 2/5/2024, 3:04 PM | Fri, 12/31/1999
//: 02 | 02, 3:04 PM | 12
//: 02/5 | 02/5, 3:04 PM | 12/31
//: 02/2024 | 02/2024, 3:04 PM | 12/1999
//: 02/05/24 | 02/05/24, 3:04 PM | 12/31/99
//: Monday, 02/5 | Monday, 02/5, 3:04 PM | Friday, 12/31
//: Mon, 02/5/2024 | Mon, 02/5/2024, 3:04 PM | Fri, 12/31/1999
//: February | February at 3:04 PM | December
//: February 5 | February 5 at 3:04 PM | December 31
//: February 2024 | February 2024 at 3:04 PM | December 1999
//: February 05, 24 | February 05, 24 at 3:04 PM | December 31, 99
//: Monday, February 5 | Monday, February 5 at 3:04 PM | Friday, December 31
//: Mon, February 5, 2024 | Mon, February 5, 2024 at 3:04 PM | Fri, December 31, 1999
//: Feb | Feb, 3:04 PM | Dec
//: Feb 5 | Feb 5, 3:04 PM | Dec 31
//: Feb 2024 | Feb 2024, 3:04 PM | Dec 1999
//: Feb 05, 24 | Feb 05, 24, 3:04 PM | Dec 31, 99
//: Monday, Feb 5 | Monday, Feb 5, 3:04 PM | Friday, Dec 31
//: Mon, Feb 5, 2024 | Mon, Feb 5, 2024, 3:04 PM | Fri, Dec 31, 1999
//: F | F, 3:04 PM | D
//: F 5 | F 5, 3:04 PM | D 31
//: F 2024 | F 2024, 3:04 PM | D 1999
//: F 05, 24 | F 05, 24, 3:04 PM | D 31, 99
//: Monday, F 5 | Monday, F 5, 3:04 PM | Friday, D 31
//: Mon, F 5, 2024 | Mon, F 5, 2024, 3:04 PM | Fri, D 31, 1999
//: numeric h11 3 PM 0:00 AM 3:04:09 PM
//: numeric h12 3 PM 12:00 AM 3:04:09 PM
//: numeric h23 15 00:00 15:04:09
//: numeric h24 15 24:00 15:04:09
//: 2-digit h11 03 PM 00:00 AM 03:04:09 PM
//: 2-digit h12 03 PM 12:00 AM 03:04:09 PM
//: 2-digit h23 15 00:00 15:04:09
//: 2-digit h24 15 24:00 15:04:09
//: 2024
//: 5
//: Monday
//: M
//: 04:09
//: 9
//: 2/5/2024, UTC
//: 3 PM Coordinated Universal Time
//: 9.078
//: RangeError: Value x out of range for Intl.DateTimeFormat options property dateStyle
//: RangeError: Value x out of range for Intl.DateTimeFormat options property month
//: TypeError: Can't set option month when dateStyle is used
//: RangeError: Invalid time value
//: month:Feb literal:  day:5 literal:,  year:2024 literal:,  hour:3 literal:: minute:04 literal:  dayPeriod:PM
//: {
//:   locale: 'en-US',
//:   calendar: 'gregory',
//:   numberingSystem: 'latn',
//:   timeZone: 'UTC',
//:   year: 'numeric',
//:   month: 'numeric',
//:   day: 'numeric'
//: } {
//:   locale: 'en-US',
//:   calendar: 'gregory',
//:   numberingSystem: 'latn',
//:   timeZone: 'UTC',
//:   hourCycle: 'h12',
//:   hour12: true,
//:   hour: 'numeric'
//: }
//: 2/5/2024, 3:04:09 PM 2/5/2024 3:04:09 PM Mon 03:04 PM February Invalid Date
//: TypeError: Invalid option : timeStyle
