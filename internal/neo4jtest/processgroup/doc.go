// Package processgroup starts a command together with a group for everything
// that the command starts in turn. A Ctrl-C at the terminal does not reach the
// group: the owner of the group sends each signal on, once, or ends the group.
//
// On Unix it is a process group. On Windows it is a job object, which Windows
// ends when this process ends, and a console process group.
package processgroup
