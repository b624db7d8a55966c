//! One function a rule.

use fluent_bundle::FluentValue;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::domain::Language;
use crate::forms::chain::CANNOT_JUDGE;
use crate::forms::chain::filled::{Filled, first};
use crate::forms::chain::parts::{Chain, Disclosure, Limitation, diagnosis_items};
use crate::forms::finding::{Finding, Report};
use crate::forms::model::{Item, Questionnaire, Value};
use crate::forms::response::Response;
use crate::text;

/// A full working week.
const HOURS_A_WEEK: f64 = 40.0;

/// A period may start this long ago without a reason.
fn looking_back() -> Span {
    7.days()
}

/// Collects, each with its text.
pub(super) struct Findings {
    language: Language,
    pub report: Report,
}

impl Findings {
    pub(super) fn new(language: Language) -> Self {
        Self { language, report: Report::default() }
    }

    fn error(&mut self, code: &'static str, item: &Item, arguments: &[(&str, FluentValue<'_>)]) {
        let finding = Finding::new(code, Some(&item.link_id), text::with(self.language, code, arguments));
        self.report.errors.push(finding);
    }

    fn warning(&mut self, code: &'static str, item: &Item, arguments: &[(&str, FluentValue<'_>)]) {
        let finding = Finding::new(code, Some(&item.link_id), text::with(self.language, code, arguments));
        self.report.warnings.push(finding);
    }
}

/// F ticked without A is an error; A without F a warning.
pub(super) fn impairments_and_limitations(chain: &Chain<'_>, findings: &mut Findings) {
    for part in chain.ticked() {
        let Some(limitation) = &part.limitation else { continue };
        let area = part.item.text.get(findings.language);
        if !limitation.is_answered() {
            let item = limitation.text.unwrap_or(part.item);
            findings.error("chain-limitation-missing", item, &[("area", area.into())]);
        } else if limitation.has_text && !part.has_text {
            findings.warning("chain-impairment-missing", part.text.unwrap_or(part.item), &[]);
        }
    }
    let Some(areas) = chain.areas else { return };
    let could_judge = !chain.filled.chose(areas, CANNOT_JUDGE);
    let untied = chain.untied.iter().any(|limitation| limitation.has_text);
    if untied && could_judge && chain.ticked().next().is_none() {
        findings.warning("chain-impairment-missing", areas, &[]);
    }
}

/// A diagnosis that may not be passed on is not in the answer, disabled or not.
pub(super) fn diagnosis_kept_back(
    form: &Questionnaire,
    response: &Response,
    chain: &Chain<'_>,
    findings: &mut Findings,
) {
    let refused = chain.diagnosis.as_ref().is_some_and(|part| part.disclosure == Disclosure::Refused);
    let Some(group) = first(&form.items, "D").filter(|_| refused) else { return };
    let filled = Filled::read(response);
    for item in diagnosis_items(group).filter(|item| filled.is_answered(item)) {
        findings.error("chain-diagnosis-not-allowed", item, &[]);
    }
}

/// Capacity reduced and no limitation is an error.
pub(super) fn capacity_has_limitation(chain: &Chain<'_>, findings: &mut Findings) {
    let Some(capacity) = chain.capacity else { return };
    let reduced = ["percent", "hours"].iter().any(|code| chain.filled.chose(capacity, code));
    let asked = chain.limitations().next().is_some();
    if reduced && asked && !chain.limitations().any(Limitation::is_answered) {
        findings.error("chain-capacity-without-limitation", capacity, &[]);
    }
}

/// Hours and percent within range, no overlap, no end before the start, a reason for looking back.
pub(super) fn periods(chain: &Chain<'_>, today: Date, findings: &mut Findings) {
    let reason_given = chain.period_reason.is_some_and(|item| chain.filled.is_answered(item));
    for period in &chain.periods {
        let number = [("number", period.number.into())];
        if let Some((item, hours)) = period.hours
            && !(0.0..=HOURS_A_WEEK).contains(&hours)
        {
            findings.error("chain-hours-range", item, &[("max", HOURS_A_WEEK.into())]);
        }
        if let Some((item, percent)) = period.percent
            && !(0.0..=100.0).contains(&percent)
        {
            findings.error("chain-percent-range", item, &[]);
        }
        if let (Some((_, start)), Some((item, end))) = (period.start, period.end)
            && end < start
        {
            findings.error("chain-period-reversed", item, &number);
        }
        if let Some((item, start)) = period.start
            && start < today.saturating_sub(looking_back())
            && !reason_given
        {
            findings.warning("chain-period-back", chain.period_reason.unwrap_or(item), &number);
        }
    }
    for (index, later) in chain.periods.iter().enumerate() {
        let Some((item, _)) = later.start else { continue };
        for earlier in chain.periods.iter().take(index).filter(|earlier| earlier.overlaps(later)) {
            let both = [("first", earlier.number.into()), ("second", later.number.into())];
            findings.error("chain-period-overlap", item, &both);
        }
    }
}

/// Prognosis unclear without grounds is an error.
pub(super) fn prognosis(chain: &Chain<'_>, findings: &mut Findings) {
    let (Some(prognosis), Some(grounds)) = (chain.prognosis, chain.prognosis_grounds) else { return };
    if chain.filled.chose(prognosis, "unclear") && !chain.filled.is_answered(grounds) {
        findings.error("chain-prognosis-grounds", grounds, &[]);
    }
}

/// An assessment in the future is an error.
pub(super) fn assessment_dates(chain: &Chain<'_>, today: Date, findings: &mut Findings) {
    for item in &chain.assessment_dates {
        let future = |value: &Value| matches!(value, Value::Date(date) if date.first_day > today);
        if chain.filled.values(item).any(future) {
            findings.error("chain-assessment-future", item, &[]);
        }
    }
}
