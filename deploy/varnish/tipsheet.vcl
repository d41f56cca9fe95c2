# Varnish in front of Tipsheet: put this file and backends.vcl into /etc/varnish, and start
# `varnishd -f /etc/varnish/tipsheet.vcl`. Set TRUST_PROXY of Tipsheet to the address that Varnish
# connects from.
vcl 4.1;

import directors;
import std;

include "backends.vcl";

sub vcl_recv {
    set req.backend_hint = replicas.backend();
    unset req.http.X-Hit;
    if (req.restarts == 0) {
        unset req.http.X-Coding;
        unset req.http.X-Renew;
    }

    # The edge says who the client is; whatever the client said itself is dropped. Behind another
    # load balancer, have it speak the PROXY protocol, so that client.ip is the client's.
    set req.http.X-Forwarded-For = client.ip;
    unset req.http.X-Forwarded-Host;
    unset req.http.Forwarded;

    # Varnish would compare it with the time at which it fetched the answer, and say 304 of one that
    # has changed in the meantime. ETags alone tell what has changed.
    unset req.http.If-Modified-Since;

    # What WordPress writes (tip-sheet.js?ver=6.5.2) is taken off, so that the cache has one entry for
    # each script. Every other query is for Tipsheet to judge.
    if (req.url ~ "^/embed/[^?]*\.js\?") {
        set req.url = regsub(req.url, "\?.*$", "");
    }

    # Kept so that it can be sent to the other replica: every request is safe to repeat. What is longer,
    # Tipsheet refuses.
    if (std.integer(req.http.Content-Length, 131073) <= 131072 && !std.cache_req_body(128KB)) {
        return (pass);
    }

    # Tipsheet answers for methods and request content that it doesn't take, and probes ask it alone.
    if ((req.method != "GET" && req.method != "HEAD") ||
        req.http.Content-Length || req.http.Transfer-Encoding ||
        req.url ~ "^/health/") {
        return (pass);
    }
    # Without a seed it is never the same twice, so that nobody may wait for the answer of another;
    # whether it is kept is for Cache-Control to say.
    if (req.url ~ "^/v1/tips/random(\?|$)") {
        set req.hash_ignore_busy = true;
    }

    if (req.restarts > 0) {
        # The coding is known: Varnish has put its own Accept-Encoding in place by now.
        set req.hash_always_miss = req.restarts == 1;
        return (hash);
    }

    # A URL has one representation and three codings (br, gzip, identity) with an ETag each. What
    # browsers send asks for one of them plainly; whoever gives weights gets an entry of their own,
    # so that Tipsheet alone negotiates.
    if (!req.http.Accept-Encoding) {
        set req.http.X-Coding = "identity";
    } else if (req.http.Accept-Encoding ~ "[;*]") {
        set req.http.X-Coding = req.http.Accept-Encoding;
    } else if (req.http.Accept-Encoding ~ "(?i)\bbr\b") {
        set req.http.X-Coding = "br";
    } else if (req.http.Accept-Encoding ~ "(?i)\bgzip\b") {
        set req.http.X-Coding = "gzip";
    } else {
        set req.http.X-Coding = "identity";
    }
    return (hash);
}

sub vcl_hash {
    # Nothing in an answer depends on the Host.
    hash_data(req.url);
    hash_data(req.http.X-Coding);
    return (lookup);
}

sub vcl_backend_fetch {
    # Varnish wants gzip by itself, to unpack it for some; the ETags forbid that.
    if (bereq.http.X-Coding) {
        set bereq.http.Accept-Encoding = bereq.http.X-Coding;
        unset bereq.http.X-Coding;
    }
    if (bereq.is_bgfetch && bereq.http.X-Renew) {
        # It has just failed.
        return (abandon);
    }
    # Varnish by itself would take the content from a GET, and Tipsheet refuses it.
    return (fetch);
}

