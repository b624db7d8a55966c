//! Codes: each with its number in rows and its text in tokens, forms, addresses and keys of texts.

/// Makes an enum of codes, one row each: `Variant = number "text"`. A number is never used again for
/// something else; a text is what other systems and addresses have.
macro_rules! codes {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $number:tt $code:tt),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, minicbor::Encode, minicbor::Decode,
        )]
        #[cbor(index_only)]
        pub enum $name {
            $($(#[$doc])* #[n($number)] #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// In the order they are shown in.
            pub const ALL: [Self; [$($number),+].len()] = [$(Self::$variant),+];

            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),+
                }
            }

            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.code() == code)
            }
        }
    };
}

pub(in crate::domain) use codes;
