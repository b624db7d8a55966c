//! Rows of clocks: steps that were taken, calls that are owed, earlier recipients, watches.

use crate::domain::ladder::{Anchor, Taken};
use crate::domain::request::{CallBack, Called, Earlier};
use crate::domain::watch::{Watch, WatchEnd};

use super::{Code, Fields, Malformed, Row, Writer};

impl Row for Taken {
    fn write(&self, to: &mut Writer) {
        let Self { name, from, anchor, round, at } = self;
        to.text(1, name);
        to.code(2, *from);
        to.date(3, *anchor);
        to.number(4, u64::from(*round));
        to.time(5, *at);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            name: from.text(1)?,
            from: from.code(2)?,
            anchor: from.date(3)?,
            round: from.number(4)?.try_into().map_err(|_| Malformed)?,
            at: from.time(5)?,
        })
    }
}

impl Row for CallBack {
    fn write(&self, to: &mut Writer) {
        let Self { since, owed_by, by } = self;
        to.time(1, *since);
        to.time(2, *owed_by);
        if let Some(who) = by {
            to.digest(3, who);
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { since: from.time(1)?, owed_by: from.time(2)?, by: from.optional_digest(3)? })
    }
}

impl Row for Called {
    fn write(&self, to: &mut Writer) {
        let Self { at, by, result } = self;
        to.time(1, *at);
        to.digest(2, by);
        to.code(3, *result);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { at: from.time(1)?, by: from.digest(2)?, result: from.code(3)? })
    }
}

impl Row for Earlier {
    fn write(&self, to: &mut Writer) {
        let Self { recipient, sent_at, moved_at, wrong_recipient } = self;
        to.digest(1, recipient);
        to.time(2, *sent_at);
        to.time(3, *moved_at);
        to.flag(4, *wrong_recipient);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            recipient: from.digest(1)?,
            sent_at: from.time(2)?,
            moved_at: from.time(3)?,
            wrong_recipient: from.flag(4),
        })
    }
}

impl Row for Watch {
    fn write(&self, to: &mut Writer) {
        let Self {
            reference,
            revision,
            kind,
            unit,
            worker,
            client,
            request,
            consent,
            set_at,
            due_on,
            moved,
            reminded_at,
            reminded_for,
            ended,
            look_at,
        } = self;
        to.reference(1, reference);
        to.number(2, *revision);
        to.code(3, *kind);
        to.digest(4, unit);
        to.digest(5, worker);
        to.digest(6, client);
        if let Some(request) = request {
            to.reference(7, request);
        }
        if let Some(consent) = consent {
            to.digest(8, consent);
        }
        to.time(9, *set_at);
        to.date(10, *due_on);
        to.number(11, u64::from(*moved));
        if let Some(at) = reminded_at {
            to.time(12, *at);
        }
        if let Some(day) = reminded_for {
            to.date(13, *day);
        }
        if let Some(end) = ended {
            to.row(14, end);
        }
        if let Some(at) = look_at {
            to.time(15, *at);
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            reference: from.reference(1)?,
            revision: from.number(2)?,
            kind: from.code(3)?,
            unit: from.digest(4)?,
            worker: from.digest(5)?,
            client: from.digest(6)?,
            request: from.flag(7).then(|| from.reference(7)).transpose()?,
            consent: from.optional_digest(8)?,
            set_at: from.time(9)?,
            due_on: from.date(10)?,
            moved: from.number(11)?.try_into().map_err(|_| Malformed)?,
            reminded_at: from.optional_time(12)?,
            reminded_for: from.optional_date(13)?,
            ended: from.optional_row(14)?,
            look_at: from.optional_time(15)?,
        })
    }
}

impl Row for WatchEnd {
    fn write(&self, to: &mut Writer) {
        let Self { at, done } = self;
        to.time(1, *at);
        to.flag(2, *done);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { at: from.time(1)?, done: from.flag(2) })
    }
}

impl Code for Anchor {
    fn code(self) -> u8 {
        match self {
            Self::Sent => 1,
            Self::AcknowledgeBy => 2,
            Self::Acknowledged => 3,
            Self::Due => 4,
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        [Self::Sent, Self::AcknowledgeBy, Self::Acknowledged, Self::Due]
            .into_iter()
            .find(|anchor| anchor.code() == code)
    }
}
