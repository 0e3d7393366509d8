package confine

import (
	"bytes"
	"encoding/binary"
	"math"
	"runtime"
	"slices"
	"testing"

	"github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// TestNamesOfSystemCalls finds what is not spelled as the kernel does: that would be
// forbidden, or not kill.
func TestNamesOfSystemCalls(t *testing.T) {
	names := slices.Concat(allowed, killed)
	for _, r := range refusals(1) {
		names = append(names, r.name)
	}
	for _, name := range names {
		_, amd64 := arch.X86_64.SyscallNames[name]
		_, arm64 := arch.AARCH64.SyscallNames[name]
		if !amd64 && !arm64 {
			t.Errorf("%s is no system call", name)
		}
	}
	for _, machine := range filtered {
		known, err := arch.GetInfo(machine)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range refusals(1) {
			if _, ok := known.SyscallNames[r.name]; !ok {
				t.Errorf("%s has no %s", machine, r.name)
			}
		}
	}
	for _, name := range allowed {
		if slices.Contains(killed, name) {
			t.Errorf("%s is allowed, and kills", name)
		}
	}
}

// TestPolicy runs the filter for system calls that no child could tell apart.
func TestPolicy(t *testing.T) {
	if !slices.Contains(filtered, runtime.GOARCH) {
		if offered(Restricted) == nil {
			t.Error("restricted is supported without a list of system calls")
		}
		return
	}
	known, err := arch.GetInfo("")
	if err != nil {
		t.Fatal(err)
	}
	const pid = 42
	var filters []*bpf.VM
	for _, p := range policies(known, pid) {
		instructions, err := p.Assemble()
		if err != nil {
			t.Fatal(err)
		}
		filter, err := bpf.NewVM(instructions)
		if err != nil {
			t.Fatal(err)
		}
		filters = append(filters, filter)
	}
	// answer is the strictest: the kernel compares them as signed numbers.
	answer := func(data []byte) seccomp.Action {
		strictest := int32(math.MaxInt32)
		for _, f := range filters {
			got, err := f.Run(data)
			if err != nil {
				t.Fatal(err)
			}
			strictest = min(strictest, int32(got))
		}
		return seccomp.Action(uint32(strictest))
	}
	const (
		thread  = unix.CLONE_VM | unix.CLONE_FS | unix.CLONE_FILES | unix.CLONE_SIGHAND | unix.CLONE_SYSVSEM | unix.CLONE_THREAD
		denied  = forbidden | seccomp.Action(unix.EPERM)
		allowed = seccomp.ActionAllow
	)
	for _, test := range []struct {
		call string
		args []uint64
		want seccomp.Action
	}{
		{"read", nil, allowed},
		{"clone", []uint64{thread}, allowed},
		{"clone", []uint64{thread | unix.CLONE_SETTLS | unix.CLONE_PARENT_SETTID | unix.CLONE_CHILD_CLEARTID}, allowed},
		{"clone", []uint64{uint64(unix.SIGCHLD)}, kill},
		{"clone", []uint64{unix.CLONE_VM | unix.CLONE_VFORK | uint64(unix.SIGCHLD)}, kill},
		{"clone", []uint64{thread | unix.CLONE_NEWNET}, kill},
		{"clone", []uint64{thread | unix.CLONE_NEWUSER}, kill},
		{"clone3", nil, notKnown},
		{"execve", nil, kill},
		{"socket", nil, kill},
		{"openat", nil, denied},
		{"kill", []uint64{pid, 9}, denied},
		{"tgkill", []uint64{pid, pid, 23}, allowed},
		{"tgkill", []uint64{1, 1, 9}, denied},
		{"tgkill", []uint64{1<<32 | pid, 1, 9}, denied},
		{"mmap", []uint64{0, 4096, unix.PROT_READ | unix.PROT_WRITE}, allowed},
		{"mmap", []uint64{0, 4096, unix.PROT_READ | unix.PROT_EXEC}, denied},
		{"mprotect", []uint64{0, 4096, unix.PROT_NONE}, allowed},
		{"mprotect", []uint64{0, 4096, unix.PROT_EXEC}, denied},
		{"pkey_mprotect", []uint64{0, 4096, unix.PROT_READ, 0}, denied},
		{"prlimit64", []uint64{0, unix.RLIMIT_DATA, 0, 1}, allowed},
		{"prlimit64", []uint64{0, unix.RLIMIT_DATA, 1, 0}, denied},
		{"prlimit64", []uint64{1, unix.RLIMIT_DATA, 0, 1}, denied},
		{"prctl", []uint64{unix.PR_SET_VMA}, allowed},
		{"prctl", []uint64{unix.PR_SET_DUMPABLE, 1}, denied},
		{"prctl", []uint64{unix.PR_SET_SECCOMP}, denied},
		{"prctl", []uint64{uint64(known.SyscallNames["fcntl"]), unix.F_GETFD}, denied}, // an argument that is a call's number
		{"fcntl", []uint64{3, unix.F_GETFL}, allowed},
		{"fcntl", []uint64{3, unix.F_SETOWN, 1}, denied},
		{"ioctl", nil, denied},
		{"seccomp", nil, denied},
	} {
		data := make([]byte, 64) // struct seccomp_data, in the order of bytes that the simulation has
		number, ok := known.SyscallNames[test.call]
		if !ok {
			t.Errorf("this machine has no %s", test.call)
		}
		binary.BigEndian.PutUint32(data, uint32(number))
		binary.BigEndian.PutUint32(data[4:], uint32(known.ID))
		for i, arg := range test.args {
			binary.NativeEndian.PutUint64(data[16+8*i:], arg)
			half := data[16+8*i:]
			reverse(half[:4])
			reverse(half[4:8])
		}
		if got := answer(data); got != test.want {
			t.Errorf("%s%v: %#x, not %#x", test.call, test.args, uint32(got), uint32(test.want))
		}
	}
	var other bytes.Buffer
	_ = binary.Write(&other, binary.BigEndian, [2]uint32{1, 1 << 30}) // a call of another machine's
	other.Write(make([]byte, 56))
	if got := answer(other.Bytes()); got != denied {
		t.Errorf("another machine's call: %#x", uint32(got))
	}
}

// reverse turns four bytes of a little endian machine around; of a big endian one,
// they are as the simulation wants them.
func reverse(b []byte) {
	if binary.NativeEndian.Uint16([]byte{1, 0}) == 1 {
		slices.Reverse(b)
	}
}
