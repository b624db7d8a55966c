//! Whose wrong tries are counted together.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::Request;
use underlag::web::source::Source;

/// Of a request from there, with these headers of the proxy.
fn source(from: &str, forwarded: &[&str], behind_proxy: bool) -> Source {
    let mut request = Request::builder();
    for value in forwarded {
        request = request.header("x-forwarded-for", *value);
    }
    let from: SocketAddr = from.parse().expect("an address");
    let (parts, ()) = request.extension(ConnectInfo(from)).body(()).expect("a request").into_parts();
    Source::of(&parts, behind_proxy)
}

fn behind_proxy(forwarded: &[&str]) -> Source {
    source("127.0.0.1:9", forwarded, true)
}

fn direct(from: &str) -> Source {
    source(from, &[], false)
}

#[test]
fn behind_a_proxy_it_is_the_address_that_the_proxy_has_added() {
    let client = direct("203.0.113.7:1000");
    for forwarded in [
        &["203.0.113.7"][..],
        &["198.51.100.1, 203.0.113.7"],
        &["198.51.100.1,198.51.100.2 , 203.0.113.7 "],
        &["198.51.100.1", "198.51.100.2, 203.0.113.7"],
        &["203.0.113.7:41234"],
        &["::ffff:203.0.113.7"],
    ] {
        assert_eq!(behind_proxy(forwarded), client, "{forwarded:?}");
    }
    assert_ne!(behind_proxy(&["203.0.113.7, 198.51.100.1"]), client, "what the client says is nothing");
    let unknown = behind_proxy(&[]);
    for forwarded in ["", "203.0.113.7,", "unknown", "203.0.113.7, x"] {
        assert_eq!(behind_proxy(&[forwarded]), unknown, "{forwarded:?}");
    }
}

#[test]
fn without_a_proxy_the_header_is_nothing() {
    let from = "203.0.113.7:1000";
    assert_eq!(source(from, &["198.51.100.1"], false), direct(from));
    assert_eq!(direct("203.0.113.7:2000"), direct(from), "the port says nothing");
    assert_ne!(direct("203.0.113.8:1000"), direct(from));
}

#[test]
fn addresses_of_one_network_of_version_six_are_one() {
    let one = direct("[2001:db8:1:2::1]:9");
    assert_eq!(direct("[2001:db8:1:2:ffff:ffff:ffff:ffff]:9"), one);
    assert_eq!(behind_proxy(&["2001:db8:1:2:3::4"]), one);
    assert_eq!(behind_proxy(&["[2001:db8:1:2:3::4]:443"]), one);
    assert_ne!(direct("[2001:db8:1:3::1]:9"), one);
    assert_eq!(direct("[::ffff:203.0.113.7]:9"), direct("203.0.113.7:9"));
}
