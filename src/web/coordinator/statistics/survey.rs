//! What clients answered to the survey: of the whole gateway, never of a unit.

use crate::domain::Language;
use crate::domain::statistics::figure::Figure;
use crate::domain::survey::{Answer, Question, Report};
use crate::text;

/// A row for each question, a column for each answer.
pub struct SurveyTable {
    /// How many answered.
    pub sheets: String,
    /// Nobody, or too few to say.
    pub few: bool,
    pub answers: Vec<String>,
    pub rows: Vec<SurveyRow>,
}

pub struct SurveyRow {
    pub question: String,
    /// In the order of the columns.
    pub figures: Vec<String>,
}

impl SurveyTable {
    pub fn of(report: &Report, language: Language) -> Self {
        let row = |(question, answers): &(Question, Vec<(Answer, Figure)>)| SurveyRow {
            question: question_text(*question, language),
            figures: answers.iter().map(|(_, figure)| figure.to_string()).collect(),
        };
        Self {
            sheets: report.sheets.to_string(),
            few: report.sheets.is_few(),
            answers: Answer::ALL.iter().map(|answer| answer_text(*answer, language)).collect(),
            rows: report.questions.iter().map(row).collect(),
        }
    }
}

/// The question as clients read it.
pub fn question_text(question: Question, language: Language) -> String {
    text::get(language, &format!("client-question-{}", question.code()))
}

pub fn answer_text(answer: Answer, language: Language) -> String {
    text::get(language, &format!("client-answer-{}", answer.code()))
}
