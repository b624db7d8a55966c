//! A request's row, field by field. Every struct is taken apart whole, so that a new field can't
//! be forgotten here: the compiler asks for it.

use crate::domain::recipient::RecipientKeys;
use crate::domain::request::{Acknowledged, Facts, MoreTime, Outcome, Record, Sealed};

use super::{Fields, Malformed, Row, Writer, spool_id_bytes, spool_id_from};

impl Row for Record {
    fn write(&self, to: &mut Writer) {
        let Self {
            reference,
            revision,
            kind,
            form,
            language,
            unit,
            worker,
            recipient,
            client,
            consent,
            categories,
            one_time_keys,
            previous,
            document,
            sent_at,
            acknowledge_by,
            due_at,
            expires_at,
            look_at,
            protected,
            facts,
        } = self;
        to.reference(1, reference);
        to.number(2, *revision);
        to.text(3, kind);
        to.text(4, form);
        to.code(5, *language);
        to.digest(6, unit);
        to.digest(7, worker);
        to.digest(8, recipient);
        to.digest(9, client);
        to.digest(10, consent);
        for category in categories {
            to.code(11, *category);
        }
        if let Some(keys) = one_time_keys {
            to.row(12, keys);
        }
        if let Some(sealed) = document {
            to.row(13, sealed);
        }
        to.time(14, *sent_at);
        to.time(15, *acknowledge_by);
        to.time(16, *due_at);
        to.time(17, *expires_at);
        to.row(18, facts);
        if let Some(at) = look_at {
            to.time(19, *at);
        }
        if let Some(previous) = previous {
            to.reference(20, previous);
        }
        to.flag(21, *protected);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            reference: from.reference(1)?,
            revision: from.number(2)?,
            kind: from.text(3)?,
            form: from.text(4)?,
            language: from.code(5)?,
            unit: from.digest(6)?,
            worker: from.digest(7)?,
            recipient: from.digest(8)?,
            client: from.digest(9)?,
            consent: from.digest(10)?,
            categories: from.codes(11)?,
            one_time_keys: from.optional_row(12)?,
            previous: from.optional_reference(20)?,
            document: from.optional_row(13)?,
            sent_at: from.time(14)?,
            acknowledge_by: from.time(15)?,
            due_at: from.time(16)?,
            expires_at: from.time(17)?,
            look_at: from.optional_time(19)?,
            protected: from.flag(21),
            facts: from.row(18)?,
        })
    }
}

impl Row for Facts {
    fn write(&self, to: &mut Writer) {
        let Self {
            accepted_at,
            arrived_at,
            not_delivered_at,
            opened_at,
            acknowledged,
            more_time,
            draft,
            draft_files,
            outcome,
            answer,
            answer_opened_at,
            fetched_at,
            link_locked_at,
            auto_reply_at,
            steps,
            consider,
            first_due_at,
            moved_at,
            call,
            called,
            earlier,
            reminded_at,
            handed_over_at,
            unattended_at,
            posted_at,
            came_on_paper,
            lost_at,
        } = self;
        let moments = [
            (1, accepted_at),
            (2, not_delivered_at),
            (3, opened_at),
            (9, answer_opened_at),
            (10, fetched_at),
            (11, link_locked_at),
            (12, auto_reply_at),
            (15, first_due_at),
            (16, moved_at),
            (20, reminded_at),
            (21, handed_over_at),
            (22, unattended_at),
            (24, posted_at),
            (25, arrived_at),
            (31, lost_at),
        ];
        for (tag, moment) in moments {
            if let Some(at) = moment {
                to.time(tag, *at);
            }
        }
        if let Some(acknowledged) = acknowledged {
            to.row(4, acknowledged);
        }
        if let Some(more_time) = more_time {
            to.row(5, more_time);
        }
        if let Some(sealed) = draft {
            to.row(6, sealed);
        }
        for sealed in draft_files {
            to.row(41, sealed);
        }
        if let Some(outcome) = outcome {
            to.row(7, outcome);
        }
        if let Some(sealed) = answer {
            to.row(8, sealed);
        }
        for taken in steps {
            to.row(13, taken);
        }
        if let Some(taken) = consider {
            to.row(14, taken);
        }
        if let Some(call) = call {
            to.row(17, call);
        }
        if let Some(called) = called {
            to.row(18, called);
        }
        for recipient in earlier {
            to.row(19, recipient);
        }
        if let Some(day) = came_on_paper {
            to.date(23, *day);
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            accepted_at: from.optional_time(1)?,
            arrived_at: from.optional_time(25)?,
            not_delivered_at: from.optional_time(2)?,
            opened_at: from.optional_time(3)?,
            acknowledged: from.optional_row(4)?,
            more_time: from.optional_row(5)?,
            draft: from.optional_row(6)?,
            draft_files: from.rows(41)?,
            outcome: from.optional_row(7)?,
            answer: from.optional_row(8)?,
            answer_opened_at: from.optional_time(9)?,
            fetched_at: from.optional_time(10)?,
            link_locked_at: from.optional_time(11)?,
            auto_reply_at: from.optional_time(12)?,
            steps: from.rows(13)?,
            consider: from.optional_row(14)?,
            first_due_at: from.optional_time(15)?,
            moved_at: from.optional_time(16)?,
            call: from.optional_row(17)?,
            called: from.optional_row(18)?,
            earlier: from.rows(19)?,
            reminded_at: from.optional_time(20)?,
            handed_over_at: from.optional_time(21)?,
            unattended_at: from.optional_time(22)?,
            posted_at: from.optional_time(24)?,
            came_on_paper: from.optional_date(23)?,
            lost_at: from.optional_time(31)?,
        })
    }
}

