const c = (x, o) => new Intl.NumberFormat('en-US', { notation: 'compact', ...o }).format(x)
for (const x of [0, 1, 9.99, 15.5, 99.9, 999, 999.5, 1000, 1234, 9999, 12345, 99950, 999499, 999999, 1e6, 1.5e6, 1e9, 2.55e12, 1e15, -1234, -0.5]) console.log(c(x), c(x, { compactDisplay: 'long' }), c(x, { maximumFractionDigits: 1 }), c(x, { style: 'currency', currency: 'USD' }), c(x, { maximumSignificantDigits: 4 }))
for (const x of [0, 1, 12345, 0.00012, -5e10]) console.log(new Intl.NumberFormat('en-US', { notation: 'scientific' }).format(x), new Intl.NumberFormat('en-US', { notation: 'engineering' }).format(x))
for (const unit of ['kilometer', 'meter', 'mile', 'kilogram', 'liter', 'byte', 'megabyte', 'gigabyte', 'celsius', 'fahrenheit', 'second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'millisecond', 'kilometer-per-hour', 'percent', 'foot', 'inch', 'degree', 'mile-per-hour', 'pound']) console.log(unit, ['short', 'narrow', 'long'].map(unitDisplay => [0, 1, 1.5, 2000].map(x => new Intl.NumberFormat('en-US', { style: 'unit', unit, unitDisplay }).format(x)).join('|')).join(' | '))
//: 0 0 0 $0 0
//: 1 1 1 $1 1
//: 10 10 10 $10 9.99
//: 16 16 15.5 $16 15.5
//: 100 100 99.9 $100 99.9
//: 999 999 999 $999 999
//: 1K 1 thousand 999.5 $1K 999.5
//: 1K 1 thousand 1K $1K 1K
//: 1.2K 1.2 thousand 1.2K $1.2K 1.234K
//: 10K 10 thousand 10K $10K 9.999K
//: 12K 12 thousand 12.3K $12K 12.35K
//: 100K 100 thousand 100K $100K 99.95K
//: 999K 999 thousand 999.5K $999K 999.5K
//: 1M 1 million 1M $1M 1M
//: 1M 1 million 1M $1M 1M
//: 1.5M 1.5 million 1.5M $1.5M 1.5M
//: 1B 1 billion 1B $1B 1B
//: 2.6T 2.6 trillion 2.6T $2.6T 2.55T
//: 1000T 1000 trillion 1000T $1000T 1000T
//: -1.2K -1.2 thousand -1.2K -$1.2K -1.234K
//: -0.5 -0.5 -0.5 -$0.5 -0.5
//: 0E0 0E0
//: 1E0 1E0
//: 1.235E4 12.345E3
//: 1.2E-4 120E-6
//: -5E10 -50E9
//: kilometer 0 km|1 km|1.5 km|2,000 km | 0km|1km|1.5km|2,000km | 0 kilometers|1 kilometer|1.5 kilometers|2,000 kilometers
//: meter 0 m|1 m|1.5 m|2,000 m | 0m|1m|1.5m|2,000m | 0 meters|1 meter|1.5 meters|2,000 meters
//: mile 0 mi|1 mi|1.5 mi|2,000 mi | 0mi|1mi|1.5mi|2,000mi | 0 miles|1 mile|1.5 miles|2,000 miles
//: kilogram 0 kg|1 kg|1.5 kg|2,000 kg | 0kg|1kg|1.5kg|2,000kg | 0 kilograms|1 kilogram|1.5 kilograms|2,000 kilograms
//: liter 0 L|1 L|1.5 L|2,000 L | 0L|1L|1.5L|2,000L | 0 liters|1 liter|1.5 liters|2,000 liters
//: byte 0 byte|1 byte|1.5 byte|2,000 byte | 0B|1B|1.5B|2,000B | 0 bytes|1 byte|1.5 bytes|2,000 bytes
//: megabyte 0 MB|1 MB|1.5 MB|2,000 MB | 0MB|1MB|1.5MB|2,000MB | 0 megabytes|1 megabyte|1.5 megabytes|2,000 megabytes
//: gigabyte 0 GB|1 GB|1.5 GB|2,000 GB | 0GB|1GB|1.5GB|2,000GB | 0 gigabytes|1 gigabyte|1.5 gigabytes|2,000 gigabytes
//: celsius 0°C|1°C|1.5°C|2,000°C | 0°C|1°C|1.5°C|2,000°C | 0 degrees Celsius|1 degree Celsius|1.5 degrees Celsius|2,000 degrees Celsius
//: fahrenheit 0°F|1°F|1.5°F|2,000°F | 0°|1°|1.5°|2,000° | 0 degrees Fahrenheit|1 degree Fahrenheit|1.5 degrees Fahrenheit|2,000 degrees Fahrenheit
//: second 0 sec|1 sec|1.5 sec|2,000 sec | 0s|1s|1.5s|2,000s | 0 seconds|1 second|1.5 seconds|2,000 seconds
//: minute 0 min|1 min|1.5 min|2,000 min | 0m|1m|1.5m|2,000m | 0 minutes|1 minute|1.5 minutes|2,000 minutes
//: hour 0 hr|1 hr|1.5 hr|2,000 hr | 0h|1h|1.5h|2,000h | 0 hours|1 hour|1.5 hours|2,000 hours
//: day 0 days|1 day|1.5 days|2,000 days | 0d|1d|1.5d|2,000d | 0 days|1 day|1.5 days|2,000 days
//: week 0 wks|1 wk|1.5 wks|2,000 wks | 0w|1w|1.5w|2,000w | 0 weeks|1 week|1.5 weeks|2,000 weeks
//: month 0 mths|1 mth|1.5 mths|2,000 mths | 0m|1m|1.5m|2,000m | 0 months|1 month|1.5 months|2,000 months
//: year 0 yrs|1 yr|1.5 yrs|2,000 yrs | 0y|1y|1.5y|2,000y | 0 years|1 year|1.5 years|2,000 years
//: millisecond 0 ms|1 ms|1.5 ms|2,000 ms | 0ms|1ms|1.5ms|2,000ms | 0 milliseconds|1 millisecond|1.5 milliseconds|2,000 milliseconds
//: kilometer-per-hour 0 km/h|1 km/h|1.5 km/h|2,000 km/h | 0km/h|1km/h|1.5km/h|2,000km/h | 0 kilometers per hour|1 kilometer per hour|1.5 kilometers per hour|2,000 kilometers per hour
//: percent 0%|1%|1.5%|2,000% | 0%|1%|1.5%|2,000% | 0 percent|1 percent|1.5 percent|2,000 percent
//: foot 0 ft|1 ft|1.5 ft|2,000 ft | 0′|1′|1.5′|2,000′ | 0 feet|1 foot|1.5 feet|2,000 feet
//: inch 0 in|1 in|1.5 in|2,000 in | 0″|1″|1.5″|2,000″ | 0 inches|1 inch|1.5 inches|2,000 inches
//: degree 0 deg|1 deg|1.5 deg|2,000 deg | 0°|1°|1.5°|2,000° | 0 degrees|1 degree|1.5 degrees|2,000 degrees
//: mile-per-hour 0 mph|1 mph|1.5 mph|2,000 mph | 0mph|1mph|1.5mph|2,000mph | 0 miles per hour|1 mile per hour|1.5 miles per hour|2,000 miles per hour
//: pound 0 lb|1 lb|1.5 lb|2,000 lb | 0#|1#|1.5#|2,000# | 0 pounds|1 pound|1.5 pounds|2,000 pounds
