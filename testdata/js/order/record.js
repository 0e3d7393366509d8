// Writes into each script of a folder what Node prints for it:
//
//     node record.js [folder]
//
// The tests then compare wprun with that, and need no Node.
const { execFileSync } = require('child_process')
const fs = require('fs')
const path = require('path')

const folder = path.resolve(process.argv[2] || __dirname)
for (const name of fs.readdirSync(folder)) {
  if (!name.endsWith('.js') || name === path.basename(__filename)) continue
  const file = path.join(folder, name)
  const source = fs.readFileSync(file, 'utf8').split('\n').filter(line => !line.startsWith('/' + '/:')).join('\n')
  fs.writeFileSync(file, source)
  const output = execFileSync(process.execPath, [file], { encoding: 'utf8' })
  fs.writeFileSync(file, source.trimEnd() + '\n' + output.trimEnd().split('\n').map(line => '/' + '/: ' + line + '\n').join(''))
}
