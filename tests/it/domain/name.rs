//! What somebody is called.

use underlag::domain::name::Name;

#[test]
fn a_name_is_one_line_that_can_be_seen() {
    let name = Name::parse("Märta Åkerlöf").expect("a name");
    assert_eq!((name.as_str(), name.to_string().as_str()), ("Märta Åkerlöf", "Märta Åkerlöf"));
    assert_eq!(format!("{name:?}"), "Name(…)", "nothing of it in a log");
    for text in ["", " ", "Märta\nÅkerlöf", "Märta\u{200b}Åkerlöf"] {
        assert_eq!(Name::parse(text), None, "{text:?}");
    }
}

#[test]
fn it_stands_in_json_as_it_is() {
    let name = Name::parse("Märta Åkerlöf").expect("a name");
    let json = serde_json::to_string(&name).expect("JSON");
    assert_eq!(json, "\"Märta Åkerlöf\"");
    assert_eq!(serde_json::from_str::<Name>(&json).expect("the same"), name);
}
