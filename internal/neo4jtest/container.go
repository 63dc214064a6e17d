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
	// envImage names the container image to use in place of defaultImage, in full.
	envImage = "PARLEY_TEST_NEO4J_IMAGE"
	// defaultImage is the container image that is used where envImage is not set.
	defaultImage = "neo4j:5.26-community"
)

const (
	// A container engine on this machine answers within milliseconds. One that is
	// configured but gone must not hold up the tests, which have another way.
	engineTimeout = 3 * time.Second
	// Long enough to download the image (some 300 MB) over a slow line.
	pullTimeout = 5 * time.Minute
	// From the image at hand to a server that answers, on a busy small machine.
	containerTimeout = 3 * time.Minute
)

// envReaperDisabled is testcontainers' own variable.
const envReaperDisabled = "TESTCONTAINERS_RYUK_DISABLED"

// envHostOverride is testcontainers' own variable, too.
const envHostOverride = "TESTCONTAINERS_HOST_OVERRIDE"

// startContainer starts a server in a container.
func startContainer(ctx context.Context) (*Server, error) {
	// testcontainers starts a second container, the reaper, which removes the
	// first one when this process dies. Its image comes from a registry, so where
	// only the Neo4j image is at hand it would make a start fail that can well
	// succeed. Stop removes the container; whoever wants the reaper too sets the
	// variable to false. It is read once, so this comes before all else.
	if os.Getenv(envReaperDisabled) == "" {
		if err := os.Setenv(envReaperDisabled, "true"); err != nil {
			return nil, fmt.Errorf("set %s: %w", envReaperDisabled, err)
		}
	}
	// An engine on this machine publishes a port under one number for IPv4 and
	// under another for IPv6, and testcontainers reads one and may ask the other:
	// "localhost" can mean either.
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

// askEngine returns nil if a container engine answers. A client on the PATH or a
// socket in the file system says nothing: both may be there without an engine.
func askEngine(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, engineTimeout)
	defer cancel()
	cli, err := testcontainers.NewDockerClientWithOpts(ctx)
	if err != nil {
		return fmt.Errorf("none answers (is one running, and does DOCKER_HOST name it if it is not in the usual place?): %w", err)
	}
	defer func() { _ = cli.Close() }() // only idle connections, nothing to lose
	if _, err := cli.Ping(ctx, client.PingOptions{}); err != nil {
		return fmt.Errorf("none answers (is one running, and does DOCKER_HOST name it if it is not in the usual place?): %w", err)
	}
	return nil
}

// ensureImage pulls the image unless the engine has it. testcontainers would do
// so too, but it tries a pull that fails again for a quarter of an hour, which
// makes no sense where there is another way to get a server.
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

func runContainer(ctx context.Context, image string) (_ *Server, err error) {
	ctx, cancel := context.WithTimeout(ctx, containerTimeout)
	defer cancel()
	password := newPassword()
	ctr, err := neo4jcontainer.Run(
		ctx, image,
		neo4jcontainer.WithAdminPassword(password),
		neo4jcontainer.WithNeo4jSettings(map[string]string{
			"server.memory.heap.max_size":  "1g",
			"server.memory.pagecache.size": "256m",
			"dbms.usage_report.enabled":    "false",
			"db.tx_log.preallocate":        "false",
		}),
	)
	stop := func() {
		if ctr == nil {
			return
		}
		if err := testcontainers.TerminateContainer(ctr); err != nil {
			fmt.Fprintf(os.Stderr, "neo4jtest: the Neo4j container %s could not be removed, remove it by hand: %v\n",
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
