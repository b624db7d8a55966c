//! `config/underlag.toml` is the reference: it says every key, and every default truly.

use std::collections::BTreeMap;

use underlag::config::Config;

use super::shipped;

#[test]
fn the_reference_says_the_defaults() {
    let mut said = Config::load(&shipped("underlag.toml"), &BTreeMap::new()).expect("no faults");
    said.folder = Config::default().folder;
    assert_eq!(said, Config::default());
}

#[test]
fn the_reference_names_every_key() {
    let text = std::fs::read_to_string(shipped("underlag.toml")).expect("there");
    let mut section = String::new();
    let mut named = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut section);
        } else if let Some((key, _)) = line.trim_start_matches('#').split_once(" = ") {
            // A key of the file stands at the start of its line; a comment has a space after `#`.
            if !key.contains(' ') {
                named.push(format!("{section}.{key}"));
            }
        }
    }
    let (mut named, mut known) = (named, Config::keys());
    named.sort();
    known.sort();
    assert_eq!(named, known);
}

#[test]
fn a_key_with_a_default_is_not_commented_out() {
    let text = std::fs::read_to_string(shipped("underlag.toml")).expect("there");
    let commented: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix('#')?.split_once(" = ").map(|(key, _)| key))
        .filter(|key| !key.contains(' '))
        .collect();
    let mail = ["ca_file", "username", "password_file", "dkim_key_file", "dkim_selector", "dkim_domain"];
    let imap = ["host", "ca_file", "username", "password_file", "handled_folder"];
    let accessibility = ["organisation", "mailbox", "telephone", "reviewed"];
    let security = ["contact", "expires", "policy"];
    let all = [&["forms_dir"], &mail[..], &imap[..], &["texts"], &accessibility[..], &security[..]].concat();
    assert_eq!(commented, all);
}
