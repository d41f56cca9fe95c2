# Varnish in front of Tipsheet: put this file and backends.vcl into /etc/varnish, and start
# `varnishd -f /etc/varnish/tipsheet.vcl`. Set TRUST_PROXY of Tipsheet to the address that Varnish
# connects from.
vcl 4.1;

import directors;
import std;

include "backends.vcl";

sub vcl_recv {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set req.backend_hint = replicas.backend();
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
unset req.http.X-Hit;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (req.restarts == 0) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    unset req.http.X-Coding;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# The edge says who the client is; whatever the client said itself is dropped. Behind another
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# load balancer, have it speak the PROXY protocol, so that client.ip is the client's.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set req.http.X-Forwarded-For = client.ip;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
unset req.http.X-Forwarded-Host;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
unset req.http.Forwarded;

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# just fetched again, changed. ETags tell what has changed.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
unset req.http.If-Modified-Since;

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Queries that mean nothing are taken off, so that the cache has one entry for each file and
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# frame: WordPress writes tip-sheet.js?ver=6.5.2, and people add what measures their campaigns. All
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# of the query of a file; of a frame all but the parameters that it has. Every other URL is for
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Tipsheet to judge.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (req.url ~ "^/embed/[^?]*\.js\?") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.url = regsub(req.url, "\?.*$", "");
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else if (req.url ~ "^/embed/(articles|tips)/[^?]+\?") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.url = regsuball(req.url,
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
        "(?<=[?&])(?!(?:lang|theme)(?:[=&]|$))[^&=%]*(?:=[^&]*)?(?:&|$)", "");
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.url = regsub(req.url, "[?&]$", "");
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Tipsheet answers for methods and request content that it doesn't take, and probes ask it alone.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if ((req.method != "GET" && req.method != "HEAD") ||
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    req.http.Content-Length || req.http.Transfer-Encoding ||
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    req.url ~ "^/health/") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    return (pass);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Without a seed it is never the same twice, so that nobody may wait for the answer of another;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# whether it is kept is for Cache-Control to say.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (req.url ~ "^/v1/tips/random(\?|$)") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.hash_ignore_busy = true;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (req.restarts > 0) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    # The coding is known: Varnish has put its own Accept-Encoding in place by now.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.grace = 8d;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    return (hash);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# A URL has one representation and three codings (br, gzip, identity) with an ETag each. What
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# browsers send asks for one of them plainly; whoever gives weights gets an entry of their own,
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# so that Tipsheet alone negotiates.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (!req.http.Accept-Encoding) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.http.X-Coding = "identity";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else if (req.http.Accept-Encoding ~ "[;*]") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.http.X-Coding = req.http.Accept-Encoding;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else if (req.http.Accept-Encoding ~ "(?i)\bbr\b") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.http.X-Coding = "br";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else if (req.http.Accept-Encoding ~ "(?i)\bgzip\b") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.http.X-Coding = "gzip";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.http.X-Coding = "identity";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# How long past its lifetime an answer will do: a day while a replica is well and the answer is
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# fetched again meanwhile (the stale-while-revalidate of Tipsheet's answers), and as long as it is
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# kept (their stale-if-error) when none is, or when fetching it has just failed.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (std.healthy(req.backend_hint)) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.grace = 1d;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
return (hash);
}

sub vcl_hash {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Nothing in an answer depends on the Host.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
hash_data(req.url);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
hash_data(req.http.X-Coding);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
return (lookup);
}

sub vcl_backend_fetch {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Varnish wants gzip by itself, to unpack it for some; the ETags forbid that.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (bereq.http.X-Coding) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set bereq.http.Accept-Encoding = bereq.http.X-Coding;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    unset bereq.http.X-Coding;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Varnish by itself would take the content from a GET, and Tipsheet refuses it.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
return (fetch);
}

