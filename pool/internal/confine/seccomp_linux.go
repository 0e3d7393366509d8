package confine

import (
	"fmt"
	"slices"

	"github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/sys/unix"
)

// Answers to system calls that are not allowed, beside EPERM; see seccomp(2).
const (
	kill      = seccomp.ActionKillProcess
	notKnown  = seccomp.ActionErrno | seccomp.Action(unix.ENOSYS)
	forbidden = seccomp.ActionErrno // EPERM
)

// filterSyscalls allows the system calls that a Go program makes which computes and
// talks over open descriptors, in all threads. It is the last thing to do.
func (a *applier) filterSyscalls() error {
	known, err := arch.GetInfo("")
	if err != nil {
		return err
	}
	for _, p := range policies(known, unix.Getpid()) {
		filter := seccomp.Filter{Flag: seccomp.FilterFlagTSync, Policy: p} // no_new_privs is set
		if err := seccomp.LoadFilter(filter); err != nil {
			return err
		}
	}
	return a.checkStatus()
}

// policies are the filters for a machine that knows some system calls, and a process
// of that number. The kernel asks all, and the strictest answer counts.
//
// The last one is the list of what is allowed at all, after which no more filters
// can be added. Those before look at the arguments, each at those of one call: in a
// filter for several, go-seccomp-bpf would go on to compare with the numbers of the
// others what it has last loaded, an argument.
func policies(known *arch.Info, pid int) []seccomp.Policy {
	var all []seccomp.Policy
	for _, r := range refusals(pid) {
		all = append(all, seccomp.Policy{
			DefaultAction: seccomp.ActionAllow,
			Syscalls:      []seccomp.SyscallGroup{{Action: r.action, NamesWithCondtions: r.conditions()}},
		})
	}
	group := func(action seccomp.Action, names ...string) seccomp.SyscallGroup {
		return seccomp.SyscallGroup{Action: action, Names: slices.DeleteFunc(names, func(name string) bool {
			_, ok := known.SyscallNames[name]
			return !ok // some machines have fewer; what they do not have is forbidden
		})}
	}
	list := slices.Clone(allowed)
	for _, r := range refusals(pid) {
		list = append(list, r.name)
	}
	return append(all, seccomp.Policy{
		DefaultAction: forbidden,
		Syscalls: []seccomp.SyscallGroup{
			group(seccomp.ActionAllow, list...),
			group(notKnown, "clone3"), // its flags lie in memory, out of a filter's sight; C libraries then use clone
			group(kill, slices.Clone(killed)...),
		},
	})
}

// A refusal is what happens to a system call with some arguments that is allowed
// with others.
type refusal struct {
	name   string
	action seccomp.Action
	when   []seccomp.ArgumentConditions // one of these, all of which hold
}

func (r refusal) conditions() []seccomp.NameWithConditions {
	var all []seccomp.NameWithConditions
	for _, w := range r.when {
		all = append(all, seccomp.NameWithConditions{Name: r.name, Conditions: w})
	}
	return all
}

func refusals(pid int) []refusal {
	type all = seccomp.ArgumentConditions
	not := func(argument uint32, value uint64) seccomp.Condition {
		return seccomp.Condition{Argument: argument, Operation: seccomp.NotEqual, Value: value}
	}
	has := func(argument uint32, bits uint64) seccomp.Condition {
		return seccomp.Condition{Argument: argument, Operation: seccomp.BitsSet, Value: bits}
	}
	lacks := func(argument uint32, bits uint64) seccomp.Condition {
		return seccomp.Condition{Argument: argument, Operation: seccomp.BitsNotSet, Value: bits}
	}
	const beyondThreads = namespaces | unix.CLONE_NEWCGROUP | unix.CLONE_NEWTIME | unix.CLONE_PTRACE | unix.CLONE_VFORK | unix.CLONE_PARENT
	return []refusal{
		{"clone", kill, []all{{lacks(0, unix.CLONE_THREAD)}, {has(0, beyondThreads)}}}, // the first is fork
		{"tgkill", forbidden, []all{{not(0, uint64(pid))}}},                            // threads of its own are interrupted by it
		{"mmap", forbidden, []all{{has(2, unix.PROT_EXEC)}}},
		{"mprotect", forbidden, []all{{has(2, unix.PROT_EXEC)}}},
		{"prctl", forbidden, []all{{not(0, unix.PR_SET_VMA)}}},    // which names memory, for who looks at it
		{"prlimit64", forbidden, []all{{not(0, 0)}, {not(2, 0)}}}, // it may ask, and not set
		{"fcntl", forbidden, []all{{not(1, unix.F_GETFD), not(1, unix.F_SETFD), not(1, unix.F_GETFL), not(1, unix.F_SETFL)}}},
	}
}

// restrictedStatus is what /proc tells of a restricted thread; see
// proc_pid_status(5).
var restrictedStatus = map[string]string{
	"NoNewPrivs": "1",
	"Seccomp":    "2", // there is a filter
	"CapInh":     noCapability,
	"CapPrm":     noCapability,
	"CapEff":     noCapability,
	"CapAmb":     noCapability,
}

const noCapability = "0000000000000000"

// checkStatus asks the kernel for what holds of the first thread of the process, and
// of this one: the kernel gives all threads the filter, or none.
func (a *applier) checkStatus() error {
	status, err := a.readStatus()
	if err != nil {
		return err
	}
	for name, wanted := range restrictedStatus {
		if value, err := statusOf(status, name); err != nil {
			return err
		} else if value != wanted {
			return fmt.Errorf("%s is %s", name, value)
		}
	}
	// A call that nothing else forbids tells that the filter is there.
	if _, err := unix.Getsid(0); err != unix.EPERM {
		return errStays
	}
	return nil
}
