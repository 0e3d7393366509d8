const assert=require('assert');
const d=(a,b)=>{try{assert.deepStrictEqual(a,b)}catch(e){console.log(e.message.split('\n').slice(1).map(s=>s.trim()).join('|'))}}
const r=(n)=>Array.from({length:n},(_, i)=>i)
for(const n of [2,3,4,5,6,7]) d(['x',...r(n)],['y',...r(n)])
console.log('start')
for(const n of [2,3,4,5,6,7]) d([...r(n),'x'],[...r(n),'y'])
console.log('mid')
for(const n of [2,3,4,5,6,7,8,9]) d(['x',...r(n),'x'],['y',...r(n),'y'])

d({a:1,b:2},{b:2,a:2})
d([1,2,3],[4,5,6]); d(['a','b','c'],['c','b','a']); d([1],[]); d([],[1]); d([1,[2]],[1]); d({a:{b:1}},{a:5})
//: + actual - expected||[|+   'x',|-   'y',|0,|1|]
//: + actual - expected||[|+   'x',|-   'y',|0,|1,|2|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|...|2,|3|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|...|3,|4|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|...|4,|5|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|...|5,|6|]
//: start
//: + actual - expected||[|0,|1,|+   'x'|-   'y'|]
//: + actual - expected||[|0,|1,|2,|+   'x'|-   'y'|]
//: + actual - expected||[|0,|1,|2,|3,|+   'x'|-   'y'|]
//: + actual - expected ... Lines skipped||[|0,|...|3,|4,|+   'x'|-   'y'|]
//: + actual - expected ... Lines skipped||[|0,|...|4,|5,|+   'x'|-   'y'|]
//: + actual - expected ... Lines skipped||[|0,|...|5,|6,|+   'x'|-   'y'|]
//: mid
//: + actual - expected||[|+   'x',|-   'y',|0,|1,|+   'x'|-   'y'|]
//: + actual - expected||[|+   'x',|-   'y',|0,|1,|2,|+   'x'|-   'y'|]
//: + actual - expected||[|+   'x',|-   'y',|0,|1,|2,|3,|+   'x'|-   'y'|]
//: + actual - expected||[|+   'x',|-   'y',|0,|1,|2,|3,|4,|+   'x'|-   'y'|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|1,|...|4,|5,|+   'x'|-   'y'|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|1,|...|5,|6,|+   'x'|-   'y'|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|1,|...|6,|7,|+   'x'|-   'y'|]
//: + actual - expected ... Lines skipped||[|+   'x',|-   'y',|0,|1,|...|7,|8,|+   'x'|-   'y'|]
//: + actual - expected||{|+   a: 1,|-   a: 2,|b: 2|}
//: + actual - expected||[|+   1,|+   2,|+   3|-   4,|-   5,|-   6|]
//: + actual - expected||[|+   'a',|-   'c',|'b',|+   'c'|-   'a'|]
//: + actual - expected||+ [|+   1|+ ]|- []
//: + actual - expected||+ []|- [|-   1|- ]
//: + actual - expected||[|1,|+   [|+     2|+   ]|]
//: + actual - expected||{|+   a: {|+     b: 1|+   }|-   a: 5|}
