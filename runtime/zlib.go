package runtime

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"hash/crc32"
	"io"

	"github.com/dop251/goja"
)

// fillZlib gives the module zlib its two functions: both take a format, bytes, and
// how hard to try or how many bytes there may be.
func (s *Sandbox) fillZlib(internal *goja.Object) error {
	return errors.Join(
		internal.Set("limit", s.config.Limits.Buffer),
		internal.Set("compress", s.native(func(call goja.FunctionCall) goja.Value {
			data, err := s.compress(call.Argument(0).String(), s.bytesAt(call, 1), int(call.Argument(4).ToInteger()), s.bytesAt(call, 5))
			if err != nil {
				panic(s.thrownByZlib(err))
			}
			return s.newBytes(data)
		})),
		internal.Set("expand", s.native(func(call goja.FunctionCall) goja.Value {
			data, err := s.expand(call.Argument(0).String(), s.bytesAt(call, 1), int(call.Argument(4).ToInteger()), s.bytesAt(call, 5), call.Argument(8).ToBoolean())
			if err != nil {
				panic(s.thrownByZlib(err))
			}
			return s.newBytes(data)
		})),
		internal.Set("crc32", s.native(func(call goja.FunctionCall) goja.Value {
			return s.vm.ToValue(crc32.Update(uint32(call.Argument(3).ToInteger()), crc32.IEEETable, s.bytesAt(call, 0)))
		})),
	)
}

// copyPieces copies in pieces, between which the script may be interrupted.
func (s *Sandbox) copyPieces(w io.Writer, r io.Reader) (n int64, err error) {
	for {
		m, err := io.CopyN(w, r, 1<<20)
		n += m
		switch {
		case err == io.EOF:
			return n, nil
		case err != nil:
			return n, err
		}
		s.poll()
	}
}

func (s *Sandbox) compress(format string, data []byte, level int, dictionary []byte) ([]byte, error) {
	var out bytes.Buffer
	var w io.WriteCloser
	var err error
	switch format {
	case "gzip":
		w, err = gzip.NewWriterLevel(&out, level)
	case "deflate":
		if len(dictionary) == 0 {
			dictionary = nil // or the header would ask for one
		}
		w, err = zlib.NewWriterLevelDict(&out, level, dictionary)
	default:
		w, err = flate.NewWriterDict(&out, level, dictionary)
	}
	if err != nil {
		return nil, err
	}
	if _, err := s.copyPieces(w, bytes.NewReader(data)); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// errExpandedTooFar says that compressed bytes hold more than they may.
var errExpandedTooFar = errors.New("too large")

// expand gives what compressed bytes hold, at most limit bytes. A format of "unzip"
// is gzip or deflate, as the bytes say. What is cut off at the end is an error, but
// if partial says otherwise.
func (s *Sandbox) expand(format string, data []byte, limit int, dictionary []byte, partial bool) ([]byte, error) {
	if format == "unzip" {
		format = "deflate"
		if len(data) > 1 && data[0] == 0x1f && data[1] == 0x8b {
			format = "gzip"
		}
	}
	source := bufio.NewReader(bytes.NewReader(data))
	var r io.Reader
	var err error
	switch format {
	case "gzip":
		r = &members{source: source}
	case "deflate":
		r, err = zlib.NewReaderDict(source, dictionary)
		if errors.Is(err, zlib.ErrDictionary) && len(dictionary) > 0 {
			err = errBadDictionary
		}
	default:
		r = flate.NewReaderDict(source, dictionary)
	}
	if err == nil {
		var out bytes.Buffer
		var n int64
		n, err = s.copyPieces(&out, io.LimitReader(r, int64(limit)+1))
		switch {
		case n > int64(limit):
			return nil, errExpandedTooFar
		case err == nil, partial && errors.Is(err, io.ErrUnexpectedEOF):
			return out.Bytes(), nil
		}
	}
	return nil, err
}

// errBadDictionary says that bytes were compressed with another dictionary.
var errBadDictionary = errors.New("bad dictionary")

// members reads the members of a gzip file, one after another. Zeros behind them
// are padding; all else must be another member, which [gzip.Reader] does not ask.
type members struct {
	source *bufio.Reader
	member *gzip.Reader // nil between two
	any    bool
}

func (m *members) Read(p []byte) (int, error) {
	for {
		if m.member == nil {
			start, err := m.source.Peek(2)
			switch {
			case m.any && (len(start) == 0 || start[0] == 0):
				return 0, io.EOF
			case err != nil:
				return 0, io.ErrUnexpectedEOF
			case start[0] != 0x1f || start[1] != 0x8b:
				return 0, gzip.ErrHeader
			}
			if m.member, err = gzip.NewReader(m.source); err != nil {
				return 0, err
			}
			m.member.Multistream(false)
			m.any = true
		}
		n, err := m.member.Read(p)
		if err == io.EOF {
			m.member = nil
			if err = nil; n == 0 {
				continue
			}
		}
		return n, err
	}
}

// thrownByZlib makes of an error what Node makes of it.
func (s *Sandbox) thrownByZlib(err error) *goja.Object {
	message, code, number := err.Error(), "Z_DATA_ERROR", -3
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errExpandedTooFar):
		e := s.rangeError("Cannot create a Buffer larger than the limit")
		_ = e.Set("code", "ERR_BUFFER_TOO_LARGE")
		return e
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		message, code, number = "unexpected end of file", "Z_BUF_ERROR", -5
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, zlib.ErrHeader):
		message = "incorrect header check"
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, zlib.ErrChecksum):
		message = "incorrect data check"
	case errors.Is(err, zlib.ErrDictionary):
		message, code, number = "Missing dictionary", "Z_NEED_DICT", 2
	case errors.Is(err, errBadDictionary):
		message, code, number = "Bad dictionary", "Z_NEED_DICT", 2
	case errors.As(err, &corrupt):
		message = "invalid stored block lengths"
	}
	e := s.newError(message)
	_ = e.Set("errno", number)
	_ = e.Set("code", code)
	return e
}
