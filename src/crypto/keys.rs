//! The gateway's own keys: three files of mode 0600 in one folder.
//!
//! | file | holds | if it is lost |
//! |---|---|---|
//! | `signing.pem` | Ed25519, PKCS#8: signs consent tokens | rotate: old tokens stay valid by `retired.jwks` |
//! | `digest.key` | 32 bytes, hex: digests of every identifier | every record is orphaned: back it up |
//! | `session.key` | 32 bytes, hex: CSRF tokens, secrets in the outbox | people log in again, unsent links are renewed |
//! | `retired.jwks` | public keys the gateway has signed with before, and when | tokens signed with them turn foreign |
//!
//! None of them opens a document.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::digest::DigestKey;
use crate::crypto::error::KeyFileFault;
use crate::crypto::session::CsrfKey;
use crate::crypto::signing::{DatedKey, Jwks, SigningKey};
use crate::crypto::wrap::WrapKey;
use crate::crypto::{Error, derive, pem, random};
use crate::owner;

const SIGNING: &str = "signing.pem";
const DIGEST: &str = "digest.key";
const SESSION: &str = "session.key";
const RETIRED: &str = "retired.jwks";

/// Parsed once, at start.
pub struct GatewayKeys {
    pub signing: SigningKey,
    pub digest: DigestKey,
    pub csrf: CsrfKey,
    pub wrap: WrapKey,
    jwks: Jwks,
}

/// The bytes behind [`GatewayKeys`], on their way from or to the files.
struct Seeds {
    signing: Zeroizing<[u8; 32]>,
    digest: Zeroizing<[u8; 32]>,
    session: Zeroizing<[u8; 32]>,
}

impl GatewayKeys {
    /// Keys that live in memory only, for tests and measurements.
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn generate(tenant: &str, rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self::new(&Seeds::generate(rng)?, tenant, Vec::new()))
    }

    /// Reads the key files of a folder.
    ///
    /// # Errors
    /// [`Error::KeyFile`]: missing, malformed, or not for the gateway's eyes only.
    pub fn load(folder: &Path, tenant: &str) -> Result<Self, Error> {
        let seeds = Seeds {
            signing: read_private(&folder.join(SIGNING), pem::decode)?,
            digest: read_private(&folder.join(DIGEST), decode_hex)?,
            session: read_private(&folder.join(SESSION), decode_hex)?,
        };
        Ok(Self::new(&seeds, tenant, read_retired(folder)?))
    }

    fn new(seeds: &Seeds, tenant: &str, retired: Vec<DatedKey>) -> Self {
        let signing = SigningKey::from_seed(&seeds.signing);
        let from = newest(&retired);
        let mut keys = vec![DatedKey { from, ..DatedKey::from(signing.public().clone()) }];
        keys.extend(retired.into_iter().filter(|dated| dated.key != *signing.public()));
        Self {
            signing,
            digest: DigestKey::new(&seeds.digest, tenant),
            csrf: CsrfKey::new(&derive::key(seeds.session.as_ref(), "underlag/v1/session", "csrf")),
            wrap: WrapKey::new(&derive::key(seeds.session.as_ref(), "underlag/v1/session", "wrap")),
            jwks: Jwks::new(keys),
        }
    }

    /// The current public key and every retired one.
    #[must_use]
    pub const fn jwks(&self) -> &Jwks {
        &self.jwks
    }
}

impl Seeds {
    fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self {
            signing: random::secret(rng)?,
            digest: random::secret(rng)?,
            session: random::secret(rng)?,
        })
    }
}

/// Makes a new set of key files, and the folder if need be. Never overwrites one.
///
/// # Errors
/// [`Error::KeyFile`] or [`Error::Random`].
pub fn create(folder: &Path, rng: &dyn SecureRandom) -> Result<(), Error> {
    let seeds = Seeds::generate(rng)?;
    if let Some(there) = [SIGNING, DIGEST, SESSION].map(|name| folder.join(name)).iter().find(|p| p.exists())
    {
        return Err(fault(there, KeyFileFault::Exists));
    }
    owner::make_folder(folder).map_err(|e| io_fault(folder, &e))?;
    write_new(&folder.join(SIGNING), pem::encode(&seeds.signing).as_bytes(), 0o600)?;
    write_new(&folder.join(DIGEST), encode_hex(&seeds.digest).as_bytes(), 0o600)?;
    write_new(&folder.join(SESSION), encode_hex(&seeds.session).as_bytes(), 0o600)?;
    sync_folder(folder)
}

/// When the last of these was replaced: since then the present key signs.
fn newest(retired: &[DatedKey]) -> Option<Timestamp> {
    retired.iter().filter_map(|dated| dated.to).max()
}

