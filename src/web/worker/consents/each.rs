//! What may pass, chosen for each party apart: fields that name the party and the category.

use crate::domain::consent::Row;
use crate::domain::{InformationCategory, Language, Recipient, Scope, ToldCategory};
use crate::exchange::{Gateway, grid};
use crate::text;
use crate::web::csrf::Posted;
use crate::web::parts::Choice;

/// As it was chosen.
#[derive(Clone, Default)]
pub struct Each {
    /// The parties it was chosen for, by id.
    parties: Vec<String>,
    /// `id/code`.
    tells: Vec<String>,
    told: Vec<String>,
}

impl Each {
    /// None: the same for all.
    pub fn of(posted: &Posted) -> Option<Self> {
        let begins = posted.text("do") == "each";
        let goes_on = posted.text("each") == "yes" && posted.text("do") != "alike";
        let all = |name: &str| posted.all(name).map(str::to_owned).collect();
        (begins || goes_on).then(|| Self {
            parties: all("of_party"),
            tells: all("party_tells"),
            told: all("party_told"),
        })
    }

    /// As it was chosen before.
    pub fn after(rows: &[Row]) -> Self {
        let codes = |row: &Row| {
            let code = |code: &str| format!("{}/{code}", row.party);
            let tells: Vec<String> = row.scope.asks.iter().map(|one| code(one.code())).collect();
            (tells, row.scope.told.iter().map(|one| code(one.code())).collect::<Vec<String>>())
        };
        let (tells, told): (Vec<_>, Vec<_>) = rows.iter().map(codes).unzip();
        let parties = rows.iter().map(|row| row.party.clone()).collect();
        Self { parties, tells: tells.concat(), told: told.concat() }
    }

    /// As they are posted again.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [("of_party", &self.parties), ("party_tells", &self.tells), ("party_told", &self.told)];
        all.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value.as_str())))
    }

    pub fn knows(&self, party: &str) -> bool {
        self.parties.iter().any(|known| known == party)
    }

    pub fn scope_of(&self, party: &str) -> Scope {
        let chosen = |codes: &[String]| -> Vec<String> {
            codes
                .iter()
                .filter_map(|one| one.strip_prefix(party)?.strip_prefix('/').map(str::to_owned))
                .collect()
        };
        Scope {
            asks: chosen(&self.tells).iter().filter_map(|code| InformationCategory::parse(code)).collect(),
            told: chosen(&self.told).iter().filter_map(|code| ToldCategory::parse(code)).collect(),
        }
    }
}

/// One party to choose for.
pub struct PartyChoices {
    pub id: String,
    pub name: String,
    pub tells: Vec<Choice>,
    pub told: Vec<Choice>,
}

impl PartyChoices {
    /// What forms to that sort of recipient can use, and what was chosen of it.
    pub fn of(gateway: &Gateway, language: Language, recipient: &Recipient, chosen: &Scope) -> Self {
        let reach = grid::reach(gateway, recipient.kind);
        let word = |sort: &str, code: &str| text::get(language, &format!("document-{sort}-{code}"));
        let value = |code: &str| format!("{}/{code}", recipient.id);
        let tells = reach.asks.iter().map(|one| {
            Choice::new(value(one.code()), word("category", one.code()), chosen.asks.contains(one))
        });
        let told =
            reach.told.iter().filter(|one| **one != ToldCategory::Assistance).map(|one| {
                Choice::new(value(one.code()), word("told", one.code()), chosen.told.contains(one))
            });
        Self {
            id: recipient.id.clone(),
            name: recipient.name.clone(),
            tells: tells.collect(),
            told: told.collect(),
        }
    }
}
