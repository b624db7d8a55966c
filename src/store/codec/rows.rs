//! The other rows, field by field, each struct taken apart whole.

use crate::domain::audit::{Agent, Detail, Entity, Event};
use crate::domain::change::{Attempts, Link, Session, Unsent};
use crate::domain::consent::{ConsentRecord, ConsentState};
use crate::domain::notice::{Audience, Notice};

use super::{Fields, Malformed, Row, Writer};

impl Row for ConsentRecord {
    fn write(&self, to: &mut Writer) {
        let Self {
            id,
            client,
            unit,
            state,
            recorded_at,
            expires_at,
            categories,
            method,
            protected,
            revision,
        } = self;
        to.digest(1, id);
        to.digest(2, client);
        to.digest(3, unit);
        match state {
            ConsentState::Given => to.number(4, 1),
            ConsentState::Refused => to.number(4, 2),
            ConsentState::Revoked { at } => {
                to.number(4, 3);
                to.time(5, *at);
            }
        }
        to.time(6, *recorded_at);
        to.time(7, *expires_at);
        for category in categories {
            to.code(8, *category);
        }
        to.code(9, *method);
        to.number(10, *revision);
        to.flag(11, *protected);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            id: from.digest(1)?,
            client: from.digest(2)?,
            unit: from.digest(3)?,
            state: match from.number(4)? {
                1 => ConsentState::Given,
                2 => ConsentState::Refused,
                3 => ConsentState::Revoked { at: from.time(5)? },
                _ => return Err(Malformed),
            },
            recorded_at: from.time(6)?,
            expires_at: from.time(7)?,
            categories: from.codes(8)?,
            method: from.code(9)?,
            revision: from.number(10)?,
            protected: from.flag(11),
        })
    }
}

impl Row for Link {
    fn write(&self, to: &mut Writer) {
        let Self { reference, expires_at, revoked } = self;
        to.reference(1, reference);
        to.time(2, *expires_at);
        to.flag(3, *revoked);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { reference: from.reference(1)?, expires_at: from.time(2)?, revoked: from.flag(3) })
    }
}

impl Row for Session {
    fn write(&self, to: &mut Writer) {
        let Self { user, role, started_at, seen_at, credential } = self;
        to.digest(1, user);
        to.code(2, *role);
        to.time(3, *started_at);
        to.time(4, *seen_at);
        if let Some(credential) = credential {
            to.digest(5, credential);
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            user: from.digest(1)?,
            role: from.code(2)?,
            started_at: from.time(3)?,
            seen_at: from.time(4)?,
            credential: from.optional_digest(5)?,
        })
    }
}

impl Row for Unsent {
    fn write(&self, to: &mut Writer) {
        let Self { owner, consent, kind, document, saved_at } = self;
        to.digest(1, owner);
        to.digest(2, consent);
        to.text(3, kind);
        to.row(4, document);
        to.time(5, *saved_at);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            owner: from.digest(1)?,
            consent: from.digest(2)?,
            kind: from.text(3)?,
            document: from.optional_row(4)?.ok_or(Malformed)?,
            saved_at: from.time(5)?,
        })
    }
}

impl Row for Attempts {
    fn write(&self, to: &mut Writer) {
        let Self { failed, not_before, locked } = self;
        to.number(1, u64::from(*failed));
        if let Some(at) = not_before {
            to.time(2, *at);
        }
        to.flag(3, *locked);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            failed: from.number(1)?.try_into().map_err(|_| Malformed)?,
            not_before: from.optional_time(2)?,
            locked: from.flag(3),
        })
    }
}