sub vcl_backend_response {
    if (bereq.is_bgfetch && beresp.status >= 400 && beresp.status != 404 && beresp.status != 410) {
        # Busy, or not to this client's liking: the stale answer is the better one.
        return (abandon);
    }
    if (bereq.http.X-Renew && (beresp.status >= 500 || beresp.status == 429)) {
        # Varnish would remember for two minutes that this can't be kept, and pass the stale answer over.
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    if (beresp.http.Cache-Control ~ "stale-if-error=[0-9]+") {
        set beresp.grace = std.duration(
            regsub(beresp.http.Cache-Control, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s);
    } else {
        set beresp.grace = 0s;
    }
    # Varnish by itself would keep redirects of other statuses only.
    if (beresp.status == 308 && beresp.http.Cache-Control !~ "no-store") {
        if (beresp.http.Cache-Control ~ "s-maxage=[0-9]+") {
            set beresp.ttl = std.duration(
                regsub(beresp.http.Cache-Control, "^.*s-maxage=([0-9]+).*$", "\1s"), 0s);
        } else if (beresp.http.Cache-Control ~ "max-age=[0-9]+") {
            set beresp.ttl = std.duration(
                regsub(beresp.http.Cache-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
        }
    }
    # Past that, an answer is kept to be asked after by its ETag.
    if (beresp.http.ETag) {
        set beresp.keep = 1d;
    }
}

sub vcl_backend_error {
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    set beresp.status = 503;
    set beresp.reason = "No replica answered";
    set beresp.http.Content-Type = "application/problem+json";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "2";
    set beresp.http.Access-Control-Allow-Origin = "*";
    # Browsers heed it over https only (RFC 6797 §8.1).
    set beresp.http.Strict-Transport-Security = "max-age=31536000; includeSubDomains";
    set beresp.http.X-Content-Type-Options = "nosniff";
    set beresp.http.Referrer-Policy = "strict-origin-when-cross-origin";
    set beresp.http.Cross-Origin-Resource-Policy = "cross-origin";
    set beresp.http.Content-Security-Policy = "default-src 'none'; frame-ancestors 'none'";
    set beresp.body = {"{"type":"about:blank","title":"Service Unavailable","status":503}"};
    set beresp.ttl = 0s;
    set beresp.uncacheable = true;
    return (deliver);
}

# What Varnish says by itself, in the form of every other error (RFC 9457).
sub vcl_synth {
    set resp.http.Content-Type = "application/problem+json";
    set resp.http.Cache-Control = "no-store";
    set resp.http.Access-Control-Allow-Origin = "*";
    set resp.http.Strict-Transport-Security = "max-age=31536000; includeSubDomains";
    set resp.http.X-Content-Type-Options = "nosniff";
    set resp.http.Referrer-Policy = "strict-origin-when-cross-origin";
    set resp.http.Cross-Origin-Resource-Policy = "cross-origin";
    set resp.http.Content-Security-Policy = "default-src 'none'; frame-ancestors 'none'";
    set resp.body = {"{"type":"about:blank","title":""} + resp.reason + {"","status":"} + resp.status + {"}"};
    return (deliver);
}

sub vcl_hit {
    set req.http.X-Hit = "hit";
    if (obj.ttl < 0s) {
        set req.http.X-Hit = "hit; detail=stale";
        # It is sent, and fetched again meanwhile, for as long as its stale-while-revalidate says. After
        # that (the tip of the day after midnight) it is fetched first, and sent only when no replica is
        # well or fetching it has just failed. Several clients at once are several fetches.
        if (req.restarts == 0 && std.healthy(req.backend_hint) &&
            obj.ttl + std.duration(regsub(obj.http.Cache-Control,
                "^.*stale-while-revalidate=([0-9]+).*$", "\1s"), 0s) < 0s) {
            set req.http.X-Renew = "yes";
            return (restart);
        }
    }
}

sub vcl_deliver {
    # When fetching it again fails, the stale answer is still better than none.
    if (req.hash_always_miss && (resp.status >= 500 || resp.status == 429)) {
        return (restart);
    }
    # Varnish compares If-None-Match with one ETag only; it may be a list, or * (RFC 9110 §13.1.2).
    if (resp.http.ETag && (req.http.If-None-Match == "*" ||
        std.strstr(req.http.If-None-Match, resp.http.ETag))) {
        set req.http.If-None-Match = resp.http.ETag;
    }

    # RFC 9211: whether the cache answered, for whoever looks into a response.
    if (req.http.X-Hit) {
        set resp.http.Cache-Status = "Varnish; " + req.http.X-Hit;
    } else if (req.http.X-Coding) {
        set resp.http.Cache-Status = "Varnish; fwd=miss";
    } else {
        set resp.http.Cache-Status = "Varnish; fwd=bypass";
    }
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}
