package processgroup

import (
	"errors"
	"fmt"
	"os/exec"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Group is a command and everything that it has started.
type Group struct {
	// id is the id of the command's process and of its console process group.
	id int

	mu sync.Mutex
	// job is the job object, or 0 after Kill.
	job windows.Handle
}

// Start starts the command in a group of its own. The caller calls Wait of the
// command, and Kill of the group.
func Start(cmd *exec.Cmd) (*Group, error) {
	job, err := newJob()
	if err != nil {
		return nil, fmt.Errorf("make a job object: %w", err)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, windows.CloseHandle(job))
	}
	if err := assign(job, cmd.Process.Pid); err != nil {
		err = fmt.Errorf("put process %d into a job object: %w", cmd.Process.Pid, err)
		return nil, errors.Join(err, cmd.Process.Kill(), windows.CloseHandle(job))
	}
	return &Group{id: cmd.Process.Pid, job: job}, nil
}

// newJob returns a job object whose processes end when its last handle is
// closed. Windows closes the handle when this process ends, in whatever way.
func newJob() (windows.Handle, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return 0, err
	}
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{
		BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{LimitFlags: windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE},
	}
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	if err != nil {
		return 0, errors.Join(err, windows.CloseHandle(job))
	}
	return job, nil
}

// assign puts a process, and all that it starts from now on, into a job object.
func assign(job windows.Handle, pid int) error {
	process, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(pid))
	if err != nil {
		return err
	}
	return errors.Join(windows.AssignProcessToJobObject(job, process), windows.CloseHandle(process))
}

// Signal asks every process of the group to end. Windows has one such request
// for a group, Ctrl-Break, so Signal sends it for every signal except SIGKILL,
// for which Signal does what Kill does.
func (g *Group) Signal(signal syscall.Signal) error {
	if signal == syscall.SIGKILL {
		return g.Kill()
	}
	if err := windows.GenerateConsoleCtrlEvent(windows.CTRL_BREAK_EVENT, uint32(g.id)); err != nil {
		return fmt.Errorf("send Ctrl-Break to process group %d: %w", g.id, err)
	}
	return nil
}

// Kill ends every process of the group at once.
func (g *Group) Kill() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.job == 0 {
		return nil
	}
	err := errors.Join(windows.TerminateJobObject(g.job, 1), windows.CloseHandle(g.job))
	g.job = 0
	if err != nil {
		return fmt.Errorf("end the job object of process %d: %w", g.id, err)
	}
	return nil
}
