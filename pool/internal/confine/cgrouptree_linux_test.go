package confine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// Delegated is the group that this program may divide, for tests.
func Delegated() (string, error) { return delegated() }

// write makes files of a tree, by their paths in it.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestFindDelegated looks for the group that may be divided, in trees of files that
// are like those of the kernel.
func TestFindDelegated(t *testing.T) {
	const mounted = "24 1 0:22 / /proc rw - proc proc rw\n30 1 0:26 / DIR rw,relatime shared:4 - cgroup2 cgroup2 rw\n"
	part := strings.Replace(mounted, "/ DIR", "/container DIR", 1)
	for name, x := range map[string]struct {
		mountinfo, own string
		marked         string // the group that systemd says was delegated
		files          map[string]string
		err            string // a part of it, or else
		want, enabled  string // the group that is found, and the controllers in it
	}{
		"version 1":        {mountinfo: "30 1 0:26 / DIR rw - cgroup cgroup rw,memory\n", own: "4:memory:/a\n", err: "no control groups of version 2"},
		"the root":         {mountinfo: mounted, own: "0::/\n", err: "the root of all groups"},
		"a user's session": {mountinfo: mounted, own: "4:memory:/\n0::/user/session\n", files: map[string]string{"user/cgroup.events": ""}, err: "/user was not delegated"},
		"the host's root":  {mountinfo: mounted, own: "0::/service\n", err: "/ was not delegated"},
		"out of sight":     {mountinfo: part, own: "0::/other\n", err: "is not to be seen"},
		"without a controller": {mountinfo: mounted, own: "0::/init\n", err: "has no controller pids",
			files: map[string]string{"cgroup.events": "", "cgroup.controllers": "cpu memory\n", "cgroup.subtree_control": ""}},
		"a container": {mountinfo: mounted, own: "0::/init\n", want: "/", enabled: "+memory +pids",
			files: map[string]string{"cgroup.events": "", "cgroup.controllers": "cpu memory pids\n", "cgroup.subtree_control": ""}},
		"a part of the host": {mountinfo: part, own: "0::/container/init\n", want: "/", enabled: "memory pids\n",
			files: map[string]string{"cgroup.events": "", "cgroup.controllers": "memory pids\n", "cgroup.subtree_control": "memory pids\n"}},
		"a service": {mountinfo: mounted, own: "0::/system/my.service/main\n", marked: "system/my.service", want: "/system/my.service", enabled: "+pids",
			files: map[string]string{"system/my.service/cgroup.controllers": "memory pids\n", "system/my.service/cgroup.subtree_control": "memory\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir, self := t.TempDir(), t.TempDir()
			write(t, dir, x.files)
			write(t, self, map[string]string{"mountinfo": strings.ReplaceAll(x.mountinfo, "DIR", dir), "cgroup": x.own})
			if x.marked != "" {
				if err := unix.Setxattr(filepath.Join(dir, x.marked), "user.delegate", []byte("1"), 0); err != nil {
					t.Logf("temporary files have no attributes here: %v", err)
					x.err = "was not delegated"
				}
			}
			got, err := findDelegated(self)
			if x.err != "" {
				if err == nil || !strings.Contains(err.Error(), x.err) {
					t.Errorf("got %q, %v; want the error %q", got, err, x.err)
				}
				return
			}
			if err != nil || got != filepath.Join(dir, x.want) {
				t.Fatalf("got %q, %v; want %q", got, err, x.want)
			}
			if enabled := read(t, filepath.Join(got, "cgroup.subtree_control")); enabled != x.enabled {
				t.Errorf("the controllers are %q; want %q", enabled, x.enabled)
			}
		})
	}
}

// TestCgroupFiles: what is written to a group, and read from it.
func TestCgroupFiles(t *testing.T) {
	dir := t.TempDir()
	if err := limitCgroup(dir, Config{}); err == nil {
		t.Error("a directory without files is a group")
	}
	write(t, dir, map[string]string{"pids.max": "max", "memory.max": "max"})
	if err := limitCgroup(dir, Config{}); err != nil || read(t, dir+"/pids.max") != "1024" || read(t, dir+"/memory.max") != "max" {
		t.Errorf("%v, %s, %s", err, read(t, dir+"/pids.max"), read(t, dir+"/memory.max"))
	}
	config := Config{Memory: 64 << 20}
	want := "67108864"
	if instrumented {
		want = "536870912"
	}
	if err := limitCgroup(dir, config); err != nil || read(t, dir+"/memory.max") != want {
		t.Errorf("without swap: %v, %s", err, read(t, dir+"/memory.max"))
	}
	write(t, dir, map[string]string{"memory.swap.max": "max"})
	if err := limitCgroup(dir, config); err != nil || read(t, dir+"/memory.swap.max") != "0" {
		t.Errorf("%v, %s", err, read(t, dir+"/memory.swap.max"))
	}

	g := &cgroup{path: dir}
	if g.starved() {
		t.Error("a group that says nothing is starved")
	}
	write(t, dir, map[string]string{"memory.events": "low 0\nmax 7\noom 1\noom_kill 0\noom_group_kill 0\n", "cgroup.procs": "12\n345\n"})
	if g.starved() {
		t.Error("a group is starved in which nothing was killed")
	}
	write(t, dir, map[string]string{"memory.events": "low 0\nmax 7\noom 1\noom_kill 1\n"})
	if !g.starved() {
		t.Error("a group is not starved in which the kernel has killed")
	}
	if err := g.has(345); err != nil {
		t.Error(err)
	}
	if err := g.has(34); err == nil {
		t.Error("a process is in a group that does not list it")
	}
}
