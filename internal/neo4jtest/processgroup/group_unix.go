//go:build unix

package processgroup

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// Group is a command and everything that it has started.
type Group struct {
	// id is the id of the process group and of its first process.
	id int
}

// Start starts the command in a group of its own. The caller calls Wait of the
// command, and Kill of the group.
func Start(cmd *exec.Cmd) (*Group, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &Group{id: cmd.Process.Pid}, nil
}

// Signal sends a signal to every process of the group. It returns nil if no
// process of the group is left.
func (g *Group) Signal(signal syscall.Signal) error {
	err := syscall.Kill(-g.id, signal)
	// macOS answers EPERM if only ended processes are left in the group.
	if err != nil && !errors.Is(err, syscall.ESRCH) && !errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("send %v to process group %d: %w", signal, g.id, err)
	}
	return nil
}

// Kill ends every process of the group at once.
func (g *Group) Kill() error { return g.Signal(syscall.SIGKILL) }
