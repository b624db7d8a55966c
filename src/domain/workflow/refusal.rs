//! Why a decision was not taken. People read `refusal-<code>` in their language.

/// Every reason the gateway says no by rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.code())]
pub enum Refusal {
    /// Nothing was asked for: no party, no category or an empty period.
    ConsentEmpty,
    ConsentPeriod,
    ConsentRefused,
    ConsentRevoked,
    /// Another consent took its place.
    ConsentReplaced,
    ConsentExpired,
    ConsentNotYetValid,
    /// The consent does not name this recipient.
    OutsideParties,
    /// Its id is in the consent with another name: perhaps it is another recipient by now.
    OtherParty,
    /// The consent does not cover what this form is about.
    OutsideCategories,
    /// The consent belongs to another unit.
    OutsideUnit,
    /// The recipient has no confirmed functional mailbox.
    RecipientNotReady,
    /// This form is not for this sort of recipient.
    WrongSortOfRecipient,
    /// The request has its outcome already.
    AlreadyAnswered,
    AlreadyDeclined,
    Withdrawn,
    Expired,
    /// Nothing has come yet, or it is gone.
    NothingToFetch,
    /// The answer must be opened before it is confirmed as fetched.
    NotOpenedYet,
    /// The date lies before today.
    DateInThePast,
    /// More than six months ahead.
    DateTooFar,
    /// No step of the ladder waits for a yes.
    NothingToConsider,
    /// Nobody waits for more time.
    NothingAsked,
    /// The new due day is not later than the one there is.
    DateNotLater,
    /// The new due day lies after the consent's last.
    DateAfterConsent,
    /// The recipient had a reminder today.
    RemindedToday,
    /// It is at that recipient already.
    SameRecipient,
    /// There is nothing left to send on.
    Destroyed,
    /// The request it should follow is about another client.
    OtherClient,
    /// The request it should follow went with another document, and nobody is named in either.
    OtherDocument,
    /// The consent it should replace is another person's.
    ReplacesOther,
    /// The consent it should replace belongs to another organisation.
    ReplacesElsewhere,
    /// Nobody was chosen, or who was chosen is not there.
    HandOverToNobody,
    /// It is theirs already.
    HandOverToOwn,
    /// The colleague's account is closed, or is no social worker's.
    HandOverToDisabled,
    /// The colleague does not belong to the unit.
    HandOverOutsideUnit,
    /// The unit belongs to another organisation.
    HandOverElsewhere,
    /// Nothing there has anything left to do.
    NothingToHandOver,
    /// The day an answer came by post lies before the request, or ahead.
    PaperDay,
    /// An answer on paper needs the scanned paper.
    PaperWithoutScan,
    /// The watch was done or dropped.
    WatchEnded,
    /// More than two years ahead.
    WatchTooFar,
    /// A key document can't take a consent's place with this form.
    ConsentNeeded,
    /// This form is about nobody in particular.
    NobodyOnly,
    /// The person may not see protected particulars.
    ProtectedOnly,
    /// The recipient has got a new key since the request was sealed.
    SealedToFormerKey,
    /// The submission is one that was sent before, and says something else.
    SentWithOtherContent,
    /// There is no answer of the recipient's here to take back.
    NothingToTakeBack,
    /// The unit has fetched it: only the unit can return it now.
    FetchedAlready,
    /// There is no answer to return.
    NothingToReturn,
    /// That answer was returned before.
    ReturnedAlready,
}

