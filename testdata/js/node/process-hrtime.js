const a = process.hrtime(); const b = process.hrtime.bigint(); let n = 0; for (let i = 0; i < 1000; i++) n += i; const d = process.hrtime(a); console.log(d[0] >= 0 && d[1] >= 0, process.hrtime.bigint() > b, process.uptime() < 1000, n)
//: true true true 499500
