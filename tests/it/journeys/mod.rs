//! The stories the gateway is made for, each told once from beginning to end as people go: what they could not do
//! before, and do now. A row for each problem that the reports found, for each of those who use the gateway, and
//! for each form kind, with the story that shows it:
//!
//! | what was found | story |
//! |---|---|
//! | the wait for a statement delays the work | `product::what_does_not_come_is_reminded_of_escalated_and_seen` |
//! | certificates are of lower quality, and lack the chain | `product::a_broken_chain_is_said_beside_the_field_and_a_whole_one_is_counted` |
//! | a doctor need not answer, and staff don't know what to ask | `product::ready_questions_are_offered_and_declining_is_an_outcome_with_a_reason` |
//! | staff back off for fear of breaking secrecy | `product::the_consent_says_what_may_pass_and_travels_with_the_request` |
//! | clients did not understand and did not feel involved | `product::the_client_sees_what_was_asked_and_takes_the_consent_back` |
//! | patients change health centre, and all is lost | `product::a_request_goes_on_to_another_clinic_with_its_history_and_a_fresh_clock` |
//! | a functional mailbox, no personal data, a call back within three days | `product::letters_name_nobody_and_silence_is_asked_about_after_three_working_days` |
//! | passive cases stay passive | `product::a_stand_is_taken_two_months_into_a_sick_leave` |
//! | a form taken along lets the doctor adapt the activity | `kinds::a_doctor_can_adapt_the_activity_instead_of_certifying_sick_leave` |
//! | consultations name nobody | `kinds::a_case_is_discussed_with_nobody_named` |
//! | key figures were kept on paper | `product::figures_come_by_themselves_and_name_nobody` |
//! | case workers change often | `product::what_somebody_had_in_hand_goes_to_a_colleague_in_one_action` |
//! | activity providers must report in steps | `kinds::a_provider_offers_a_place_and_reports_in_steps` |
//! | documents from activities are too informal | `product::an_answer_can_be_verified_years_later_and_a_changed_one_is_found` |
//! | nobody had gathered the rules in one place | `product::whoever_knows_the_goal_ends_in_the_right_form` |
//! | some answer on paper | `product::an_answer_by_post_stops_the_same_clock`, `product::a_letter_about_nobody_is_copied_and_not_attached` |
//! | some live with protected particulars | `product::somebody_with_protected_particulars_is_nowhere_to_be_read` |
//! | what was sent by mistake stayed where it was | `goes_back::a_wrong_answer_is_taken_back_before_it_is_fetched` |
//! | a statement that was not enough was put aside | `goes_back::an_answer_that_is_not_enough_goes_back_and_comes_anew` |
//! | what was to be supplemented went by fax | `goes_back::a_file_goes_along_with_what_is_asked` |
//! | a municipal lawyer asks who enforces each sentence | `lawyer::every_sentence_of_the_consent_has_a_line`, `lawyer::every_claim_of_the_token_has_a_line`, `lawyer::every_test_that_is_named_is_there`, `lawyer::the_table_is_printed_for_lawyers` |
//!
//! | who | story |
//! |---|---|
//! | social worker | `users::a_social_worker_goes_from_a_consent_to_what_a_colleague_takes_over` |
//! | clinic or activity provider | `users::a_clinic_answers_with_a_certificate_what_it_can_and_says_no_to_the_rest` |
//! | coordinator | `users::a_coordinator_sees_what_is_stuck_and_why_and_gets_it_going` |
//! | client | `users::a_client_follows_what_is_asked_in_plain_words_and_ends_it` |
//! | administrator | `administrator::an_administrator_installs_enrols_exchanges_keys_moves_and_verifies` |
//! | another system | `system::another_system_goes_from_a_consent_to_an_answer_in_the_case_file`, `readme::the_readme_s_lines_send_a_request` |
//!
//! | form kind | story |
//! |---|---|
//! | `forfragan-till-lakare` | `kinds::a_doctor_is_asked_and_answers_along_the_chain` |
//! | `komplettering-lakarintyg` | `kinds::single_questions_of_an_answer_are_asked_anew_and_nothing_else` |
//! | `lakarutlatande-halsotillstand` | `kinds::a_statement_of_health_gets_twenty_five_working_days` |
//! | `underlag-aktivitet` | `kinds::a_doctor_can_adapt_the_activity_instead_of_certifying_sick_leave` |
//! | `aktivitetsforfragan` | `kinds::a_provider_offers_a_place_and_reports_in_steps` |
//! | `aktivitetsrapport` | `kinds::a_provider_offers_a_place_and_reports_in_steps` |
//! | `konsultation` | `kinds::a_case_is_discussed_with_nobody_named` |
//! | `samordning-fk` | `kinds::coordination_is_asked_for_with_no_personal_data_at_all` |
//! | `motesforfragan` | `kinds::a_meeting_is_called_and_answered_within_five_working_days` |
//! | `tidigare-insatser` | `kinds::what_was_tried_before_is_asked_of_the_authority_that_knows` |
//! | `befintliga-underlag` | `kinds::what_exists_already_is_asked_for_instead_of_a_new_statement` |

mod administrator;
pub mod clinic;
mod goes_back;
mod kinds;
mod lawyer;
mod page;
mod product;
mod readme;
pub mod staff;
mod system;
pub mod town;
mod users;
