package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/moby/moby/client"
	"github.com/testcontainers/testcontainers-go"
	neo4jcontainer "github.com/testcontainers/testcontainers-go/modules/neo4j"
)

const (
	// envImage holds the full name of the container image.
	envImage = "PARLEY_TEST_NEO4J_IMAGE"
	// defaultImage is the container image if envImage is not set.
	defaultImage = "neo4j:5.26-community"
)

const (
	// A container engine on this machine answers within milliseconds. An engine
	// that is configured but does not run must not delay the tests, because they
	// have another way.
	engineTimeout = 3 * time.Second
	// pullTimeout is long enough to download the image (about 300 MB) over a slow line.
	pullTimeout = 5 * time.Minute
	// containerTimeout is long enough for a start on a small and busy machine, after
	// the download.
	containerTimeout = 3 * time.Minute
)

// envReaperDisabled is a variable of testcontainers.
const envReaperDisabled = "TESTCONTAINERS_RYUK_DISABLED"

// envHostOverride is a variable of testcontainers.
const envHostOverride = "TESTCONTAINERS_HOST_OVERRIDE"

// startContainer starts a server in a container.
func startContainer(ctx context.Context) (*Server, error) {
	// testcontainers starts a second container, the reaper, which removes the
	// first container when this process dies. The reaper's image comes from a
	// registry. Without a registry the start would fail, even if the engine has the
	// image of Neo4j. The reaper is not needed, because Stop removes the container.
	// To have the reaper, set the variable to false. testcontainers reads the
	// variable once, so it is set first.
	if os.Getenv(envReaperDisabled) == "" {
		if err := os.Setenv(envReaperDisabled, "true"); err != nil {
			return nil, fmt.Errorf("set %s: %w", envReaperDisabled, err)
		}
	}
	// An engine on this machine publishes a port under one number for IPv4 and under
	// another number for IPv6. testcontainers reads one of them, and may connect to
	// the other, because "localhost" can mean both. So name the IPv4 address.
	if host := os.Getenv("DOCKER_HOST"); os.Getenv(envHostOverride) == "" && (host == "" || strings.HasPrefix(host, "unix://")) {
		if err := os.Setenv(envHostOverride, "127.0.0.1"); err != nil {
			return nil, fmt.Errorf("set %s: %w", envHostOverride, err)
		}
	}
	if err := askEngine(ctx); err != nil {
		return nil, err
	}
	image := os.Getenv(envImage)
	if image == "" {
		image = defaultImage
	}
	if err := ensureImage(ctx, image); err != nil {
		return nil, err
	}
	return runContainer(ctx, image)
}

// askEngine returns nil if a container engine answers. It does not look for a
// client on the PATH or a socket in the file system: both may exist although no
// engine runs.
func askEngine(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, engineTimeout)
	defer cancel()
	cli, err := testcontainers.NewDockerClientWithOpts(ctx)
	if err != nil {
		return fmt.Errorf("it does not answer (start an engine; if its socket is not in the usual place, set DOCKER_HOST): %w", err)
	}
	defer func() { _ = cli.Close() }() // closes idle connections only
	if _, err := cli.Ping(ctx, client.PingOptions{}); err != nil {
		return fmt.Errorf("it does not answer (start an engine; if its socket is not in the usual place, set DOCKER_HOST): %w", err)
	}
	return nil
}

// ensureImage pulls the image unless the engine has it. testcontainers could pull
// it, too, but repeats a failed pull for a quarter of an hour. There is another way
// to get a server, so ensureImage gives up earlier.
func ensureImage(ctx context.Context, image string) error {
	ctx, cancel := context.WithTimeout(ctx, pullTimeout)
	defer cancel()
	cli, err := testcontainers.NewDockerClientWithOpts(ctx)
	if err != nil {
		return fmt.Errorf("connect to the engine: %w", err)
	}
	defer func() { _ = cli.Close() }()
	if _, err := cli.ImageInspect(ctx, image); err == nil {
		return nil
	}
	pull, err := cli.ImagePull(ctx, image, client.ImagePullOptions{})
	if err == nil {
		err = pull.Wait(ctx)
	}
	if err != nil {
		return fmt.Errorf("the engine answers, but cannot get the image %s (give it the image, or name one that it has in %s): %w",
			image, envImage, err)
	}
	return nil
}

// runContainer starts a container of the image, and returns its server when the
// server answers queries.
func runContainer(ctx context.Context, image string) (_ *Server, err error) {
	ctx, cancel := context.WithTimeout(ctx, containerTimeout)
	defer cancel()
	password := newPassword()
	ctr, err := neo4jcontainer.Run(
		ctx, image,
		neo4jcontainer.WithAdminPassword(password),
		neo4jcontainer.WithNeo4jSettings(map[string]string{
			"server.memory.heap.max_size":        "1g",
			"server.memory.pagecache.size":       "256m",
			"dbms.usage_report.enabled":          "false",
			"db.tx_log.preallocate":              "false",
			"db.relationship_grouping_threshold": "10", // decision 0021
		}),
	)
	stop := func() {
		if ctr == nil {
			return
		}
		if err := testcontainers.TerminateContainer(ctr); err != nil {
			fmt.Fprintf(os.Stderr, "neo4jtest: cannot remove the Neo4j container %s: remove it by hand: %v\n",
				ctr.GetContainerID(), err)
		}
	}
	defer func() {
		if err != nil {
			stop()
		}
	}()
	if err != nil {
		return nil, fmt.Errorf("the engine answers, but the image %s did not come up as a server: %w", image, err)
	}
	uri, err := ctr.PortEndpoint(ctx, "7687/tcp", "bolt")
	if err != nil {
		return nil, fmt.Errorf("find the port of the Neo4j container: %w", err)
	}
	s := &Server{
		URI:      uri,
		User:     initialUser,
		Password: password,
		Origin:   "a container of the image " + image,
		stop:     stop,
	}
	if err := awaitQueries(ctx, s); err != nil {
		return nil, fmt.Errorf("the Neo4j container at %s: %w", uri, err)
	}
	return s, nil
}
