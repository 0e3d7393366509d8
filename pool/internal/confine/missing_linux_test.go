package confine_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/elastic/go-seccomp-bpf"
	"github.com/wprun/wprun/pool/internal/confine"
	"golang.org/x/sys/unix"
)

// missingVar names a system call that a process is to be without.
const missingVar = "CONFINE_MISSING"

// lacking says of system calls what the lowest level is that needs them.
var lacking = map[string]struct {
	level confine.Level
	text  string
}{
	"landlock_create_ruleset": {confine.Restricted, "the kernel has no Landlock"},
	"seccomp":                 {confine.Restricted, "the kernel has no seccomp filters"},
	"clone":                   {confine.Strict, "namespaces cannot be made here"},
}

// TestMissing runs TestMissingHere in processes for which a part of the kernel is
// missing.
func TestMissing(t *testing.T) {
	if confine.Supported(confine.Restricted) != nil {
		return // then it is; and levels makes sure that it is refused
	}
	for call := range lacking {
		cmd := exec.Command(confine.Self(), "-test.run=^TestMissingHere$")
		cmd.Env = []string{missingVar + "=" + call}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("without %s: %v\n%s", call, err, out)
		}
	}
}

func TestMissingHere(t *testing.T) {
	call := os.Getenv(missingVar)
	if call == "" {
		return // nothing is: TestMissing sees to that
	}
	group := seccomp.SyscallGroup{Action: seccomp.ActionErrno | seccomp.Action(unix.ENOSYS), Names: []string{call}}
	if call == "clone" { // threads are needed
		group.Names = nil
		group.NamesWithCondtions = []seccomp.NameWithConditions{{Name: call,
			Conditions: []seccomp.Condition{{Argument: 0, Operation: seccomp.BitsSet, Value: unix.CLONE_NEWUSER}}}}
	}
	filter := seccomp.Filter{NoNewPrivs: true, Flag: seccomp.FilterFlagTSync,
		Policy: seccomp.Policy{DefaultAction: seccomp.ActionAllow, Syscalls: []seccomp.SyscallGroup{group}}}
	if err := seccomp.LoadFilter(filter); err != nil {
		t.Fatal(err)
	}
	for l := confine.Process; l <= confine.Strict; l++ {
		err := confine.Supported(l)
		if l < lacking[call].level {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), lacking[call].text) {
			t.Errorf("%v, not %q", err, lacking[call].text)
		}
		refused(t, l)
		if _, err := confine.Apply(limited(l)); err == nil {
			t.Error("it could be applied")
		}
	}
}
