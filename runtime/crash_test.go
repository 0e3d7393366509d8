package runtime_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

// TestAttacks runs the attacks in processes of their own, so that one that
// succeeds is a failure of that test and not the end of all. Each process goes
// on until an attack ends it, and the next one with the attack behind that.
func TestAttacks(t *testing.T) {
	all := append(attacks[:len(attacks):len(attacks)], fatal...)
	if first := os.Getenv("WPRUN_TEST_ATTACK"); first != "" {
		from, _ := strconv.Atoi(first)
		for i := from; i < len(all); i += lanes {
			fmt.Printf("SURVIVED %d: %.2000q\n", i, survive(all[i]))
		}
		return
	}
	for lane := range lanes {
		t.Run(fmt.Sprintf("lane %d", lane), func(t *testing.T) {
			t.Parallel()
			for next := lane; next < len(all); {
				answers, out, err := runAttacks(t, next)
				for answered := true; answered && next < len(all); next += lanes {
					var answer string
					answer, answered = answers[next]
					t.Run(all[next].name, func(t *testing.T) {
						caught := next < len(attacks)
						switch {
						case !answered:
							t.Fatalf("%v: %.2000s", err, out)
						case !strings.Contains(answer, all[next].want) || caught == strings.Contains(answer, "broken"):
							t.Errorf("got %s", answer)
						}
					})
				}
			}
		})
	}
}

// runAttacks runs attacks in a process, from one on, and returns their answers.
// The process is killed when it does not answer any more.
func runAttacks(t *testing.T, first int) (answers map[int]string, stderr string, err error) {
	ctx, kill := context.WithCancelCause(t.Context())
	defer kill(nil)
	command := exec.CommandContext(ctx, os.Args[0], "-test.run", "^TestAttacks$")
	command.Env = append(os.Environ(), fmt.Sprintf("WPRUN_TEST_ATTACK=%d", first), "GOMEMLIMIT=1GiB")
	var log strings.Builder
	command.Stderr = &log
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	const patience = 3 * time.Minute
	hangs := time.AfterFunc(patience, func() { kill(errors.New("it hangs")) })
	defer hangs.Stop()
	answers = make(map[int]string)
	for lines := bufio.NewScanner(out); lines.Scan(); hangs.Reset(patience) {
		var i int
		var answer string
		if n, _ := fmt.Sscanf(lines.Text(), "SURVIVED %d: %q", &i, &answer); n == 2 {
			answers[i] = answer
		}
	}
	return answers, log.String(), errors.Join(command.Wait(), context.Cause(ctx))
}

// lanes are how many processes run attacks at a time.
const lanes = 2

// survive runs a script, and says what became of it. The sandbox must be
// usable afterwards, or say that it is not. A script that is to be stopped says
// when it is ready for that, or else is stopped after a while; one that was over
// before it was stopped is run again.
func survive(a attack) string {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	if a.want == tooLate {
		defer time.AfterFunc(300*time.Millisecond, func() {
			if !strings.Contains(a.source, "ready()") {
				cancel(errors.New(tooLate))
			}
		}).Stop()
	}
	s, err := runtime.New(runtime.Config{Limits: a.limits})
	if err != nil {
		return err.Error()
	}
	ready := func() { time.AfterFunc(50*time.Millisecond, func() { cancel(errors.New(tooLate)) }) }
	if err := s.VM().Set("ready", ready); err != nil {
		return err.Error()
	}
	p, err := runtime.Compile("attack.js", a.source)
	if err != nil {
		return err.Error()
	}
	answer := ""
	switch clone, err := s.Run(ctx, p); {
	case err != nil:
		answer = err.Error()
	case a.want == tooLate:
		return survive(a)
	default:
		answer = clone.String()
	}
	after, _ := runtime.Compile("after.js", "6 * 7")
	clone, err := s.Run(context.Background(), after)
	if n := 0; err != nil || clone.Into(&n) != nil || n != 42 {
		return fmt.Sprintf("%s; then: %v", answer, err)
	}
	return answer
}

// TestGuardsDoNotShow: a script cannot tell a guarded function from another.
func TestGuardsDoNotShow(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for source, want := range map[string]any{
		`Function.prototype.constructor === Function && (() => {}).constructor === Function`:                              true,
		`class F extends Function { constructor () { super('return 42') } } new F()() === 42 && new F() instanceof F`:     true,
		`Function('a', 'b', 'return a + b')(1, 2)`:                                                                        3.0,
		`new (Object.getPrototypeOf(function* () {}).constructor)('yield 5')().next().value`:                              5.0,
		`String(eval) + eval.length + eval.name`:                                                                          "function eval() { [native code] }1eval",
		`'x'.repeat.name + String.prototype.repeat.length`:                                                                "repeat1",
		`function local() { const hidden = 1; return eval('hidden + 1') } local()`:                                        2.0,
		`function strict() { 'use strict'; const hidden = 5; return eval('hidden') } strict()`:                            5.0,
		`function twice() { const hidden = 5; return eval('eval("hidden + 1")') } twice()`:                                6.0,
		`function spread() { const hidden = 7; return eval(...['hidden']) } spread()`:                                     7.0,
		`const indirect = eval; function outer() { const hidden = 1; return indirect('typeof hidden') } outer()`:          "undefined",
		`eval(5) + eval('var made = 1; made')`:                                                                            6.0,
		`function shadowed(eval) { return eval('x') } shadowed(x => x + 'y')`:                                             "xy",
		`(() => { var e\u0076al_ = 1; return \u0065val('e\u0076al_') })()`:                                                1.0,
		`new Function('return eval("1 + 1")')()`:                                                                          2.0,
		`Object.getOwnPropertyNames(globalThis).filter(n => n.includes('$')).length`:                                      0.0,
		`[3, 1, 2].sort().concat([4]).join('-') + [[1, [2]]].flat(Infinity).length + 'ab'.padEnd(3, 'c') + '-'.repeat(2)`: "1-2-3-42abc--",
		`new Uint8Array([1, 2]).length + new Float64Array(new ArrayBuffer(16)).length + new Uint16Array(3).length`:        7.0,
		`Math.max.apply(null, [1, 2, 3]) + Reflect.construct(Array, [7]).length`:                                          10.0,
		`const a = {}, b = Object.setPrototypeOf(a, { x: 1 }); b.x`:                                                       1.0,
	} {
		if got := eval[any](t, s, "{ "+source+" }"); got != want {
			t.Errorf("%s: got %v, want %v", source, got, want)
		}
	}
}
