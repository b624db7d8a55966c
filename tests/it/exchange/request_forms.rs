//! Request forms, kept per kind and consent.

use crate::scope::asking;
use std::sync::Arc;

use underlag::domain::InformationCategory;
use underlag::exchange::request_forms::RequestForms;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::restrict::restrict;

#[test]
fn one_form_per_kind_and_set_of_categories() {
    let catalogue = Catalogue::builtin();
    let forms = RequestForms::default();
    let [diagnosis, impairment] = [InformationCategory::Diagnosis, InformationCategory::FunctionalImpairment];
    let mut different = Vec::new();
    for kind in catalogue.kinds() {
        for categories in [&[][..], &[diagnosis], &[diagnosis, impairment], &InformationCategory::ALL] {
            let form = forms.form(kind, &asking(categories));
            let anew = restrict(&kind.request, &asking(categories));
            assert_eq!(format!("{form:?}"), format!("{anew:?}"), "{} {categories:?}", kind.id);
            different.push(form);
        }
        let same = forms.form(kind, &asking(&[impairment, diagnosis, impairment]));
        assert!(Arc::ptr_eq(&same, &forms.form(kind, &asking(&[diagnosis, impairment]))), "made anew");
    }
    for (place, form) in different.iter().enumerate() {
        assert!(different[place + 1..].iter().all(|other| !Arc::ptr_eq(form, other)), "one for two");
    }
}