sub vcl_backend_response {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (bereq.is_bgfetch && beresp.status >= 400 && beresp.status != 404 && beresp.status != 410) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    # Busy, or not to this client's liking: the stale answer is the better one.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    return (abandon);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (beresp.http.Cache-Control ~ "stale-if-error=[0-9]+") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set beresp.grace = std.duration(
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
        regsub(beresp.http.Cache-Control, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set beresp.grace = 0s;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Varnish by itself would keep redirects of other statuses only.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (beresp.status == 308 && beresp.http.Cache-Control !~ "no-store") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    if (beresp.http.Cache-Control ~ "s-maxage=[0-9]+") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
        set beresp.ttl = std.duration(
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
            regsub(beresp.http.Cache-Control, "^.*s-maxage=([0-9]+).*$", "\1s"), 0s);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    } else if (beresp.http.Cache-Control ~ "max-age=[0-9]+") {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
        set beresp.ttl = std.duration(
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
            regsub(beresp.http.Cache-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    }
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Past that, an answer is kept to be asked after by its ETag.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (beresp.http.ETag) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set beresp.keep = 1d;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
}

sub vcl_backend_error {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (bereq.is_bgfetch) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    return (abandon);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.status = 503;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.reason = "No replica answered";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Content-Type = "application/problem+json";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Cache-Control = "no-store";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Retry-After = "2";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Access-Control-Allow-Origin = "*";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Browsers heed it over https only (RFC 6797 §8.1).
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Strict-Transport-Security = "max-age=31536000; includeSubDomains";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.X-Content-Type-Options = "nosniff";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Referrer-Policy = "strict-origin-when-cross-origin";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Cross-Origin-Resource-Policy = "cross-origin";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.http.Content-Security-Policy = "default-src 'none'; frame-ancestors 'none'";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.body = {"{"type":"about:blank","title":"Service Unavailable","status":503}"};
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.ttl = 0s;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set beresp.uncacheable = true;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
return (deliver);
}

# What Varnish says by itself, in the form of every other error (RFC 9457).
sub vcl_synth {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.Content-Type = "application/problem+json";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.Cache-Control = "no-store";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.Access-Control-Allow-Origin = "*";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.Strict-Transport-Security = "max-age=31536000; includeSubDomains";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.X-Content-Type-Options = "nosniff";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.Referrer-Policy = "strict-origin-when-cross-origin";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.Cross-Origin-Resource-Policy = "cross-origin";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.http.Content-Security-Policy = "default-src 'none'; frame-ancestors 'none'";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set resp.body = {"{"type":"about:blank","title":""} + resp.reason + {"","status":"} + resp.status + {"}"};
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
return (deliver);
}

sub vcl_hit {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
set req.http.X-Hit = "hit";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (obj.ttl < 0s) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.http.X-Hit = "hit; detail=stale";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
}

sub vcl_deliver {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# When fetching fails, an answer that is older than a day past its lifetime is still better than
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# none. A 503 of Tipsheet itself says that it has too much to do: asking again would add to that.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (req.restarts == 0 && req.http.X-Coding &&
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    resp.status >= 500 &&
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    (resp.status != 503 || resp.reason == "No replica answered")) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    return (restart);
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# Varnish compares If-None-Match with one ETag only; it may be a list, or * (RFC 9110 §13.1.2).
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (resp.http.ETag && (req.http.If-None-Match == "*" ||
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    std.strstr(req.http.If-None-Match, resp.http.ETag))) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set req.http.If-None-Match = resp.http.ETag;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}

 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
# RFC 9211: whether the cache answered, for whoever looks into a response.
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
if (req.http.X-Hit) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set resp.http.Cache-Status = "Varnish; " + req.http.X-Hit;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else if (req.http.X-Coding) {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set resp.http.Cache-Status = "Varnish; fwd=miss";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
} else {
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
    set resp.http.Cache-Status = "Varnish; fwd=bypass";
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
}
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
unset resp.http.X-Varnish;
 Varnish would compare it with the time at which it fetched the answer: a 304 for what it has
unset resp.http.Via;
}
