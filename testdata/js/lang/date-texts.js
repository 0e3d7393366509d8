// The name of the time zone, where it is known to every machine; white space in dates.
const d = new Date(0)
const long = / GMT[+-]\d{4} \((?:Coordinated Universal|Greenwich Mean|Western European Standard) Time\)$/
for (const text of [String(d), d + '', `${d}`, d.toString(), d.toTimeString(), Date()]) console.log(d.getTimezoneOffset() !== 0 || long.test(text))
console.log(String(new Date(NaN)), typeof Date(), Date.length, Date.name, Date.prototype.toString.name, Date.parse.length)
for (const text of ['2020-01-02\n', '2020-01-02\r\n', '\t2020-01-02', 'Jan\t1\t2020', '2020-01-02 10:11\r', 'Thu, 01 Jan 1970 00:00:00 GMT\n', '\n', 'x\n']) {
  const read = new Date(text)
  console.log(read.getFullYear(), read.getMonth(), read.getDate(), read.getTime() === Date.parse(text))
}
class Day extends Date { get day () { return this.getDay() } }
console.log(new Day('2020-01-02T00:00\n').day, new Day(2020, 0, 2).day, isNaN(new Date(undefined)), new Date(null).getTime())
//: true
//: true
//: true
//: true
//: true
//: true
//: Invalid Date string 7 Date toString 1
//: 2020 0 2 true
//: 2020 0 2 true
//: 2020 0 2 true
//: 2020 0 1 true
//: 2020 0 2 true
//: 1970 0 1 true
//: NaN NaN NaN false
//: NaN NaN NaN false
//: NaN 4 true 0