impl Refusal {
    pub const ALL: [Self; 51] = [
        Self::ConsentEmpty,
        Self::ConsentPeriod,
        Self::ConsentRefused,
        Self::ConsentRevoked,
        Self::ConsentReplaced,
        Self::ConsentExpired,
        Self::ConsentNotYetValid,
        Self::OutsideParties,
        Self::OtherParty,
        Self::OutsideCategories,
        Self::OutsideUnit,
        Self::RecipientNotReady,
        Self::WrongSortOfRecipient,
        Self::AlreadyAnswered,
        Self::AlreadyDeclined,
        Self::Withdrawn,
        Self::Expired,
        Self::NothingToFetch,
        Self::NotOpenedYet,
        Self::DateInThePast,
        Self::DateTooFar,
        Self::NothingToConsider,
        Self::NothingAsked,
        Self::DateNotLater,
        Self::DateAfterConsent,
        Self::RemindedToday,
        Self::SameRecipient,
        Self::Destroyed,
        Self::OtherClient,
        Self::OtherDocument,
        Self::ReplacesOther,
        Self::ReplacesElsewhere,
        Self::HandOverToNobody,
        Self::HandOverToOwn,
        Self::HandOverToDisabled,
        Self::HandOverOutsideUnit,
        Self::HandOverElsewhere,
        Self::NothingToHandOver,
        Self::PaperDay,
        Self::PaperWithoutScan,
        Self::WatchEnded,
        Self::WatchTooFar,
        Self::ConsentNeeded,
        Self::NobodyOnly,
        Self::ProtectedOnly,
        Self::SealedToFormerKey,
        Self::SentWithOtherContent,
        Self::NothingToTakeBack,
        Self::FetchedAlready,
        Self::NothingToReturn,
        Self::ReturnedAlready,
    ];

    /// For logs and texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ConsentEmpty => "consent-empty",
            Self::ConsentPeriod => "consent-period",
            Self::ConsentRefused => "consent-refused",
            Self::ConsentRevoked => "consent-revoked",
            Self::ConsentReplaced => "consent-replaced",
            Self::ConsentExpired => "consent-expired",
            Self::ConsentNotYetValid => "consent-not-yet-valid",
            Self::OutsideParties => "outside-parties",
            Self::OtherParty => "other-party",
            Self::OutsideCategories => "outside-categories",
            Self::OutsideUnit => "outside-unit",
            Self::RecipientNotReady => "recipient-not-ready",
            Self::WrongSortOfRecipient => "wrong-sort-of-recipient",
            Self::AlreadyAnswered => "already-answered",
            Self::AlreadyDeclined => "already-declined",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::NothingToFetch => "nothing-to-fetch",
            Self::NotOpenedYet => "not-opened-yet",
            Self::DateInThePast => "date-in-the-past",
            Self::DateTooFar => "date-too-far",
            Self::NothingToConsider => "nothing-to-consider",
            Self::NothingAsked => "nothing-asked",
            Self::DateNotLater => "date-not-later",
            Self::DateAfterConsent => "date-after-consent",
            Self::RemindedToday => "reminded-today",
            Self::SameRecipient => "same-recipient",
            Self::Destroyed => "destroyed",
            Self::OtherClient => "other-client",
            Self::OtherDocument => "other-document",
            Self::ReplacesOther => "replaces-other",
            Self::ReplacesElsewhere => "replaces-elsewhere",
            Self::HandOverToNobody => "hand-over-to-nobody",
            Self::HandOverToOwn => "hand-over-to-own",
            Self::HandOverToDisabled => "hand-over-to-disabled",
            Self::HandOverOutsideUnit => "hand-over-outside-unit",
            Self::HandOverElsewhere => "hand-over-elsewhere",
            Self::NothingToHandOver => "nothing-to-hand-over",
            Self::PaperDay => "paper-day",
            Self::PaperWithoutScan => "paper-without-scan",
            Self::WatchEnded => "watch-ended",
            Self::WatchTooFar => "watch-too-far",
            Self::ConsentNeeded => "consent-needed",
            Self::NobodyOnly => "nobody-only",
            Self::ProtectedOnly => "protected-only",
            Self::SealedToFormerKey => "sealed-to-former-key",
            Self::SentWithOtherContent => "sent-with-other-content",
            Self::NothingToTakeBack => "nothing-to-take-back",
            Self::FetchedAlready => "fetched-already",
            Self::NothingToReturn => "nothing-to-return",
            Self::ReturnedAlready => "returned-already",
        }
    }
}
