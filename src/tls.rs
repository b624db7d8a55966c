//! TLS for the gateway's own port: rustls with ring, TLS 1.3 (and 1.2 where the settings say so).
//!
//! The certificate is read again when its files change, so a renewal needs no restart. A new one
//! that can't be used is refused, and the old one stays.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use rustls::ServerConfig;
use rustls::client::verify_server_name;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::config;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{file}: {why}")]
    Unreadable { file: PathBuf, why: String },
    #[error("{file}: holds no certificate")]
    NoCertificate { file: PathBuf },
    #[error(transparent)]
    KeyOpen(#[from] config::secret::Error),
    #[error("{certificate_file} and {key_file} do not belong together or can't be used: {why}")]
    Unusable { certificate_file: PathBuf, key_file: PathBuf, why: rustls::Error },
    #[error("TLS can't be set up: {0}")]
    Setup(rustls::Error),
}

/// The certificate in use and the files it comes from.
#[derive(Debug)]
pub struct Certificate {
    certificate_file: PathBuf,
    key_file: PathBuf,
    current: RwLock<Loaded>,
}

#[derive(Debug)]
struct Loaded {
    key: Arc<CertifiedKey>,
    /// What the files held, to see a change. The key's bytes are not kept a second time.
    certificates: Vec<CertificateDer<'static>>,
}

impl Certificate {
    /// Reads certificate and key.
    ///
    /// # Errors
    /// A file can't be read or holds nothing usable, the two don't belong together, or everybody
    /// may read the key.
    pub fn load(server: &config::Server) -> Result<Arc<Self>, Error> {
        let (certificate_file, key_file) = (server.certificate_file.clone(), server.key_file.clone());
        let current = RwLock::new(read(&certificate_file, &key_file)?);
        Ok(Arc::new(Self { certificate_file, key_file, current }))
    }

    /// Reads the files again; says whether the certificate is a new one.
    ///
    /// # Errors
    /// As for [`Self::load`]; the old certificate then stays in use.
    pub fn reload(&self) -> Result<bool, Error> {
        let read = read(&self.certificate_file, &self.key_file)?;
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let changed = current.certificates != read.certificates;
        if changed {
            *current = read;
        }
        Ok(changed)
    }
}

/// What a certificate says of itself.
#[derive(Debug)]
pub struct Says {
    /// It and every other of its chain is valid from here on.
    pub from: Timestamp,
    /// It or another of its chain is valid no longer.
    pub until: Timestamp,
    certificate: CertificateDer<'static>,
}

impl Says {
    /// Whether it is one for that host: a name or an address.
    #[must_use]
    pub fn names(&self, host: &str) -> bool {
        let name = ServerName::try_from(host);
        let parsed = ParsedCertificate::try_from(&self.certificate);
        name.ok().zip(parsed.ok()).is_some_and(|(name, parsed)| verify_server_name(&parsed, &name).is_ok())
    }
}

impl Certificate {
    /// What the certificate in use says of itself.
    ///
    /// # Errors
    /// [`Error::Unreadable`]: one of the chain is none.
    pub fn says(&self) -> Result<Says, Error> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        let unreadable = |why: String| Error::Unreadable { file: self.certificate_file.clone(), why };
        let (mut from, mut until) = (Timestamp::MIN, Timestamp::MAX);
        for certificate in &current.certificates {
            let (_, parsed) = x509_parser::parse_x509_certificate(certificate.as_ref())
                .map_err(|why| unreadable(why.to_string()))?;
            let at = |second: i64| Timestamp::from_second(second).map_err(|why| unreadable(why.to_string()));
            from = from.max(at(parsed.validity().not_before.timestamp())?);
            until = until.min(at(parsed.validity().not_after.timestamp())?);
        }
        let certificate = current.certificates.first().cloned();
        let certificate = certificate.ok_or(Error::NoCertificate { file: self.certificate_file.clone() })?;
        Ok(Says { from, until, certificate })
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(&current.key))
    }
}

/// The TLS side of a listener.
pub fn server_config(certificate: Arc<Certificate>, tls12: bool) -> Result<Arc<ServerConfig>, Error> {
    let versions: &[_] =
        if tls12 { &[&rustls::version::TLS13, &rustls::version::TLS12] } else { &[&rustls::version::TLS13] };
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)
        .map_err(Error::Setup)?
        .with_no_client_auth()
        .with_cert_resolver(certificate);
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn read(certificate_file: &Path, key_file: &Path) -> Result<Loaded, Error> {
    let unreadable = |file: &Path, why: rustls::pki_types::pem::Error| Error::Unreadable {
        file: file.to_owned(),
        why: why.to_string(),
    };
    let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate_file)
        .and_then(Iterator::collect)
        .map_err(|why| unreadable(certificate_file, why))?;
    if certificates.is_empty() {
        return Err(Error::NoCertificate { file: certificate_file.to_owned() });
    }
    config::secret::check(key_file)?;
    let key = PrivateKeyDer::from_pem_file(key_file).map_err(|why| unreadable(key_file, why))?;
    let key =
        CertifiedKey::from_der(certificates.clone(), key, &ring::default_provider()).map_err(|why| {
            Error::Unusable {
                certificate_file: certificate_file.to_owned(),
                key_file: key_file.to_owned(),
                why,
            }
        })?;
    Ok(Loaded { key: Arc::new(key), certificates })
}
