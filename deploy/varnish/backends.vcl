# The replicas. On one machine: the two instances of deploy/systemd/tipsheet@.service.

# From SIGTERM on, /health/ready says 503 for DRAIN_SECONDS (5), and a replica counts as sick after
# three such answers: no request goes to it when it stops listening. It counts as healthy again after
# the first good one, so that it is back before the other one leaves.
probe ready {
    .url = "/health/ready";
    .interval = 1s;
    .timeout = 1s;
    .window = 3;
    .threshold = 1;
    .initial = 1;
}

backend first {
    .host = "127.0.0.1";
    .port = "3000";
    .probe = ready;
    .connect_timeout = 1s;
    .first_byte_timeout = 15s;
    .between_bytes_timeout = 5s;
}

backend second {
    .host = "127.0.0.1";
    .port = "3001";
    .probe = ready;
    .connect_timeout = 1s;
    .first_byte_timeout = 15s;
    .between_bytes_timeout = 5s;
}

sub vcl_init {
    new replicas = directors.round_robin();
    replicas.add_backend(first);
    replicas.add_backend(second);
}

sub vcl_backend_error {
    # What one replica doesn't answer goes to the other, once.
    if (bereq.retries == 0) {
        if (beresp.backend == first) {
            set bereq.backend = second;
        } else {
            set bereq.backend = first;
        }
        return (retry);
    }
}
