// Package committed reads a folder as it is committed in git, so that the present folder can be compared with it. It runs the program git.
package committed

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// ErrNotCommitted says that a folder is in no git repository, or that no commit has the folder.
var ErrNotCommitted = errors.New("the folder is not committed in git")

// Folder writes the files of a folder, as they are in the last commit, into a new temporary folder, and returns its name. The caller calls remove
// at the end. The error is ErrNotCommitted if no commit has the folder, or if the machine has no git.
func Folder(ctx context.Context, folder string) (copied string, remove func(), err error) {
	prefix, err := git(ctx, folder, nil, "rev-parse", "--show-prefix")
	if err != nil {
		return "", nil, err
	}
	tree := "HEAD:" + strings.TrimSuffix(strings.TrimSuffix(string(prefix), "\n"), "/")
	listed, err := git(ctx, folder, nil, "ls-tree", "-r", "-z", "--full-tree", tree)
	if err != nil {
		return "", nil, err
	}
	var hashes bytes.Buffer
	var names []string
	for _, line := range strings.Split(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		fields, name, ok := strings.Cut(line, "\t")
		parts := strings.Fields(fields) // mode, type, hash
		const link = "120000"
		if !ok || len(parts) != 3 || parts[1] != "blob" || parts[0] == link {
			continue
		}
		names = append(names, name)
		fmt.Fprintln(&hashes, parts[2])
	}
	contents, err := git(ctx, folder, &hashes, "cat-file", "--batch")
	if err != nil {
		return "", nil, err
	}
	copied, err = os.MkdirTemp("", "parley-committed-")
	if err != nil {
		return "", nil, err
	}
	remove = func() { _ = os.RemoveAll(copied) }
	if err := write(copied, names, contents); err != nil {
		remove()
		return "", nil, fmt.Errorf("copy the committed files: %w", err)
	}
	return copied, remove, nil
}

// write writes files whose contents are in the form of git cat-file --batch: a line that ends with the size, the content, and a line break.
func write(folder string, names []string, contents []byte) error {
	root, err := os.OpenRoot(folder) // a name in a commit cannot lead out of the folder
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	in := bufio.NewReader(bytes.NewReader(contents))
	for _, name := range names {
		header, err := in.ReadString('\n')
		if err != nil {
			return err
		}
		size, err := strconv.Atoi(strings.TrimSpace(header[strings.LastIndexByte(header, ' ')+1:]))
		if err != nil {
			return fmt.Errorf("git says %q of a file", header)
		}
		content := make([]byte, size+1)
		if _, err := io.ReadFull(in, content); err != nil {
			return err
		}
		if err := root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o700); err != nil {
			return err
		}
		if err := root.WriteFile(filepath.FromSlash(name), content[:size], 0o600); err != nil {
			return err
		}
	}
	return nil
}

// git runs git in a folder and returns what it prints.
func git(ctx context.Context, folder string, in io.Reader, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", folder}, args...)...)
	var complaint bytes.Buffer
	cmd.Stdin, cmd.Stderr = in, &complaint
	out, err := cmd.Output()
	if err != nil {
		said, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		if said == "" {
			said = err.Error()
		}
		return nil, fmt.Errorf("%w: %s", ErrNotCommitted, said)
	}
	return out, nil
}