impl Row for Sealed {
    fn write(&self, to: &mut Writer) {
        let Self { id, sha256, bytes } = self;
        to.bytes(1, &spool_id_bytes(id));
        to.digest(2, sha256);
        to.number(3, *bytes);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { id: spool_id_from(from.bytes(1)?)?, sha256: from.digest(2)?, bytes: from.number(3)? })
    }
}

impl Row for Acknowledged {
    fn write(&self, to: &mut Writer) {
        let Self { at, expected } = self;
        to.time(1, *at);
        if let Some(date) = expected {
            to.date(2, *date);
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { at: from.time(1)?, expected: from.optional_date(2)? })
    }
}

impl Row for MoreTime {
    fn write(&self, to: &mut Writer) {
        let Self { at, until, reason } = self;
        to.time(1, *at);
        to.date(2, *until);
        if let Some(sealed) = reason {
            to.row(3, sealed);
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { at: from.time(1)?, until: from.date(2)?, reason: from.optional_row(3)? })
    }
}

impl Row for Outcome {
    fn write(&self, to: &mut Writer) {
        let (which, at) = match self {
            Self::Answered { at, .. } => (1, at),
            Self::Declined { at, .. } => (2, at),
            Self::WrongRecipient { at } => (3, at),
            Self::Withdrawn { at } => (4, at),
            Self::Expired { at } => (5, at),
        };
        to.number(1, which);
        to.time(2, *at);
        match self {
            Self::Answered { at: _, late, days, score } => {
                to.number(6, u64::from(*days));
                to.flag(3, *late);
                if let Some(score) = score {
                    to.number(4, u64::from(*score));
                }
            }
            Self::Declined { at: _, reason } => to.code(5, *reason),
            Self::WrongRecipient { .. } | Self::Withdrawn { .. } | Self::Expired { .. } => {}
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        let at = from.time(2)?;
        Ok(match from.number(1)? {
            1 => {
                let score = from.flag(4).then(|| from.number(4)).transpose()?;
                let score = score.map(u8::try_from).transpose().map_err(|_| Malformed)?;
                let days = if from.flag(6) { from.number(6)? } else { 0 };
                let days = u16::try_from(days).map_err(|_| Malformed)?;
                Self::Answered { at, late: from.flag(3), days, score }
            }
            2 => Self::Declined { at, reason: from.code(5)? },
            3 => Self::WrongRecipient { at },
            4 => Self::Withdrawn { at },
            5 => Self::Expired { at },
            _ => return Err(Malformed),
        })
    }
}

impl Row for RecipientKeys {
    fn write(&self, to: &mut Writer) {
        let Self { sealing, signing, enrolled } = self;
        to.text(1, sealing);
        to.text(2, signing);
        to.date(3, *enrolled);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { sealing: from.text(1)?, signing: from.text(2)?, enrolled: from.date(3)? })
    }
}
