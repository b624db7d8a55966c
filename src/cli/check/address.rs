//! Where the gateway listens, and the certificate it shows.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use crate::cli::cannot;
use crate::config::{Config, Server};
use crate::domain::Language;
use crate::domain::calendar::local_date;
use crate::text;
use crate::tls::Certificate;

use super::finding::Finding;

/// A certificate that ends sooner is worth a word.
const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Ports below this are root's, unless the system says otherwise.
const FIRST_FREE_PORT: u16 = 1024;

pub(super) fn listening(language: Language, config: &Config) -> Finding {
    let server = &config.server;
    let address = server.listen.to_string();
    let mut warnings = Vec::new();
    if server.behind_proxy && !server.listen.ip().is_loopback() {
        let given = [("address", address.as_str().into())];
        warnings.push(text::with(language, "cli-check-proxy-public", &given));
    }
    let port = server.listen.port();
    if port != 0 && port < first_free_port() && !runs_as_root(&config.gateway.data_dir) {
        let given = [("address", address.as_str().into()), ("port", i64::from(port).into())];
        warnings.push(text::with(language, "cli-check-low-port", &given));
    }
    if warnings.is_empty() { Finding::ok("listening") } else { Finding::warnings("listening", warnings) }
}

/// The gateway runs as whoever its data belongs to; before there is any, as whoever asks.
fn runs_as_root(data: &Path) -> bool {
    let about = fs::metadata(data).or_else(|_| fs::metadata("/proc/self"));
    about.is_ok_and(|about| about.uid() == 0)
}

fn first_free_port() -> u16 {
    let set = fs::read_to_string("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    set.ok().and_then(|port| port.trim().parse().ok()).unwrap_or(FIRST_FREE_PORT)
}

/// It can be used, it is in time, and it names the gateway's address.
pub(super) fn certificate(language: Language, server: &Server, now: Timestamp) -> Finding {
    let shown = match Certificate::load(server).and_then(|certificate| certificate.says()) {
        Ok(shown) => shown,
        Err(error) => return Finding::fault("certificate", cannot::certificate(language, &error)),
    };
    let path = server.certificate_file.display().to_string();
    let told = |key: &str, more: (&'static str, String)| {
        text::with(language, key, &[("path", path.as_str().into()), (more.0, more.1.into())])
    };
    let day = |at: Timestamp| ("date", local_date(at).to_string());
    let mut faults = Vec::new();
    if now < shown.from {
        faults.push(told("cli-check-certificate-early", day(shown.from)));
    }
    if now > shown.until {
        faults.push(told("cli-check-certificate-expired", day(shown.until)));
    }
    let host = server.host();
    if !shown.names(host) {
        faults.push(told("cli-check-certificate-name", ("host", host.to_owned())));
    }
    if !faults.is_empty() {
        Finding::faults("certificate", faults)
    } else if shown.until.duration_since(now) < SOON {
        Finding::warnings("certificate", vec![told("cli-check-certificate-soon", day(shown.until))])
    } else {
        Finding::ok("certificate")
    }
}
