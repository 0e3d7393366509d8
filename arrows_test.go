// Package wprun holds nothing but the tests that are about the whole module.
package wprun

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/wprun/wprun"

// arrows says which of the module's packages each may import. They only point
// one way; see docs/design.md.
var arrows = map[string][]string{
	"jsbridge":                   {},
	"runtime/internal/eventloop": {},
	"runtime/internal/heap":      {},
	"runtime/internal/native":    {},
	"runtime/internal/jsontext":  {},
	"runtime/internal/jsregexp":  {},
	"runtime/internal/scope":     {},
	"runtime/internal/guard":     {"jsbridge", "runtime/internal/jsontext", "runtime/internal/jsregexp", "runtime/internal/native"},
	"runtime/internal/inspect":   {"runtime/internal/native"},
	"runtime":                    {"jsbridge", "runtime/internal/eventloop", "runtime/internal/guard", "runtime/internal/heap", "runtime/internal/inspect", "runtime/internal/native", "runtime/internal/scope"},
	"runtime/fetch":              {"runtime"},
	"pool/internal/confine":      {},
	"pool/internal/wire":         {"jsbridge"},
	"pool/internal/worker":       {"jsbridge", "runtime", "pool/internal/wire"},
	"pool":                       {"jsbridge", "runtime", "pool/internal/confine", "pool/internal/wire", "pool/internal/worker"},
	"pool/jsapi":                 {"jsbridge", "runtime", "pool", "pool/internal/worker"},
	"pool/pooltest":              {"jsbridge", "runtime", "pool", "pool/internal/wire", "internal/leaks"},
	"pool/plugin":                {"jsbridge", "runtime", "pool"},
	"pool/prompool":              {"pool"},
	"pool/otelpool":              {"jsbridge", "pool"},
	"bench/ours":                 {"jsbridge", "pool"},
	"bench/report":               {},
	"internal/delays":            {},
	"internal/delays/delay":      {},
	"internal/leaks":             {},
	"examples/pluginserver":      {"jsbridge", "runtime", "pool", "pool/plugin", "pool/prompool"},
	"cmd/wprun":                  {"jsbridge", "runtime", "pool", "pool/jsapi"},
}

// linked are the modules that a program links which uses pool, runtime or
// jsbridge: the engine with what it needs, CBOR, URLs as browsers have them, and
// what asks the system to confine a process.
var linked = []string{
	"github.com/bits-and-blooms/bitset",
	"github.com/dlclark/regexp2/v2",
	"github.com/dop251/goja",
	"github.com/elastic/go-seccomp-bpf",
	"github.com/fxamacker/cbor/v2",
	"github.com/go-sourcemap/sourcemap",
	"github.com/google/pprof",
	"github.com/landlock-lsm/go-landlock",
	"github.com/nlnwa/whatwg-url",
	"github.com/x448/float16",
	"golang.org/x/net",
	"golang.org/x/sys",
	"golang.org/x/text",
	"kernel.org/pub/linux/libs/security/libcap/psx",
}

// linkedBy are the modules that a package links besides.
var linkedBy = map[string][]string{
	"jsbridge": {},
	"runtime":  {},
	"pool":     {},
	"cmd/wprun": {
		"github.com/VividCortex/ewma",
		"github.com/acarl005/stripansi",
		"github.com/clipperhouse/uax29/v2",
		"github.com/inconshreveable/mousetrap",
		"github.com/mattn/go-runewidth",
		"github.com/peterh/liner",
		"github.com/spf13/cobra",
		"github.com/spf13/pflag",
		"github.com/vbauerster/cupwriter",
		"github.com/vbauerster/mpb/v8",
		"golang.org/x/term",
	},
	"pool/otelpool": {
		"github.com/cespare/xxhash/v2",
		"github.com/go-logr/logr",
		"github.com/go-logr/stdr",
		"go.opentelemetry.io/auto/sdk",
		"go.opentelemetry.io/otel",
		"go.opentelemetry.io/otel/log",
		"go.opentelemetry.io/otel/metric",
		"go.opentelemetry.io/otel/trace",
	},
	"pool/plugin": {
		"github.com/fsnotify/fsnotify",
	},
	"pool/prompool": {
		"github.com/beorn7/perks",
		"github.com/cespare/xxhash/v2",
		"github.com/munnerz/goautoneg",
		"github.com/prometheus/client_golang",
		"github.com/prometheus/client_model",
		"github.com/prometheus/common",
		"github.com/prometheus/procfs",
		"golang.org/x/sys",
		"google.golang.org/protobuf",
	},
}

type listed struct {
	ImportPath string
	Imports    []string
	Standard   bool
	Module     *struct{ Path string }
}

// list asks the go command about packages.
func list(t *testing.T, args ...string) []listed {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Standard,Module"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestImportsPointOneWay(t *testing.T) {
	packages := list(t, "./...")
	for _, p := range packages {
		if p.ImportPath == module {
			continue // these tests
		}
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		allowed, known := arrows[name]
		if !known {
			t.Errorf("%s has no place in the picture: give it one", name)
			continue
		}
		for _, path := range p.Imports {
			if own, ok := strings.CutPrefix(path, module+"/"); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s must not import %s", name, own)
			}
		}
	}
	if len(packages)-1 != len(arrows) {
		t.Errorf("%d packages, %d in the picture", len(packages)-1, len(arrows))
	}
}

func TestEachLinksWhatItNeeds(t *testing.T) {
	for name, besides := range linkedBy {
		for _, p := range list(t, "-deps", "./"+name) {
			if p.Standard || p.Module == nil || p.Module.Path == module {
				continue
			}
			if !slices.Contains(linked, p.Module.Path) && !slices.Contains(besides, p.Module.Path) {
				t.Errorf("%s links %s of module %s", name, p.ImportPath, p.Module.Path)
			}
		}
	}
}

// TestTheLibraryServesNothing: net/http brings a server's worth of code along,
// and expvar a handler in everybody's mux.
func TestTheLibraryServesNothing(t *testing.T) {
	for _, p := range list(t, "-deps", "./pool") {
		if p.ImportPath == "net/http" || p.ImportPath == "expvar" {
			t.Errorf("pool links %s", p.ImportPath)
		}
	}
}
