//! FHIR R4 `Questionnaire` and `QuestionnaireResponse`: read, fill, check.

pub mod model;
pub mod response;
