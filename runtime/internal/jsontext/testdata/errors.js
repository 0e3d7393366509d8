// Prints what JSON.parse of Node 20 says of many texts: node errors.js > errors.json
const texts = [
  '','{','[','{"a"','{"a":','{"a":1','{"a":1,','{"a":1,}','{"a":}','abc','[1,]','[1','[1 2]','{a:1}','{"a" 1}','{"a":1 "b":2}','undefined','nul','nulx','tru','truth','"abc','"a\nb"','"a\\x"','"a\\u12"','"a\\u12g4"','1.','1.e5','1e','1e+','-','-a','01','1 2','[1]]','{}}','{"a":1}x','  ','"a" "b"','[,1]','{,}','{"a":1,,"b":2}','{\'a\':1}','+1','.5','NaN','Infinity','[1,2,3,4,5,6,7,8,9,10,11,12,x,14,15,16,17,18,19,20,21,22]','{"aaaaaaaaaaaaaaaaaaaaaaaaaaaa":x}','x{"aaaaaaaaaaaaaaaaaaaaaaaaaaaa":1}','{"aaaaaaaaaaaaaaaaaaaaaaaaaaaa":1}x','["é","漢",x]','[1,\u00a02]','\ufeff1','{"a":"\u0001"}','{"a":"b}','[tru]','[nulll]','[1.5.5]','[-]','[-,1]','{"a":-}','{1:2}','{"a":[1,2,{"b":"c" "d"}]}','[1,"a" 2]','[true false]','{"a":true "b"}','<html></html>','"\\','"a\\','{"a":1e}','[1e,2]','{"a":tru,"b":1}','""""','[[[[[1','\t\n x','`a`','[1;2]','{"a";1}','"ab\tcd"','[01]','[1.]','[.1]','{"a":01}','[0x1]','a'.repeat(50),'['.repeat(30)+'x'+']'.repeat(30),'true false','null,','1,','"x",','{"a":null]','[1}', '{"a":"x"]'
]
const out = []
for (const t of texts) {let r=null;try{JSON.parse(t)}catch(e){r=e.message}out.push([t,r])}
console.log(JSON.stringify(out,null,0).replace(/\],\[/g,'],\n['))
