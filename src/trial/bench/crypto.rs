//! The cryptography of one operation and nothing else, on one core: no forms, no PDF, no disk.

use std::hint::black_box;
use std::time::Duration;

use crate::crypto::digest::Purpose;
use crate::crypto::hash::Hash;
use crate::crypto::link::LinkToken;
use crate::crypto::recipient_key::RecipientKey;
use crate::crypto::seal;
use crate::crypto::token::{self, AnswerBinding, RequestBinding};
use crate::domain::Record;

use super::measure::cpu;
use super::people::CLINIC;
use super::run::Fault;
use super::what::What;
use super::workload::Parts;

const ROUNDS: u32 = 50;

/// On the sealed bytes of a request (or answer) that was just made.
pub(super) async fn one(parts: &Parts) -> Result<Duration, Fault> {
    let gateway = &parts.gateway;
    let requests = gateway.store.requests_of_client(&parts.consent.client_digest())?;
    let record = requests.first().ok_or("there is no request")?;
    // Every document is sealed to the consent as well.
    let sealed = match parts.what {
        What::Create | What::Open => record.document.as_ref(),
        What::Answer => record.facts.answer.as_ref(),
    };
    let sealed = gateway.spool.read(sealed.ok_or("there is no document")?).await?;
    let plain = seal::open(&sealed, &parts.consent.secret.identity())?;
    let began = cpu();
    for _ in 0..ROUNDS {
        match parts.what {
            What::Create => create(parts, &plain)?,
            What::Open => open(parts, &sealed)?,
            What::Answer => answer(parts, record, &plain)?,
        }
    }
    Ok(cpu().saturating_sub(began) / ROUNDS)
}

/// Reference, proof, seal to clinic and consent, link, the spool's hash, digests.
fn create(parts: &Parts, plain: &[u8]) -> Result<(), Fault> {
    let (gateway, consent) = (&parts.gateway, &parts.consent);
    let about =
        RequestBinding { recipient: CLINIC, consent: consent.verified.hash, request: Hash::of(b"request") };
    token::issue_proof(&consent.key, &about, Some(Hash::of(b"file")), &gateway.random, gateway.now())?;
    let keys = parts.clinic_key.public(gateway.today());
    let sealed = seal::seal(plain, &[&keys.sealing, &consent.verified.reply_to])?;
    black_box(Hash::of(&sealed));
    let link = LinkToken::generate(&gateway.random)?;
    black_box(link.digest(&gateway.keys.digest));
    gateway.keys.wrap.wrap(link.as_str().as_bytes(), b"reference", &gateway.random)?;
    for purpose in
        [Purpose::Submission, Purpose::Reference, Purpose::Proof, Purpose::Unit, Purpose::Recipient]
    {
        black_box(gateway.keys.digest.digest(purpose, b"some twenty bytes id"));
    }
    Ok(())
}

/// The recipient key, its identity, the unsealing, the consent's signature.
fn open(parts: &Parts, sealed: &[u8]) -> Result<(), Fault> {
    let (gateway, consent) = (&parts.gateway, &parts.consent);
    let key = RecipientKey::parse(&parts.clinic_key.display())?;
    let keys = parts.clinic_key.public(gateway.today());
    key.unlock(&keys)?;
    black_box(Hash::of(sealed));
    seal::open(sealed, &key.identity())?;
    token::verify_consent(&consent.token, gateway.keys.jwks(), gateway.issuer(), gateway.now())?;
    let about =
        RequestBinding { recipient: CLINIC, consent: consent.verified.hash, request: Hash::of(b"request") };
    let proof = token::issue_proof(
        &consent.secret.signing_key(),
        &about,
        Some(Hash::of(b"file")),
        &gateway.random,
        gateway.now(),
    )?;
    token::verify_proof(&proof.token, &consent.verified.key, &about, gateway.now())?;
    Ok(())
}

/// The recipient's signature, seal to the consent, the spool's hash, digests.
fn answer(parts: &Parts, record: &Record, plain: &[u8]) -> Result<(), Fault> {
    let (gateway, consent) = (&parts.gateway, &parts.consent);
    let about = AnswerBinding {
        recipient: CLINIC,
        reference: record.reference,
        request: Hash::of(b"request"),
        response: Hash::of(b"response"),
    };
    token::issue_answer_proof(
        &parts.clinic_key.signing_key(),
        &about,
        Some(Hash::of(b"file")),
        &gateway.random,
        gateway.now(),
    )?;
    let sealed = seal::seal(plain, &[&consent.verified.reply_to])?;
    black_box(Hash::of(&sealed));
    black_box(gateway.keys.digest.digest(Purpose::Proof, b"some twenty bytes id"));
    Ok(())
}
