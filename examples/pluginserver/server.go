package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
	"github.com/wprun/wprun/pool/prompool"
	"github.com/wprun/wprun/runtime"
	"go.etcd.io/bbolt"
)

type config struct {
	plugins   string // the directory in which they lie
	data      string // the file of the store
	transport pool.Transport
	timeout   time.Duration // of a call
	logger    *slog.Logger
}

// An Order is what the plugin price is given, and a Price what it says.
type (
	Order struct {
		Items []Item `json:"items"`
	}
	Item struct {
		Name  string `json:"name"`
		Count int    `json:"count"`
		Cents int    `json:"cents"`
	}
	Price struct {
		Subtotal int     `json:"subtotal"` // in cents
		Discount float64 `json:"discount"` // a part of one
		Total    int     `json:"total"`
	}
)

// A Filtered is a text as the plugin filter returns it.
type Filtered struct {
	Text   string `json:"text"`
	Masked int    `json:"masked"` // words in this text,
	Total  int    `json:"total"`  // and in all of this tenant's
}

// A server has plugins, and routes that call them.
type server struct {
	logger   *slog.Logger
	db       *bbolt.DB
	plugins  []*plugin.Plugin
	registry *prometheus.Registry
	news     news
	done     context.Context // ends when the server shuts down
	stop     context.CancelFunc

	price  func(context.Context, Order) (Price, error)
	filter func(context.Context, string) (Filtered, error)
	learn  func(context.Context, string) (int, error)
}

// newServer loads the plugins. What is wrong with one is an error here, and not
// with the first request.
func newServer(ctx context.Context, c config) (_ *server, err error) {
	s := &server{logger: c.logger, registry: prometheus.NewRegistry()}
	s.done, s.stop = context.WithCancel(context.Background())
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if s.db, err = bbolt.Open(c.data, 0o600, &bbolt.Options{Timeout: time.Second}); err != nil {
		return nil, fmt.Errorf("%s: %w", c.data, err)
	}
	options := plugin.Options{
		Pool: pool.Options{
			Transport: c.transport, MaxWorkers: 2, MaxQueue: 1000,
			Modules: []runtime.Module{store{s.db}.module()}, // for those who ask for it
		},
		Limits:     plugin.Limits{Timeout: c.timeout, Memory: 128 << 20, Output: 64 << 10},
		Suspension: time.Minute,
		Logger:     c.logger,
		Observer:   s.news.add,
	}
	load := func(name string, hooks ...string) *plugin.Plugin {
		if err != nil {
			return nil
		}
		options.Hooks = hooks
		var p *plugin.Plugin
		if p, err = plugin.Load(ctx, filepath.Join(c.plugins, name), options); err != nil {
			return nil
		}
		s.plugins = append(s.plugins, p)
		if err = p.Watch(); err == nil {
			err = s.registry.Register(prompool.New(p, nil))
		}
		return p
	}
	price, filter := load("price.js", "price"), load("filter", "filter", "learn")
	if err != nil {
		return nil, err
	}
	var errs [3]error
	s.price, errs[0] = pool.Bind[func(context.Context, Order) (Price, error)](price, "price")
	s.filter, errs[1] = pool.Bind[func(context.Context, string) (Filtered, error)](filter, "filter")
	s.learn, errs[2] = pool.Bind[func(context.Context, string) (int, error)](filter, "learn")
	return s, errors.Join(errs[:]...)
}

// close ends the plugins, when what they run has ended, and the store.
func (s *server) close() error {
	s.stop()
	var errs []error
	for _, p := range s.plugins {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		errs = append(errs, p.Close(ctx))
		cancel()
	}
	if s.db != nil {
		errs = append(errs, s.db.Close())
	}
	return errors.Join(errs...)
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /price", func(w http.ResponseWriter, r *http.Request) {
		var order Order
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&order); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		price, err := s.price(r.Context(), order)
		s.answer(w, r, price, err)
	})
	mux.HandleFunc("POST /filter", s.text(func(ctx context.Context, text string) (any, error) { return s.filter(ctx, text) }))
	mux.HandleFunc("POST /filter/words", s.text(func(ctx context.Context, word string) (any, error) {
		words, err := s.learn(ctx, word)
		return map[string]int{"words": words}, err
	}))
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{}))
	s.page(mux)
	// A page of somebody else must not press our buttons.
	return http.NewCrossOriginProtection().Handler(mux)
}

const maxBody = 1 << 20

// tenants are the names that a tenant may have.
var tenants = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)

// text is a route that gives a plugin a text, on behalf of a tenant.
func (s *server) text(call func(context.Context, string) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		tenant := cmp.Or(r.Header.Get("Tenant"), "public")
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err == nil && !tenants.MatchString(tenant) {
			err = errors.New("the header Tenant must be a short name of lower case letters and digits")
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		v, err := call(withTenant(r.Context(), tenant), string(body))
		s.answer(w, r, v, err)
	}
}

// answer writes what a plugin has returned, or an error as its caller is to see
// it.
func (s *server) answer(w http.ResponseWriter, r *http.Request, v any, err error) {
	var thrown *jsbridge.Error
	var suspended *plugin.SuspendedError
	switch {
	case err == nil:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(v) // who does not listen any more does not get it
	case errors.As(err, &suspended):
		if !suspended.Until.IsZero() {
			w.Header().Set("Retry-After", suspended.Until.UTC().Format(http.TimeFormat))
		}
		http.Error(w, "this plugin is suspended", http.StatusServiceUnavailable)
	case errors.Is(err, pool.ErrQueueFull):
		http.Error(w, "too many requests wait", http.StatusServiceUnavailable)
	case errors.Is(err, context.DeadlineExceeded):
		http.Error(w, "the plugin took too long", http.StatusGatewayTimeout)
	case errors.As(err, &thrown) && thrown.Name == "RangeError":
		http.Error(w, thrown.Message, http.StatusUnprocessableEntity) // that is how plugins refuse an input
	default:
		s.logger.ErrorContext(r.Context(), "a plugin has failed", "path", r.URL.Path, "error", err)
		http.Error(w, "the plugin has failed", http.StatusInternalServerError)
	}
}

// news are the latest events of all plugins.
type news struct {
	mu     sync.Mutex
	latest []plugin.Event
	waits  map[chan struct{}]bool // of those who want to know that there is one
}

const keptEvents = 20

// add is the observer of the plugins.
func (n *news) add(e plugin.Event) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.latest = append(n.latest, e)
	if len(n.latest) > keptEvents {
		n.latest = slices.Delete(n.latest, 0, 1)
	}
	for c := range n.waits {
		select {
		case c <- struct{}{}:
		default: // it is known already
		}
	}
}

// events returns the latest, newest first.
func (n *news) events() []plugin.Event {
	n.mu.Lock()
	defer n.mu.Unlock()
	latest := slices.Clone(n.latest)
	slices.Reverse(latest)
	return latest
}

// wait returns a channel that says that there is an event, until leave is called.
func (n *news) wait() (c chan struct{}, leave func()) {
	c = make(chan struct{}, 1)
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.waits == nil {
		n.waits = make(map[chan struct{}]bool)
	}
	n.waits[c] = true
	return c, func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.waits, c)
	}
}
