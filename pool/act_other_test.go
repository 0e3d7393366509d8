//go:build !linux

package pool_test

func act() {}
