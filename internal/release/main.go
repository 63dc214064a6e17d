// Command release builds parley for other people: with the playground inside,
// stamped with its version and commit, and the same bytes from the same sources.
//
//	go run ./internal/release                            archives for all platforms, in dist/
//	go run ./internal/release linux/amd64 windows/amd64  archives for these platforms
//	go run ./internal/release -binary FILE linux/amd64   one program, no archive
//
// An archive holds the program, LICENSE, README.md and the licences of the modules
// that the program contains. The file SHA256SUMS lists the archives. The times of
// the files are the time of the commit.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// platforms are those that people get archives for.
var platforms = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func main() {
	folder := flag.String("dir", "dist", "the folder for the archives; what is in it is removed")
	binary := flag.String("binary", "", "build only this program, for one platform")
	flag.Parse()
	wanted := flag.Args()
	if len(wanted) == 0 {
		wanted = platforms
	}
	if err := release(*folder, *binary, wanted); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release builds the program binary, or the archives if binary is empty.
func release(folder, binary string, wanted []string) error {
	if _, err := os.Stat("internal/web/dist/index.html"); err != nil {
		return fmt.Errorf("the playground is not built: run `make dist` or `make image`, which build it first: %w", err)
	}
	s, err := readStamp()
	if err != nil {
		return err
	}
	if binary != "" {
		if len(wanted) != 1 {
			return fmt.Errorf("-binary builds for one platform: name it, such as linux/amd64")
		}
		return build(s, wanted[0], binary)
	}
	return archives(s, folder, wanted)
}

// archives writes an archive for each platform, and SHA256SUMS.
func archives(s stamp, folder string, wanted []string) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "parley-release-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	began := time.Now()
	var sums []string
	for i, platform := range wanted {
		fmt.Printf("Building for %s (%d of %d)\n", platform, i+1, len(wanted))
		name := fmt.Sprintf("parley-%s-%s", s.version, strings.ReplaceAll(platform, "/", "-"))
		program := filepath.Join(work, name)
		if err := build(s, platform, program); err != nil {
			return err
		}
		files, err := contents(platform, program)
		if err != nil {
			return err
		}
		file, sum, err := archive(folder, name, platform, files, s.time)
		if err != nil {
			return err
		}
		sums = append(sums, fmt.Sprintf("%s  %s\n", sum, file))
		fmt.Printf("%s (after %.0f s)\n", filepath.Join(folder, file), time.Since(began).Seconds())
	}
	return os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(strings.Join(sums, "")), 0o644)
}

// contents returns the files of the archive for a platform.
func contents(platform, program string) ([]file, error) {
	licences, err := moduleLicences(platform)
	if err != nil {
		return nil, err
	}
	name := "parley"
	if strings.HasPrefix(platform, "windows/") {
		name = "parley.exe"
	}
	files := []file{{name: name, from: program, mode: 0o755}}
	for _, doc := range []string{"LICENSE", "README.md"} {
		files = append(files, file{name: doc, from: doc, mode: 0o644})
	}
	return append(files, file{name: "LICENSES-OF-MODULES.txt", text: licences, mode: 0o644}), nil
}
