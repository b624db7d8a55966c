//! Whose keys the rows were written with. With another digest key nothing is found and nothing is
//! wrong: the gateway would run, and everything would be gone.

use crate::store::{Error, Keys};

use super::database::{Database, Writes};
use super::failed::failed;
use super::tables::META;

const DIGEST_KEY: &[u8] = b"digest key";
const SIGNED_BY: &[u8] = b"signed by";

/// Compares, and writes down what is not written yet: at the first start, and after a rotation.
///
/// # Errors
/// [`Error::OtherKeys`], [`Error::OtherSigner`]; nothing is written then.
pub(super) fn ensure(database: &Database, keys: &Keys) -> Result<(), Error> {
    let tree = database.tree()?;
    if compare(&tree, keys)? {
        return Ok(());
    }
    database.write(&Writes::from([
        (META.key().bytes(DIGEST_KEY).into_vec(), Some(keys.check.as_bytes().to_vec())),
        (META.key().bytes(SIGNED_BY).into_vec(), Some(keys.signer.as_bytes().to_vec())),
    ]))
}

/// Whether all that is written down is as it is now; what is not written down yet is none's.
pub(super) fn compare(tree: &sled::Tree, keys: &Keys) -> Result<bool, Error> {
    let check = tree.get(META.key().bytes(DIGEST_KEY)).map_err(failed)?;
    if check.as_ref().is_some_and(|check| check[..] != keys.check.as_bytes()[..]) {
        return Err(Error::OtherKeys);
    }
    let signer = tree.get(META.key().bytes(SIGNED_BY)).map_err(failed)?;
    let Some(signer) = signer else { return Ok(false) };
    let known = |key: &String| *key.as_bytes() == signer[..];
    if !known(&keys.signer) && !keys.retired.iter().any(known) {
        return Err(Error::OtherSigner { kid: String::from_utf8_lossy(&signer).into_owned() });
    }
    Ok(check.is_some() && known(&keys.signer))
}
