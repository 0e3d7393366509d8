const n = (x, o) => { try { return new Intl.NumberFormat('en-US', o).format(x) } catch (e) { return String(e) } }
for (const x of [0, -0, 1, -1, 0.5, 999, 1000, 1234.5678, -1234567.891, 1e15, 1e21, 1e-7, NaN, Infinity, -Infinity, 12345678901234567890n]) console.log(n(x), n(x, { minimumFractionDigits: 2 }), n(x, { maximumFractionDigits: 0 }), n(x, { useGrouping: false }), n(x, { signDisplay: 'always' }), n(x, { signDisplay: 'exceptZero' }))
for (const x of [0.005, 0.015, 1.005, 2.5, 3.5, -2.5, 1.45, 8.345, 0.0000005, 999.995]) console.log(n(x), n(x, { maximumFractionDigits: 2 }), n(x, { maximumFractionDigits: 0 }), n(x, { maximumSignificantDigits: 2 }), n(x, { minimumSignificantDigits: 5 }))
for (const o of [{ style: 'percent' }, { style: 'percent', minimumFractionDigits: 1 }, { style: 'currency', currency: 'USD' }, { style: 'currency', currency: 'EUR', minimumFractionDigits: 0 }, { style: 'currency', currency: 'JPY' }, { style: 'currency', currency: 'usd', currencyDisplay: 'code' }, { style: 'currency', currency: 'USD', currencyDisplay: 'name' }, { style: 'currency', currency: 'USD', currencySign: 'accounting' }, { minimumIntegerDigits: 5 }]) console.log(n(1234.567, o), n(-0.5, o), n(0, o), n(1, o))
for (const o of [{}, { style: 'x' }, { style: 'currency' }, { style: 'currency', currency: 'US' }, { minimumFractionDigits: 101 }, { maximumFractionDigits: -1 }, { minimumFractionDigits: 3, maximumFractionDigits: 2 }, { style: 'unit' }, { notation: 'y' }, { minimumIntegerDigits: 0 }, { maximumSignificantDigits: 22 }]) console.log(n(5, o))
console.log((1234.5).toLocaleString(), (0.256).toLocaleString('en-US', { style: 'percent' }), (1e6).toLocaleString('en'), 1234567n.toLocaleString('en-US'), (5).toLocaleString(undefined, { minimumFractionDigits: 2 }), ['1', 2.5].map(Intl.NumberFormat().format))
console.log(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).formatToParts(-1234.5).map(p => p.type + '=' + p.value).join(' '), new Intl.NumberFormat().resolvedOptions())
//: 0 0.00 0 0 +0 0
//: -0 -0.00 -0 -0 -0 0
//: 1 1.00 1 1 +1 +1
//: -1 -1.00 -1 -1 -1 -1
//: 0.5 0.50 1 0.5 +0.5 +0.5
//: 999 999.00 999 999 +999 +999
//: 1,000 1,000.00 1,000 1000 +1,000 +1,000
//: 1,234.568 1,234.568 1,235 1234.568 +1,234.568 +1,234.568
//: -1,234,567.891 -1,234,567.891 -1,234,568 -1234567.891 -1,234,567.891 -1,234,567.891
//: 1,000,000,000,000,000 1,000,000,000,000,000.00 1,000,000,000,000,000 1000000000000000 +1,000,000,000,000,000 +1,000,000,000,000,000
//: 1,000,000,000,000,000,000,000 1,000,000,000,000,000,000,000.00 1,000,000,000,000,000,000,000 1000000000000000000000 +1,000,000,000,000,000,000,000 +1,000,000,000,000,000,000,000
//: 0 0.00 0 0 +0 0
//: NaN NaN NaN NaN +NaN NaN
//: ∞ ∞ ∞ ∞ +∞ +∞
//: -∞ -∞ -∞ -∞ -∞ -∞
//: 12,345,678,901,234,567,890 12,345,678,901,234,567,890.00 12,345,678,901,234,567,890 12345678901234567890 +12,345,678,901,234,567,890 +12,345,678,901,234,567,890
//: 0.005 0.01 0 0.005 0.0050000
//: 0.015 0.02 0 0.015 0.015000
//: 1.005 1.01 1 1 1.0050
//: 2.5 2.5 3 2.5 2.5000
//: 3.5 3.5 4 3.5 3.5000
//: -2.5 -2.5 -3 -2.5 -2.5000
//: 1.45 1.45 1 1.5 1.4500
//: 8.345 8.35 8 8.3 8.3450
//: 0 0 0 0.0000005 0.00000050000
//: 999.995 1,000 1,000 1,000 999.995
//: 123,457% -50% 0% 100%
//: 123,456.7% -50.0% 0.0% 100.0%
//: $1,234.57 -$0.50 $0.00 $1.00
//: €1,234.57 -€0.5 €0 €1
//: ¥1,235 -¥1 ¥0 ¥1
//: USD 1,234.57 -USD 0.50 USD 0.00 USD 1.00
//: 1,234.57 US dollars -0.50 US dollars 0.00 US dollars 1.00 US dollars
//: $1,234.57 ($0.50) $0.00 $1.00
//: 01,234.567 -00,000.5 00,000 00,001
//: 5
//: RangeError: Value x out of range for Intl.NumberFormat options property style
//: TypeError: Currency code is required with currency style.
//: RangeError: Invalid currency code : US
//: RangeError: minimumFractionDigits value is out of range.
//: RangeError: maximumFractionDigits value is out of range.
//: RangeError: maximumFractionDigits value is out of range.
//: TypeError: Invalid unit argument for Intl.NumberFormat() ''
//: RangeError: Value y out of range for Intl.NumberFormat options property notation
//: RangeError: minimumIntegerDigits value is out of range.
//: RangeError: maximumSignificantDigits value is out of range.
//: 1,234.5 26% 1,000,000 1,234,567 5.00 [ '1', '2.5' ]
//: minusSign=- currency=$ integer=1 group=, integer=234 decimal=. fraction=50 {
//:   locale: 'en-US',
//:   numberingSystem: 'latn',
//:   style: 'decimal',
//:   minimumIntegerDigits: 1,
//:   minimumFractionDigits: 0,
//:   maximumFractionDigits: 3,
//:   useGrouping: 'auto',
//:   notation: 'standard',
//:   signDisplay: 'auto',
//:   roundingMode: 'halfExpand',
//:   roundingIncrement: 1,
//:   trailingZeroDisplay: 'auto',
//:   roundingPriority: 'auto'
//: }
