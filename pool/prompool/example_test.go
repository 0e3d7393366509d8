package prompool_test

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/prompool"
)

func Example() {
	ctx := context.Background()
	p, err := pool.New(pool.Options{Name: "plugins"})
	if err != nil {
		log.Fatal(err)
	}
	defer p.Close(ctx)

	registry := prometheus.NewRegistry()
	registry.MustRegister(prompool.New(p, nil))
	metrics := promhttp.HandlerFor(registry, promhttp.HandlerOpts{})

	fmt.Println(p.Run("(a, b) => a * b", 6, 7).Await(ctx))

	// What Prometheus would see.
	response := httptest.NewRecorder()
	metrics.ServeHTTP(response, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "wprun_pool_tasks_total") {
			fmt.Println(lines.Text())
		}
	}
	// Output:
	// 42 <nil>
	// wprun_pool_tasks_total{outcome="cancelled",pool="plugins"} 0
	// wprun_pool_tasks_total{outcome="completed",pool="plugins"} 1
	// wprun_pool_tasks_total{outcome="failed",pool="plugins"} 0
	// wprun_pool_tasks_total{outcome="timed_out",pool="plugins"} 0
}
