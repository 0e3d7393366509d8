package runtime

import (
	"math/big"
	"reflect"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"

	"github.com/wprun/wprun/jsbridge"
)

// maxConstantBits is the size of a BigInt that a source may spell out with
// operators.
const maxConstantBits = 1 << 24

// checkBigInts refuses expressions of BigInt constants whose value is huge: the
// compiler works them out, also in a function that is never called, and nothing
// can stop it.
func checkBigInts(tree *ast.Program, source string) (err error) {
	if !mayHaveBigInts(source) {
		return nil
	}
	c := bigConstants{seen: make(map[ast.Expression]bool)}
	walk(tree, func(node reflect.Value, _ *nodePlan) {
		if e, ok := node.Addr().Interface().(*ast.BinaryExpression); ok && err == nil && !c.seen[e] {
			_, err = c.value(e)
		}
	})
	return err
}

// mayHaveBigInts reports whether a digit is followed by an n somewhere.
func mayHaveBigInts(source string) bool {
	for i := 1; i < len(source); i++ {
		if c := source[i-1]; source[i] == 'n' && (c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return true
		}
	}
	return false
}

var errBigInt = &jsbridge.Error{
	Name:    "RangeError",
	Message: "Maximum BigInt size exceeded",
	Stack:   "RangeError: Maximum BigInt size exceeded",
}

// bigConstants works out expressions of BigInt constants, each once.
type bigConstants struct{ seen map[ast.Expression]bool }

// value returns the value of an expression, nil if it is not constant, and an
// error where it is too large to be worked out.
func (c bigConstants) value(e ast.Expression) (*big.Int, error) {
	switch e := e.(type) {
	case *ast.NumberLiteral:
		value, _ := e.Value.(*big.Int)
		return value, nil
	case *ast.UnaryExpression:
		value, err := c.value(e.Operand)
		if value != nil && e.Operator == token.MINUS {
			return new(big.Int).Neg(value), nil
		}
		return nil, err
	case *ast.BinaryExpression:
		c.seen[e] = true
		left, err := c.value(e.Left)
		if left == nil || err != nil {
			return nil, err
		}
		right, err := c.value(e.Right)
		if right == nil || err != nil {
			return nil, err
		}
		return bigOperation(e.Operator, left, right)
	}
	return nil, nil
}

func bigOperation(operator token.Token, left, right *big.Int) (*big.Int, error) {
	small := right.IsInt64() && right.Int64() <= maxConstantBits
	switch operator {
	case token.PLUS:
		return new(big.Int).Add(left, right), nil
	case token.MINUS:
		return new(big.Int).Sub(left, right), nil
	case token.MULTIPLY:
		if left.BitLen()+right.BitLen() > maxConstantBits {
			return nil, errBigInt
		}
		return new(big.Int).Mul(left, right), nil
	case token.SHIFT_LEFT:
		if right.Sign() < 0 {
			return nil, nil
		}
		if !small || left.BitLen()+int(right.Int64()) > maxConstantBits {
			return nil, errBigInt
		}
		return new(big.Int).Lsh(left, uint(right.Int64())), nil
	case token.EXPONENT:
		if right.Sign() < 0 || left.BitLen() <= 1 { // 0 and 1 stay what they are
			return nil, nil
		}
		if !small || left.BitLen()*int(right.Int64()) > maxConstantBits {
			return nil, errBigInt
		}
		return new(big.Int).Exp(left, right, nil), nil
	}
	return nil, nil
}
