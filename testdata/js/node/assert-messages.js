const assert=require('assert');
const t=f=>{try{f();console.log('no throw')}catch(e){console.log('['+e.message+']', e.code, e.generatedMessage, e.operator)}}
t(()=>assert.strictEqual(1,2))
t(()=>assert.strictEqual('a'.repeat(10),'b'.repeat(10)))
t(()=>assert.strictEqual('hello world foo','hello there foo'))
t(()=>assert.strictEqual('a\nb\nc','a\nx\nc'))
t(()=>assert.strictEqual({a:1},{a:1}))
t(()=>assert.strictEqual([1],[2]))
t(()=>assert.strictEqual(1,{a:1}))
t(()=>assert.deepStrictEqual({a:1,b:{c:2}},{a:1,b:{c:3}}))
t(()=>assert.deepStrictEqual([1,2,3,4,5,6,7,8,9,10],[1,2,3,4,5,6,7,8,9,11]))
t(()=>assert.deepStrictEqual([1,2,3],[1,3]))
t(()=>assert.deepStrictEqual({a:1},{a:'1'}))
t(()=>assert.deepStrictEqual(new Map([[1,2]]),new Map([[1,3]])))
t(()=>assert.deepStrictEqual(1,2))
t(()=>assert.deepStrictEqual([],{}))
t(()=>assert.deepEqual({a:1},{a:2}))
t(()=>assert.equal(1,2))
t(()=>assert.equal({a:1},2))
t(()=>assert.notEqual(1,1))
t(()=>assert.notStrictEqual(1,1))
t(()=>assert.notDeepStrictEqual({a:1},{a:1}))
t(()=>assert.notDeepEqual({a:1},{a:1}))
t(()=>assert.notDeepStrictEqual(1,1))
t(()=>assert.ok(0))
t(()=>assert(null, undefined))
t(()=>assert())
t(()=>assert.ok(typeof 123 === 'string'))
t(()=>assert.fail())
t(()=>assert.fail('x'))
t(()=>assert.fail(1,2,undefined,'>'))
t(()=>assert.throws(()=>{}))
t(()=>assert.throws(()=>{},'msg'))
t(()=>assert.throws(()=>{},TypeError))
t(()=>assert.throws(()=>{},TypeError,'mine'))
t(()=>assert.throws(()=>{throw new Error('x')},TypeError))
t(()=>assert.throws(()=>{throw new Error('x')},/y/))
t(()=>assert.throws(()=>{throw new Error('x')},{message:'y'}))
t(()=>assert.throws(()=>{throw new Error('x')},{message:'x',code:5}))
t(()=>assert.throws(()=>{throw new Error('x')},e=>false))
t(()=>assert.throws(()=>{throw new Error('x')},function named(e){return 0}))
t(()=>assert.throws(()=>{throw new Error('x')},'x'))
t(()=>assert.throws('x'))
t(()=>assert.throws(()=>{throw new Error('x')},{}))
t(()=>assert.throws(()=>{throw new Error('x')},5))
t(()=>assert.throws(()=>{throw 'str'},{message:'y'}))
t(()=>assert.doesNotThrow(()=>{throw new Error('x')}))
t(()=>assert.doesNotThrow(()=>{throw new Error('x')},'mm'))
t(()=>assert.doesNotThrow(()=>{throw new Error('x')},/x/,'mm'))
t(()=>assert.match('abc',/x/))
t(()=>assert.match(5,/x/))
t(()=>assert.match('a','x'))
t(()=>assert.doesNotMatch('abc',/b/))
t(()=>assert.ifError(null))
t(()=>assert.ifError(new Error('e')))
t(()=>assert.ifError('str'))
t(()=>assert.ifError(5))
t(()=>assert.strictEqual(1,2,'own'))
t(()=>assert.strictEqual(1,2,new TypeError('own')))
t(()=>assert.strictEqual(1))
t(()=>assert.strictEqual(NaN,0))
t(()=>assert.strictEqual(-0,0))
t(()=>assert.strictEqual('a','b'))
t(()=>assert.deepStrictEqual(-0,0))
t(()=>assert.deepStrictEqual(new Set([1]),new Set([2])))
t(()=>assert.deepStrictEqual([1,[2,[3,{a:'long string here that is quite long', b:[1,2,3]}]]],[1,[2,[3,{a:'long string here that is quite lonG', b:[1,2,4]}]]]))
t(()=>assert.deepStrictEqual(Array.from({length:60},(_, i)=>i),Array.from({length:60},(_, i)=>i+(i==30))))
t(()=>assert.deepEqual(1,2))
t(()=>assert.deepEqual([1,2],[1,3]))
t(()=>assert.deepStrictEqual(new Date(0),new Date(1)))
t(()=>assert.deepStrictEqual({a:1,b:2,c:3},{a:1,b:2}))
t(()=>assert.deepStrictEqual(/a/g,/a/i))
t(()=>assert.deepStrictEqual([1,2,3],[1,2,3,4]))
t(()=>assert.deepStrictEqual(undefined,null))

