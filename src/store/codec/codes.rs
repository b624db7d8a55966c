//! One byte for each code. A new variant needs a new number; a number is never used again.

use crate::domain::actor::Role;
use crate::domain::audit::Action;
use crate::domain::consent::{ConsentMethod, InformationCategory};
use crate::domain::language::Language;
use crate::domain::notice::Letter;
use crate::domain::request::{CallResult, DeclineReason, NextActor, Status};
use crate::domain::survey::{Answer as SurveyAnswer, Question as SurveyQuestion};
use crate::domain::watch::WatchKind;

pub trait Code: Copy {
    fn code(self) -> u8;
    fn from_code(code: u8) -> Option<Self>;
}

/// Its number stands in ids of letters, too.
impl Code for Letter {
    fn code(self) -> u8 {
        Self::code(self)
    }

    fn from_code(code: u8) -> Option<Self> {
        Self::from_code(code)
    }
}

macro_rules! codes {
    ($($type:ident { $($variant:ident = $code:literal),+ $(,)? })+) => { $(
        impl Code for $type {
            fn code(self) -> u8 {
                match self { $(Self::$variant => $code),+ }
            }

            fn from_code(code: u8) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    )+ };
}

codes! {
    Status {
        Sent = 1, NotDelivered = 2, Mailed = 3, Opened = 4, Acknowledged = 5, MoreTimeAsked = 6,
        Answered = 7, Fetched = 8, Declined = 9, WrongRecipient = 10, Withdrawn = 11, Expired = 12,
        Arrived = 13,
        RequestLost = 20, AnswerLost = 21,
    }
    NextActor { Unit = 1, Recipient = 2, Coordinator = 3, Nobody = 4 }
    InformationCategory {
        Diagnosis = 1, FunctionalImpairment = 2, ActivityLimitation = 3, TreatmentAndPlanning = 4,
        ActivityAndAttendance = 5, ContactAndMeeting = 6,
    }
    ConsentMethod { Written = 1, Oral = 2, EId = 3, NotNeeded = 4 }
    DeclineReason {
        NoMandate = 1, NotOurPatient = 2, WrongUnit = 3, NeedsVisitFirst = 4, FeeNotAgreed = 5, Other = 6,
    }
    Language { Sv = 1, En = 2 }
    CallResult { NewDate = 1, WillAnswer = 2, Declines = 3, NoContact = 4 }
    WatchKind {
        TwoMonthPosition = 1, DecisionFollowUp = 2, UnderWatch = 3, ConsentExpires = 4,
        CertificateExpires = 5,
    }
    SurveyQuestion { Understood = 1, Involved = 2, CouldRefuse = 3, EasyToSee = 4, WhomToAsk = 5 }
    SurveyAnswer { Yes = 1, Mostly = 2, NotReally = 3, No = 4, Unsure = 5, NotSaid = 6 }
    Role { Worker = 1, Coordinator = 2 }
    Action {
        ConsentGiven = 1, ConsentRefused = 2, ConsentRevoked = 3, RequestSent = 4, LetterAccepted = 5,
        LetterRefused = 6, RequestOpened = 7, Acknowledged = 8, DraftSaved = 9, MoreTimeAsked = 10,
        Answered = 11, Declined = 12, WrongRecipient = 13, AnswerOpened = 14, AnswerFetched = 15,
        DocumentDestroyed = 16, Withdrawn = 17, Expired = 18, WrongKey = 19, LinkLocked = 20,
        LoggedIn = 21, LoginFailed = 22, LoggedOut = 23, LinkRenewed = 24,
        LetterBounced = 25, AutoReply = 26, StepTaken = 27, ReminderApproved = 28,
        ReminderDismissed = 29, Reminded = 30, DueMoved = 31, MoreTimeRefused = 32, CallTaken = 33,
        Called = 34, Rerouted = 35, WatchSet = 36, WatchReminded = 37, WatchMoved = 38,
        WatchDone = 39, WatchDropped = 40, MailboxProved = 41, HandedOver = 42, UnitSilent = 43,
        KeyMade = 44, CardRenewed = 45, PaperRegistered = 46,
        LetterFailedBeyond = 51, LetterArrived = 52, LetterShown = 53, LetterRemoved = 54,
        DocumentLost = 61, DocumentFound = 62,
    }
}
