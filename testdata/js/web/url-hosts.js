// Hosts: addresses, names in other scripts, what is forbidden in them.
for (const host of ['1.2.3', '0x7f.1', '0xffffffff', '0x100000000', '017700000001', '09', '1e3', '1.', '1..2', 'a.1', 'a.0x', '256.1.1.1', '[::1]:3000', '[1:2:0:0:5:0:0:8]', '[::ffff:1.2.3.4]',
  '[1::2::3]', '[1:2:3:4:5:6:7:8:9]', '[::1%25eth]', '[v1.x]', '[0:0:0:0:0:0:0:0]', '[2001:DB8::00A]', 'münchen.de', '☃.net', '日本語.jp', 'faß.de', 'xn--mgba3gch31f060k.com', 'xn--a', 'xn--zca.com', 'ａ．com', 'a\u3002b', 'a\u00adb',
  '\u00ad', 'a_b.c-', '-a-.com', 'a.b.', 'a..b', 'EXAMPLE.com.', '%41.com', 'a%00b', '%', '%zz', 'a|b', 'a^b', 'a`b', 'a b', 'a*b', 'ab--c.com', 'a'.repeat(64) + '.com', '\ud800']) {
  let line
  try { line = new URL(`http://${host}/`).host } catch (e) { line = e.message }
  console.log(JSON.stringify(host), line)
}
for (const host of ['A.b', 'é', '%', '[::1]', 'a|b', 'a<b', 'a:80', '1.2.3']) {
  try { console.log(host, new URL(`foo://${host}/x`).host) } catch (e) { console.log(host, e.message) }
}
//: "1.2.3" 1.2.0.3
//: "0x7f.1" 127.0.0.1
//: "0xffffffff" 255.255.255.255
//: "0x100000000" Invalid URL
//: "017700000001" 127.0.0.1
//: "09" Invalid URL
//: "1e3" 1e3
//: "1." 0.0.0.1
//: "1..2" Invalid URL
//: "a.1" Invalid URL
//: "a.0x" Invalid URL
//: "256.1.1.1" Invalid URL
//: "[::1]:3000" [::1]:3000
//: "[1:2:0:0:5:0:0:8]" [1:2::5:0:0:8]
//: "[::ffff:1.2.3.4]" [::ffff:102:304]
//: "[1::2::3]" Invalid URL
//: "[1:2:3:4:5:6:7:8:9]" Invalid URL
//: "[::1%25eth]" Invalid URL
//: "[v1.x]" Invalid URL
//: "[0:0:0:0:0:0:0:0]" [::]
//: "[2001:DB8::00A]" [2001:db8::a]
//: "münchen.de" xn--mnchen-3ya.de
//: "☃.net" xn--n3h.net
//: "日本語.jp" xn--wgv71a119e.jp
//: "faß.de" xn--fa-hia.de
//: "xn--mgba3gch31f060k.com" xn--mgba3gch31f060k.com
//: "xn--a" Invalid URL
//: "xn--zca.com" xn--zca.com
//: "ａ．com" a.com
//: "a。b" a.b
//: "a­b" ab
//: "­" Invalid URL
//: "a_b.c-" a_b.c-
//: "-a-.com" -a-.com
//: "a.b." a.b.
//: "a..b" a..b
//: "EXAMPLE.com." example.com.
//: "%41.com" a.com
//: "a%00b" Invalid URL
//: "%" Invalid URL
//: "%zz" Invalid URL
//: "a|b" Invalid URL
//: "a^b" Invalid URL
//: "a`b" a`b
//: "a b" Invalid URL
//: "a*b" a*b
//: "ab--c.com" ab--c.com
//: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com" aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com
//: "\ud800" Invalid URL
//: A.b A.b
//: é %C3%A9
//: % %
//: [::1] [::1]
//: a|b Invalid URL
//: a<b Invalid URL
//: a:80 a:80
//: 1.2.3 1.2.3
