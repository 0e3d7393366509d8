package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A checkpoint says of which lines of the input the results are in the output,
// and how long that was then.
type checkpoint struct {
	Version  int
	Task     string  // what makes a result out of a line
	Skip     int64   // lines at the beginning of the input that the user leaves out
	Lines    int64   // the last line whose result is in the output
	Sum      uint64  // CRC-64 of the input up to and with that line
	Missing  []int64 // lines before it whose results are not, sorted: with --unordered, those that were under way
	Bytes    int64   // of the output
	Complete bool
}

const checkpointVersion = 1

func newCheckpoint() checkpoint { return checkpoint{Version: checkpointVersion} }

// has reports whether the result of a line is in the output.
func (c *checkpoint) has(number int64) bool {
	if number > c.Lines {
		return false
	}
	_, missing := slices.BinarySearch(c.Missing, number)
	return !missing
}

// pass adds a line to those whose results are.
func (c *checkpoint) pass(l line) {
	if l.number <= c.Lines {
		if i, found := slices.BinarySearch(c.Missing, l.number); found {
			c.Missing = slices.Delete(c.Missing, i, i+1)
		}
		return
	}
	for n := c.Lines + 1; n < l.number; n++ {
		c.Missing = append(c.Missing, n)
	}
	c.Lines, c.Sum = l.number, l.sum
}

// done is the last line that is there with all that come before it.
func (c *checkpoint) done() int64 {
	if len(c.Missing) > 0 {
		return c.Missing[0] - 1
	}
	return c.Lines
}

func checkpointFile(path string) string { return path + ".checkpoint" }

// readCheckpoint returns that of an output, or nil if it has none.
func readCheckpoint(path string) (*checkpoint, error) {
	text, err := os.ReadFile(checkpointFile(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var c checkpoint
	if json.Unmarshal(text, &c) != nil || c.Version != checkpointVersion {
		return nil, fmt.Errorf("%s is no checkpoint of this version of wprun", checkpointFile(path))
	}
	return &c, nil
}

// write replaces the checkpoint of an output: after a crash there is the old one
// or the new one.
func (c *checkpoint) write(path string) error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	file, err := os.Create(checkpointFile(path) + ".new")
	if err != nil {
		return err
	}
	_, err = file.Write(append(text, '\n'))
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), checkpointFile(path))
	}
	if err == nil {
		err = syncDirectory(filepath.Dir(path))
	}
	return err
}
