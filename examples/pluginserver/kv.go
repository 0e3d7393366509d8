package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/wprun/wprun/runtime"
	"go.etcd.io/bbolt"
)

// tenantKey is that of the tenant's name in the context of a call.
type tenantKey struct{}

func withTenant(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, tenantKey{}, name)
}

// A store is a key-value store in a file, in which each tenant has keys of its
// own. Plugins know nothing of tenants: the context of a call says whose it is.
type store struct{ db *bbolt.DB }

// maxValue is how long keys and values may be.
const maxValue = 1 << 16

// module is what plugins find as require('kv').
func (s store) module() runtime.Module {
	return runtime.Module{Name: "kv", Funcs: map[string]any{
		"get":  s.get,
		"set":  s.set,
		"add":  s.add,
		"list": s.list,
	}}
}

func (s store) view(ctx context.Context, do func(*bbolt.Bucket)) error {
	name, err := tenant(ctx)
	if err != nil {
		return err
	}
	return s.db.View(func(tx *bbolt.Tx) error {
		if b := tx.Bucket(name); b != nil {
			do(b)
		}
		return nil
	})
}

func (s store) update(ctx context.Context, do func(*bbolt.Bucket) error) error {
	name, err := tenant(ctx)
	if err != nil {
		return err
	}
	return s.db.Batch(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(name)
		if err != nil {
			return err
		}
		return do(b)
	})
}

func tenant(ctx context.Context) ([]byte, error) {
	if name, ok := ctx.Value(tenantKey{}).(string); ok {
		return []byte(name), nil
	}
	return nil, errors.New("kv: there is no tenant: it can be used in calls only, not while the script is loaded")
}

// get returns a value; nil, which is null for scripts, if there is none.
func (s store) get(ctx context.Context, key string) (value *string, err error) {
	err = s.view(ctx, func(b *bbolt.Bucket) {
		if found := b.Get([]byte(key)); found != nil {
			text := string(found)
			value = &text
		}
	})
	return value, err
}

func (s store) set(ctx context.Context, key, value string) error {
	if len(key) > maxValue || len(value) > maxValue {
		return fmt.Errorf("kv: key or value is longer than %d bytes", maxValue)
	}
	return s.update(ctx, func(b *bbolt.Bucket) error { return b.Put([]byte(key), []byte(value)) })
}

// add adds to a counter and returns it.
func (s store) add(ctx context.Context, key string, n int64) (sum int64, err error) {
	read := func(b *bbolt.Bucket) {
		if found := b.Get([]byte(key)); len(found) == 8 {
			sum = int64(binary.BigEndian.Uint64(found))
		}
	}
	if n == 0 { // which needs not wait for the disk
		err = s.view(ctx, read)
		return sum, err
	}
	err = s.update(ctx, func(b *bbolt.Bucket) error {
		sum = 0
		read(b)
		sum += n
		return b.Put([]byte(key), binary.BigEndian.AppendUint64(nil, uint64(sum)))
	})
	return sum, err
}

// list returns the keys that begin with a prefix.
func (s store) list(ctx context.Context, prefix string) (keys []string, err error) {
	keys = []string{}
	err = s.view(ctx, func(b *bbolt.Bucket) {
		c := b.Cursor()
		for key, _ := c.Seek([]byte(prefix)); key != nil && strings.HasPrefix(string(key), prefix); key, _ = c.Next() {
			keys = append(keys, string(key))
		}
	})
	return keys, err
}