t(()=>new assert.AssertionError())
t(()=>{throw new assert.AssertionError({actual:1,expected:2,operator:'foo'})})
t(()=>{throw new assert.AssertionError({message:'m'})})
t(()=>assert.notDeepEqual([1,2,3,4,5,6,7,8],[1,2,3,4,5,6,7,8]))
t(()=>assert.strictEqual(Symbol('a'),Symbol('a')))
t(()=>assert.strictEqual(1n,2n))
t(()=>assert.strictEqual(()=>{}, 5))
t(()=>assert.equal('x'.repeat(200),'y'))
t(()=>assert.deepStrictEqual(Object.create(null),{}))
t(()=>assert.deepStrictEqual(new (class A{constructor(){this.x=1}}), {x:1}))
//: [Expected values to be strictly equal:
//: 
//: 1 !== 2
//: ] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 'aaaaaaaaaa'
//: - 'bbbbbbbbbb'] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 'hello world foo'
//: - 'hello there foo'
//:          ^] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 'a\nb\nc'
//: - 'a\nx\nc'
//:       ^] ERR_ASSERTION true strictEqual
//: [Values have same structure but are not reference-equal:
//: 
//: {
//:   a: 1
//: }
//: ] ERR_ASSERTION true strictEqual
//: [Expected "actual" to be reference-equal to "expected":
//: + actual - expected
//: 
//:   [
//: +   1
//: -   2
//:   ]] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 1
//: - {
//: -   a: 1
//: - }] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//:     a: 1,
//:     b: {
//: +     c: 2
//: -     c: 3
//:     }
//:   }] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected ... Lines skipped
//: 
//:   [
//:     1,
//: ...
//:     8,
//:     9,
//: +   10
//: -   11
//:   ]] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   [
//:     1,
//: +   2,
//:     3
//:   ]] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//: +   a: 1
//: -   a: '1'
//:   }] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Map(1) {
//: +   1 => 2
//: -   1 => 3
//:   }] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: 
//: 1 !== 2
//: ] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + []
//: - {}] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be loosely deep-equal:
//: 
//: {
//:   a: 1
//: }
//: 
//: should loosely deep-equal
//: 
//: {
//:   a: 2
//: }] ERR_ASSERTION true deepEqual
//: [1 == 2] ERR_ASSERTION true ==
//: [{
//:   a: 1
//: } == 2] ERR_ASSERTION true ==
//: [1 != 1] ERR_ASSERTION true !=
//: [Expected "actual" to be strictly unequal to: 1] ERR_ASSERTION true notStrictEqual
//: [Expected "actual" not to be strictly deep-equal to:
//: 
//: {
//:   a: 1
//: }
//: ] ERR_ASSERTION true notDeepStrictEqual
//: [Expected "actual" not to be loosely deep-equal to:
//: 
//: {
//:   a: 1
//: }] ERR_ASSERTION true notDeepEqual
//: [Expected "actual" not to be strictly deep-equal to: 1] ERR_ASSERTION true notDeepStrictEqual
//: [The expression evaluated to a falsy value:
//: 
//:   assert.ok(0)
//: ] ERR_ASSERTION true ==
//: [The expression evaluated to a falsy value:
//: 
//:   assert(null, undefined)
//: ] ERR_ASSERTION true ==
//: [No value argument passed to `assert.ok()`] ERR_ASSERTION true ==
//: [The expression evaluated to a falsy value:
//: 
//:   assert.ok(typeof 123 === 'string')
//: ] ERR_ASSERTION true ==
//: [Failed] ERR_ASSERTION true fail
//: [x] ERR_ASSERTION false fail
//: [1 > 2] ERR_ASSERTION true >
//: [Missing expected exception.] ERR_ASSERTION false throws
//: [Missing expected exception: msg] ERR_ASSERTION false throws
//: [Missing expected exception (TypeError).] ERR_ASSERTION false throws
//: [Missing expected exception (TypeError): mine] ERR_ASSERTION false throws
//: [The error is expected to be an instance of "TypeError". Received "Error"
//: 
//: Error message:
//: 
//: x] ERR_ASSERTION true throws
//: [The input did not match the regular expression /y/. Input:
//: 
//: 'Error: x'
//: ] ERR_ASSERTION true throws
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Comparison {
//: +   message: 'x'
//: -   message: 'y'
//:   }] ERR_ASSERTION true throws
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Comparison {
//: -   code: 5,
//:     message: 'x'
//:   }] ERR_ASSERTION true throws
//: [The validation function is expected to return "true". Received false
//: 
//: Caught error:
//: 
//: Error: x] ERR_ASSERTION true throws
//: [The "named" validation function is expected to return "true". Received 0
//: 
//: Caught error:
//: 
//: Error: x] ERR_ASSERTION true throws
//: [The "error/message" argument is ambiguous. The error message "x" is identical to the message.] ERR_AMBIGUOUS_ARGUMENT undefined undefined
//: [The "fn" argument must be of type function. Received type string ('x')] ERR_INVALID_ARG_TYPE undefined undefined
//: [The argument 'error' may not be an empty object. Received {}] ERR_INVALID_ARG_VALUE undefined undefined
//: [The "error" argument must be of type function or an instance of Error, RegExp, or Object. Received type number (5)] ERR_INVALID_ARG_TYPE undefined undefined
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + 'str'
//: - {
//: -   message: 'y'
//: - }] ERR_ASSERTION true throws
//: [Got unwanted exception.
//: Actual message: "x"] ERR_ASSERTION false doesNotThrow
//: [Got unwanted exception: mm
//: Actual message: "x"] ERR_ASSERTION false doesNotThrow
//: [Got unwanted exception: mm
//: Actual message: "x"] ERR_ASSERTION false doesNotThrow
//: [The input did not match the regular expression /x/. Input:
//: 
//: 'abc'
//: ] ERR_ASSERTION true match
//: [The "string" argument must be of type string. Received type number (5)] ERR_ASSERTION true match
//: [The "regexp" argument must be an instance of RegExp. Received type string ('x')] ERR_INVALID_ARG_TYPE undefined undefined
//: [The input was expected to not match the regular expression /b/. Input:
//: 
//: 'abc'
//: ] ERR_ASSERTION true doesNotMatch
//: no throw
//: [ifError got unwanted exception: e] ERR_ASSERTION false ifError
//: [ifError got unwanted exception: 'str'] ERR_ASSERTION false ifError
//: [ifError got unwanted exception: 5] ERR_ASSERTION false ifError
//: [own
//: 
//: 1 !== 2
//: ] ERR_ASSERTION false strictEqual
//: [own] undefined undefined undefined
//: [The "actual" and "expected" arguments must be specified] ERR_MISSING_ARGS undefined undefined
//: [Expected values to be strictly equal:
//: 
//: NaN !== 0
//: ] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: + actual - expected
//: 
//: + -0
//: - 0] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: 
//: 'a' !== 'b'
//: ] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + -0
//: - 0] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Set(1) {
//: +   1
//: -   2
//:   }] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected ... Lines skipped
//: 
//:   [
//:     1,
//: ...
//:         3,
//:         {
//: +         a: 'long string here that is quite long',
//: -         a: 'long string here that is quite lonG',
//:           b: [
//:             1,
//:             2,
//: +           3
//: -           4
//:           ]
//: ...
//:       ]
//:     ]
//:   ]] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected ... Lines skipped
//: 
//:   [
//:     0,
//: ...
//:     28,
//:     29,
//: +   30,
//: -   31,
//:     31,
//: ...
//:     58,
//:     59
//:   ]] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be loosely deep-equal:
//: 
//: 1
//: 
//: should loosely deep-equal
//: 
//: 2] ERR_ASSERTION true deepEqual
//: [Expected values to be loosely deep-equal:
//: 
//: [
//:   1,
//:   2
//: ]
//: 
//: should loosely deep-equal
//: 
//: [
//:   1,
//:   3
//: ]] ERR_ASSERTION true deepEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + 1970-01-01T00:00:00.000Z
//: - 1970-01-01T00:00:00.001Z
//:                         ^] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//:     a: 1,
//:     b: 2,
//: +   c: 3
//:   }] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + /a/g
//: - /a/i] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   [
//:     1,
//:     2,
//:     3,
//: -   4
//:   ]] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + undefined
//: - null] ERR_ASSERTION true deepStrictEqual
//: [The "options" argument must be of type object. Received undefined] ERR_INVALID_ARG_TYPE undefined undefined
//: [1 foo 2] ERR_ASSERTION true foo
//: [m] ERR_ASSERTION false undefined
//: [Expected "actual" not to be loosely deep-equal to:
//: 
//: [
//:   1,
//:   2,
//:   3,
//:   4,
//:   5,
//:   6,
//:   7,
//:   8
//: ]] ERR_ASSERTION true notDeepEqual
//: [Values have same structure but are not reference-equal:
//: 
//: Symbol(a)
//: ] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: 
//: 1n !== 2n
//: ] ERR_ASSERTION true strictEqual
//: [Expected values to be strictly equal:
//: + actual - expected
//: 
//: + [Function (anonymous)]
//: - 5] ERR_ASSERTION true strictEqual
//: ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' == 'y'] ERR_ASSERTION true ==
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + [Object: null prototype] {}
//: - {}] ERR_ASSERTION true deepStrictEqual
//: [Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + A {
//: - {
//:     x: 1
//:   }] ERR_ASSERTION true deepStrictEqual
