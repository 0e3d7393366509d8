'use strict'
// Nothing that a sandbox prints goes to a terminal, as far as its scripts can know.

exports.isatty = () => false

function noTerminal () { throw new Error('tty: a sandbox has no terminal') }

exports.ReadStream = function ReadStream () { noTerminal() }
exports.WriteStream = function WriteStream () { noTerminal() }