/// Replaces the signing key. The old public key goes to `retired.jwks` first, so that no
/// moment is without it and every token signed before stays valid.
///
/// # Errors
/// [`Error::KeyFile`] or [`Error::Random`].
pub fn rotate_signing(folder: &Path, rng: &dyn SecureRandom, now: Timestamp) -> Result<(), Error> {
    let old = SigningKey::from_seed(&*read_private(&folder.join(SIGNING), pem::decode)?);
    let mut retired = read_retired(folder)?;
    if !retired.iter().any(|dated| dated.key == *old.public()) {
        let from = newest(&retired);
        let dated = DatedKey { from, to: Some(now), ..DatedKey::from(old.public().clone()) };
        retired.insert(0, dated);
    }
    replace(&folder.join(RETIRED), Jwks::new(retired).to_json().as_bytes(), 0o644)?;
    replace(&folder.join(SIGNING), pem::encode(&*random::secret(rng)?).as_bytes(), 0o600)
}

/// Says of a key that signed before that it may have been in other hands from then on. False: there is no
/// such key among those that were replaced.
///
/// # Errors
/// [`Error::KeyFile`].
pub fn distrust(folder: &Path, kid: &str, from: Timestamp) -> Result<bool, Error> {
    let mut retired = read_retired(folder)?;
    let Some(dated) = retired.iter_mut().find(|dated| dated.key.kid() == kid) else { return Ok(false) };
    // Once it is told, an earlier moment can be told, and never a later one.
    dated.distrusted = Some(dated.distrusted.map_or(from, |told| told.min(from)));
    replace(&folder.join(RETIRED), Jwks::new(retired).to_json().as_bytes(), 0o644)?;
    Ok(true)
}

fn read_retired(folder: &Path) -> Result<Vec<DatedKey>, Error> {
    let path = folder.join(RETIRED);
    if !path.exists() {
        return Ok(Vec::new());
    }
    // Whoever may write here may sign consents.
    let text = read_checked(&path, 0o022, KeyFileFault::Writable)?;
    let set = Jwks::parse(&text).map_err(|_| fault(&path, KeyFileFault::Malformed))?;
    Ok(set.keys().to_vec())
}

fn read_private(
    path: &Path,
    decode: fn(&str) -> Option<Zeroizing<[u8; 32]>>,
) -> Result<Zeroizing<[u8; 32]>, Error> {
    let text = read_checked(path, 0o077, KeyFileFault::Readable)?;
    decode(&text).ok_or_else(|| fault(path, KeyFileFault::Malformed))
}

/// Reads a file unless its mode has one of the forbidden bits.
fn read_checked(path: &Path, forbidden: u32, otherwise: KeyFileFault) -> Result<Zeroizing<String>, Error> {
    let file = File::open(path).map_err(|e| io_fault(path, &e))?;
    // The mode of what was opened, not of what the path says a moment later.
    let metadata = file.metadata().map_err(|e| io_fault(path, &e))?;
    if metadata.permissions().mode() & forbidden != 0 {
        return Err(fault(path, otherwise));
    }
    let text = io::read_to_string(file).map_err(|e| match e.kind() {
        io::ErrorKind::InvalidData => fault(path, KeyFileFault::Malformed),
        _ => io_fault(path, &e),
    })?;
    Ok(Zeroizing::new(text))
}

fn write_new(path: &Path, bytes: &[u8], mode: u32) -> Result<(), Error> {
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
        owner::as_the_folder(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|e| io_fault(path, &e))
}

fn replace(path: &Path, bytes: &[u8], mode: u32) -> Result<(), Error> {
    let fresh = path.with_extension("new");
    // Left over from a rotation that was interrupted before it took effect.
    if let Err(e) = fs::remove_file(&fresh)
        && e.kind() != io::ErrorKind::NotFound
    {
        return Err(io_fault(&fresh, &e));
    }
    write_new(&fresh, bytes, mode)?;
    fs::rename(&fresh, path).map_err(|e| io_fault(path, &e))?;
    path.parent().map_or(Ok(()), sync_folder)
}

fn sync_folder(folder: &Path) -> Result<(), Error> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| io_fault(folder, &e))
}

fn encode_hex(key: &[u8; 32]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(HEXLOWER.encode(key));
    text.push('\n');
    text
}

fn decode_hex(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Zeroizing::new(HEXLOWER.decode(text.trim().as_bytes()).ok()?);
    Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
}

fn io_fault(path: &Path, error: &io::Error) -> Error {
    let kind = match error.kind() {
        io::ErrorKind::NotFound => KeyFileFault::Missing,
        io::ErrorKind::AlreadyExists => KeyFileFault::Exists,
        other => KeyFileFault::Io(other),
    };
    fault(path, kind)
}

fn fault(path: &Path, fault: KeyFileFault) -> Error {
    Error::KeyFile { path: path.to_owned(), fault }
}
