package confine

import "fmt"

// A Level says how much a worker's process is forbidden. A higher one includes
// the lower ones. The zero Level is none.
type Level int

const (
	// Process is a process of its own, with limits, that ends with its parent.
	Process Level = iota + 1
	// Restricted cannot reach files, the network, or other processes, gain
	// privileges, or make memory executable.
	Restricted
	// Strict does not even see them: it has namespaces of its own, an empty
	// directory for a file system, and no user of the host that owns anything.
	Strict
)

var levelNames = [...]string{"none", "process", "restricted", "strict"}

func (l Level) String() string {
	if l < 0 || int(l) >= len(levelNames) {
		return fmt.Sprintf("Level(%d)", int(l))
	}
	return levelNames[l]
}

// ParseLevel returns the level of a name.
func ParseLevel(name string) (Level, error) {
	for l := Process; l <= Strict; l++ {
		if name == l.String() {
			return l, nil
		}
	}
	return 0, fmt.Errorf("confine: no level is named %q: there are process, restricted and strict", name)
}

// MarshalText returns the level's name.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText sets the level by its name.
func (l *Level) UnmarshalText(text []byte) error {
	level, err := ParseLevel(string(text))
	if err == nil {
		*l = level
	}
	return err
}

// check says whether l is a level at all.
func (l Level) check() error {
	if l < Process || l > Strict {
		return fmt.Errorf("confine: %v is not a level", l)
	}
	return nil
}
