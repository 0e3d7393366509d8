// Writes golden.json: what Node's structuredClone makes of the cases.
//
//	node gen.js
//
// `go test ./jsbridge` compares without Node.
'use strict';

const fs = require('fs');
const path = require('path');
const read = (name) => fs.readFileSync(path.join(__dirname, name), 'utf8');
const evaluate = (source) => (0, eval)('(' + source + ')');

const describe = (0, eval)(read('describe.js'));
const cases = require('./cases.js');

function outcome(f) {
  try {
    return { value: describe(f()) };
  } catch (e) {
    return { error: { name: String(e && e.name), message: String(e && e.message) } };
  }
}

// A case with transfer is an array: the value, and what to transfer. What is
// left of the value counts as well.
function run(c) {
  const v = evaluate(c.source);
  if (!c.transfer) return structuredClone(v);
  const clone = structuredClone(v[0], { transfer: v[1] });
  return [clone, v[0]];
}

const labels = new Set();
const golden = cases.map((c) => {
  if (labels.has(c.label)) throw new Error('two cases are called ' + c.label);
  labels.add(c.label);
  const entry = { label: c.label, source: c.source, transfer: c.transfer, node: outcome(() => run(c)) };
  if (c.differs) {
    entry.differs = c.differs;
    entry.ours = c.refused ? { error: { name: 'DataCloneError', message: '' } } : outcome(() => evaluate(c.ours));
  }
  return entry;
});
fs.writeFileSync(path.join(__dirname, 'golden.json'), JSON.stringify(golden, null, 1) + '\n');
console.log(golden.length + ' cases, ' + golden.filter((c) => c.differs).length + ' of them different on purpose');
