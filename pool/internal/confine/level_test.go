package confine_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
)

func TestLevels(t *testing.T) {
	for l := confine.Process; l <= confine.Strict; l++ {
		text, err := json.Marshal(map[string]confine.Level{"level": l})
		if err != nil || string(text) != `{"level":"`+l.String()+`"}` {
			t.Errorf("%s, %v", text, err)
		}
		var back map[string]confine.Level
		if err := json.Unmarshal(text, &back); err != nil || back["level"] != l {
			t.Errorf("%s: %v, %v", text, back, err)
		}
	}
	if _, err := confine.ParseLevel("none"); err == nil {
		t.Error("none is a level")
	}
	if got := confine.Level(7).String(); got != "Level(7)" {
		t.Error(got)
	}
	if err := confine.Supported(0); err == nil {
		t.Error("the level none is supported")
	}
}

// TestSatisfies leaves out one feature after the other.
func TestSatisfies(t *testing.T) {
	config := confine.Config{Level: confine.Strict, Memory: 1 << 30, CPU: 1}
	all := confine.Required(config)
	if err := (confine.Report{Level: confine.Strict, Holds: all}).Satisfies(config); err != nil {
		t.Error(err)
	}
	if err := (confine.Report{Level: confine.Process, Holds: all}).Satisfies(config); err == nil {
		t.Error("process satisfies strict")
	}
	for i, lacks := range all {
		r := confine.Report{Level: confine.Strict}
		r.Holds = append(append(r.Holds, all[:i]...), all[i+1:]...)
		if err := r.Satisfies(config); err == nil || !strings.Contains(err.Error(), "lacks: "+string(lacks)+". ") {
			t.Errorf("without %s: %v", lacks, err)
		}
	}
}
