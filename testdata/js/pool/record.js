// Writes into each script of npm/ what it prints with Node and the npm package:
//
//     npm install --prefix /tmp/npm workerpool@10.0.3
//     NODE_PATH=/tmp/npm/node_modules node record.js [script...]
//
// The tests then compare wprun with that, and need neither. A script that the
// package does not get right is no script for npm/.
const { execFileSync } = require('child_process')
const fs = require('fs')
const path = require('path')

const folder = path.join(__dirname, 'npm')
const names = process.argv.length > 2 ? process.argv.slice(2) : fs.readdirSync(folder)
for (const name of names) {
  if (!name.endsWith('.js')) continue
  const file = path.join(folder, name)
  const source = fs.readFileSync(file, 'utf8').split('\n').filter(line => !line.startsWith('/' + '/:')).join('\n')
  const output = execFileSync(process.execPath, [file], { encoding: 'utf8', timeout: 30000 })
  const marks = output.trimEnd().split('\n').map(line => '/' + '/: ' + line + '\n')
  fs.writeFileSync(file, source.trimEnd() + '\n\n' + marks.join(''))
}