impl Row for Notice {
    fn write(&self, to: &mut Writer) {
        let Self {
            id,
            letter,
            audience,
            reference,
            language,
            kind,
            due,
            link,
            not_before,
            attempts,
            step,
            references,
        } = self;
        to.digest(1, id);
        to.code(2, *letter);
        match audience {
            Audience::Recipient(who) => to.digest(3, who),
            Audience::RecipientEscalation(who) => to.digest(4, who),
            Audience::Unit(who) => to.digest(5, who),
            Audience::Coordinator(who) => to.digest(13, who),
        }
        to.reference(6, reference);
        to.code(7, *language);
        to.text(8, kind);
        if let Some(date) = due {
            to.date(9, *date);
        }
        if let Some(secret) = link {
            to.text(10, secret);
        }
        to.time(11, *not_before);
        to.number(12, u64::from(*attempts));
        if let Some(taken) = step {
            to.row(14, taken);
        }
        for reference in references {
            to.reference(15, reference);
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        let audience = if from.flag(3) {
            Audience::Recipient(from.digest(3)?)
        } else if from.flag(4) {
            Audience::RecipientEscalation(from.digest(4)?)
        } else if from.flag(13) {
            Audience::Coordinator(from.digest(13)?)
        } else {
            Audience::Unit(from.digest(5)?)
        };
        Ok(Self {
            id: from.digest(1)?,
            letter: from.code(2)?,
            audience,
            reference: from.reference(6)?,
            language: from.code(7)?,
            kind: from.text(8)?,
            due: from.optional_date(9)?,
            link: from.flag(10).then(|| from.text(10)).transpose()?,
            not_before: from.time(11)?,
            attempts: from.number(12)?.try_into().map_err(|_| Malformed)?,
            step: from.optional_row(14)?,
            references: from.references(15)?,
        })
    }
}

impl Row for Event {
    fn write(&self, to: &mut Writer) {
        let Self { recorded, agent, action, entity, detail } = self;
        to.time(1, *recorded);
        match agent {
            Agent::User(who) => to.digest(2, who),
            Agent::Recipient(who) => to.digest(3, who),
            Agent::Gateway => to.flag(4, true),
            Agent::Stranger => to.flag(5, true),
            Agent::Client => to.flag(17, true),
        }
        to.code(6, *action);
        match entity {
            Entity::Request(reference) => to.reference(7, reference),
            Entity::Consent(id) => to.digest(8, id),
            Entity::User(id) => to.digest(9, id),
            Entity::Watch(reference) => to.reference(10, reference),
            Entity::Recipient(id) => to.digest(11, id),
        }
        match detail {
            Some(Detail::Step(name)) => to.text(12, name),
            Some(Detail::Date(day)) => to.date(13, *day),
            Some(Detail::Call(result)) => to.code(14, *result),
            Some(Detail::Reason(reason)) => to.code(15, *reason),
            Some(Detail::To(recipient)) => to.digest(16, recipient),
            None => {}
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        let agent = if from.flag(2) {
            Agent::User(from.digest(2)?)
        } else if from.flag(3) {
            Agent::Recipient(from.digest(3)?)
        } else if from.flag(4) {
            Agent::Gateway
        } else if from.flag(5) {
            Agent::Stranger
        } else if from.flag(17) {
            Agent::Client
        } else {
            return Err(Malformed);
        };
        let entity = if from.flag(7) {
            Entity::Request(from.reference(7)?)
        } else if from.flag(8) {
            Entity::Consent(from.digest(8)?)
        } else if from.flag(10) {
            Entity::Watch(from.reference(10)?)
        } else if from.flag(11) {
            Entity::Recipient(from.digest(11)?)
        } else {
            Entity::User(from.digest(9)?)
        };
        let detail = if from.flag(12) {
            Some(Detail::Step(from.text(12)?))
        } else if from.flag(13) {
            Some(Detail::Date(from.date(13)?))
        } else if from.flag(14) {
            Some(Detail::Call(from.code(14)?))
        } else if from.flag(15) {
            Some(Detail::Reason(from.code(15)?))
        } else if from.flag(16) {
            Some(Detail::To(from.digest(16)?))
        } else {
            None
        };
        Ok(Self { recorded: from.time(1)?, agent, action: from.code(6)?, entity, detail })
    }
}
