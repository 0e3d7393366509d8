// Writes into each script of this folder what Node prints for it:
//
//     node record.js [name…]
//
// The test TestNode then compares wprun with that, and needs no Node. Lines of a
// script that begin with "//: " are what is printed.
const { execFileSync } = require('child_process')
const fs = require('fs')
const path = require('path')

const names = process.argv.length > 2 ? process.argv.slice(2) : fs.readdirSync(__dirname)
for (const name of names) {
  if (!name.endsWith('.js') || name === path.basename(__filename)) continue
  const file = path.join(__dirname, name)
  const source = fs.readFileSync(file, 'utf8').split('\n').filter(line => !line.startsWith('/' + '/:')).join('\n')
  fs.writeFileSync(file, source)
  const output = execFileSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8', env: { GIVEN: 'yes' } })
  fs.writeFileSync(file, source.trimEnd() + '\n' + output.replace(/\n$/, '').split('\n').map(line => '/' + '/: ' + line + '\n').join(''))
}
