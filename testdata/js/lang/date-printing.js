for (const d of [new Date(0), new Date(Date.UTC(2024, 1, 29)), new Date(-1), new Date(8.64e15), new Date(-8.64e15), new Date(Date.UTC(10000, 0, 1)), new Date(Date.UTC(-1, 0, 1)), new Date(NaN)]) console.log(d, [d], { d }, isNaN(d) ? 'invalid' : d.toJSON())
console.log(new Date(0).toISOString(), Date.UTC(2000, 0), new Date('2024-01-02T03:04:05.678Z'), new Date('2024-01-02').getTime(), typeof Date.now(), Date.length)
try { new Date(NaN).toISOString() } catch (e) { console.log(String(e)) }
console.log(`${[new Date(0).getUTCDay(), new Date(0).getUTCFullYear()]}`, JSON.stringify({ d: new Date(0) }), new Date(2020, 0, 31).getMonth())
//: 1970-01-01T00:00:00.000Z [ 1970-01-01T00:00:00.000Z ] { d: 1970-01-01T00:00:00.000Z } 1970-01-01T00:00:00.000Z
//: 2024-02-29T00:00:00.000Z [ 2024-02-29T00:00:00.000Z ] { d: 2024-02-29T00:00:00.000Z } 2024-02-29T00:00:00.000Z
//: 1969-12-31T23:59:59.999Z [ 1969-12-31T23:59:59.999Z ] { d: 1969-12-31T23:59:59.999Z } 1969-12-31T23:59:59.999Z
//: +275760-09-13T00:00:00.000Z [ +275760-09-13T00:00:00.000Z ] { d: +275760-09-13T00:00:00.000Z } +275760-09-13T00:00:00.000Z
//: -271821-04-20T00:00:00.000Z [ -271821-04-20T00:00:00.000Z ] { d: -271821-04-20T00:00:00.000Z } -271821-04-20T00:00:00.000Z
//: +010000-01-01T00:00:00.000Z [ +010000-01-01T00:00:00.000Z ] { d: +010000-01-01T00:00:00.000Z } +010000-01-01T00:00:00.000Z
//: -000001-01-01T00:00:00.000Z [ -000001-01-01T00:00:00.000Z ] { d: -000001-01-01T00:00:00.000Z } -000001-01-01T00:00:00.000Z
//: Invalid Date [ Invalid Date ] { d: Invalid Date } invalid
//: 1970-01-01T00:00:00.000Z 946684800000 2024-01-02T03:04:05.678Z 1704153600000 number 7
//: RangeError: Invalid time value
//: 4,1970 {"d":"1970-01-01T00:00:00.000Z"} 0
