package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc64"
	"io"
)

// A line is one of wprun map's input.
type line struct {
	number int64 // from 1
	text   []byte
	end    int64  // how many bytes of the input it ends behind
	sum    uint64 // of these bytes
}

const longest = 64 << 20 // bytes of a line

// readLines calls f with each line until f has had enough. The last one needs
// no end, and "\r\n" is one, too.
func readLines(r io.Reader, f func(line) bool) error {
	b := bufio.NewReaderSize(r, 64<<10)
	var l line
	for {
		var text []byte
		for {
			part, err := b.ReadSlice('\n')
			if len(text)+len(part) > longest {
				return fmt.Errorf("line %d is longer than %d MiB", l.number+1, longest>>20)
			}
			text = append(text, part...)
			if errors.Is(err, bufio.ErrBufferFull) {
				continue
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return err
			}
			break
		}
		if len(text) == 0 {
			return nil
		}
		l.number++
		l.end += int64(len(text))
		l.sum = crc64.Update(l.sum, crcTable(), text)
		if l.number == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff")) // a mark of the encoding, and none of the line
		}
		l.text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
		if !f(l) {
			return nil
		}
	}
}

func blank(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }
