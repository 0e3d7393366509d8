package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/wprun/wprun/pool/jsapi"
)

// typesFile is where editors look when tsconfig.json names it, or paths does.
const typesFile = "workerpool.d.ts"

func newTypesCommand(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "types [FILE]",
		Short: "Write the TypeScript declarations of require('workerpool')",
		Long: `types writes the TypeScript declarations of what programs get from
require('workerpool') to workerpool.d.ts in the current directory, or to the
file that is named; - is standard output. A file that is there is replaced.

A program of that name is run by 'wprun ./types'.`,
		Example: `  wprun types
  wprun types types/workerpool.d.ts
  wprun types - | less`,
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return errors.New("types writes one file")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			path := typesFile
			if len(args) == 1 {
				path = args[0]
			}
			if path == "-" {
				return c.output([]byte(jsapi.Types))
			}
			if err := os.WriteFile(path, []byte(jsapi.Types), 0o666); err != nil {
				return failed(fmt.Errorf("cannot write the declarations: %w", err))
			}
			return nil
		},
	}
}
