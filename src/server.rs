//! Binds, serves and stops.
//!
//! [`Server::bind`] takes the port (0 takes a free one, [`Server::address`] says which), so a
//! failure is seen before anything runs; [`Server::run`] serves until its `stop` is ready, then lets
//! open connections finish. Handlers find the peer in `ConnectInfo<SocketAddr>`.
//! [`app::App`] joins it with the gateway and its worker.

pub mod addresses;
pub mod app;
pub mod manager;
pub mod reports;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use hyper_util::rt::TokioTimer;
use tokio::signal::unix::{SignalKind, signal};

use crate::config;
use crate::tls::{self, Certificate};

/// A client that sends no whole request head in this time is let go.
const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
/// How often the certificate's files are looked at.
const RELOAD_EVERY: Duration = Duration::from_secs(60);

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("can't listen on {address}: {error}")]
    Bind { address: SocketAddr, error: io::Error },
    #[error(transparent)]
    Tls(#[from] tls::Error),
    #[error("the server stopped: {0}")]
    Io(#[from] io::Error),
}

/// A bound port that does not answer yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    tls: Option<(Arc<rustls::ServerConfig>, Arc<Certificate>)>,
    shutdown: Duration,
}

impl Server {
    /// Takes the port, and reads the certificate unless a proxy does TLS.
    pub fn bind(settings: &config::Server) -> Result<Self, Error> {
        let tls = if settings.behind_proxy {
            None
        } else {
            let certificate = Certificate::load(settings)?;
            Some((tls::server_config(Arc::clone(&certificate), settings.tls12)?, certificate))
        };
        let failed = |error| Error::Bind { address: settings.listen, error };
        let listener = TcpListener::bind(settings.listen).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address, tls, shutdown: settings.shutdown })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` is ready; then takes no new connection and gives the open ones their
    /// time to finish.
    pub async fn run(self, router: Router, stop: impl Future<Output = ()>) -> Result<(), Error> {
        let handle = Handle::new();
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let mut server = axum_server::from_tcp(self.listener)?.handle(handle.clone());
        server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
        let renewing = async {
            match &self.tls {
                Some((_, certificate)) => renew(certificate).await,
                None => std::future::pending().await,
            }
        };
        let stopping = async {
            stop.await;
            handle.graceful_shutdown(Some(self.shutdown));
            std::future::pending::<()>().await;
        };
        let serving = async {
            match &self.tls {
                Some((config, _)) => {
                    let config = RustlsConfig::from_config(Arc::clone(config));
                    server.acceptor(RustlsAcceptor::new(config)).serve(service).await
                }
                None => server.serve(service).await,
            }
        };
        tokio::select! {
            served = serving => Ok(served?),
            () = stopping => Ok(()),
            () = renewing => Ok(()),
        }
    }
}

/// Ready when the process is asked to end (SIGTERM, SIGINT).
pub fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => (),
            _ = interrupt.recv() => (),
        }
    })
}

/// Calls `reload` each time the process is asked to read its files anew (SIGHUP), one after the other.
/// Never ready.
pub fn on_reload<F: Future<Output = ()>>(reload: impl Fn() -> F) -> io::Result<impl Future<Output = ()>> {
    let mut asked = signal(SignalKind::hangup())?;
    Ok(async move {
        while asked.recv().await.is_some() {
            reload().await;
        }
        std::future::pending::<()>().await;
    })
}

/// Looks at the certificate's files once a minute and at SIGHUP. Never ready.
async fn renew(certificate: &Certificate) {
    let mut asked = signal(SignalKind::hangup()).ok();
    loop {
        let hangup = async {
            match &mut asked {
                Some(asked) => asked.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = tokio::time::sleep(RELOAD_EVERY) => (),
            _ = hangup => (),
        }
        match certificate.reload() {
            Ok(true) => tracing::info!("took the new certificate into use"),
            Ok(false) => (),
            Err(error) => tracing::error!(%error, "kept the old certificate"),
        }
    }
}
