// Writes into each script of this folder what Node prints for it:
//
//     node record.js [name…]
//
// The test TestNode then compares wprun with that, and needs no Node.
const { spawnSync } = require('child_process')
const fs = require('fs')
const path = require('path')

const names = process.argv.length > 2 ? process.argv.slice(2) : fs.readdirSync(__dirname)
for (const name of names) {
  if (!name.endsWith('.js') || name === path.basename(__filename)) continue
  const file = path.join(__dirname, name)
  const source = fs.readFileSync(file, 'utf8').split('\n').filter(line => !line.startsWith('/' + '/:')).join('\n')
  fs.writeFileSync(file, source)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8', env: { GIVEN: 'yes' } })
  if (status !== 0) {
    console.error(`${name}: ${stderr.split('\n').slice(0, 8).join('\n')}`)
    process.exitCode = 1
    continue
  }
  fs.writeFileSync(file, source.trimEnd() + '\n' + stdout.replace(/\n$/, '').split('\n').map(line => '/' + '/: ' + line + '\n').join(''))
}
