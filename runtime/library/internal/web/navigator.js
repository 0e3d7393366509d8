'use strict'

const { illegalConstructor, expose } = require('internal/web/idl')

const ours = Symbol('ours')

// https://html.spec.whatwg.org/#the-navigator-object
class Navigator {
  constructor (token = undefined) {
    if (token !== ours) throw illegalConstructor()
  }

  get hardwareConcurrency () { return internal.processors }
  get language () { return 'en-US' }
  get languages () { return Object.freeze(['en-US']) }
  get platform () { return internal.platform }
  get userAgent () { return 'wprun' }
}
expose(Navigator, 'hardwareConcurrency', 'language', 'languages', 'platform', 'userAgent')

exports.Navigator = Navigator
exports.navigator = new Navigator(ours)
