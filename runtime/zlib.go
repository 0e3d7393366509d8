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
		if r, err = gzip.NewReader(source); err != nil && len(data) > 1 && !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
			err = gzip.ErrHeader
		}
	case "deflate":
		r, err = zlib.NewReaderDict(source, dictionary)
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
		case err == nil, partial && errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrHeader) && n > 0:
			return out.Bytes(), nil // what follows a gzip file and is none does not count
		}
	}
	return nil, err
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
	case errors.As(err, &corrupt):
		message = "invalid stored block lengths"
	}
	e := s.newError(message)
	_ = e.Set("errno", number)
	_ = e.Set("code", code)
	return e
}
