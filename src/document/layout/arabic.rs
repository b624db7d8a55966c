//! Arabic letters take the shape their neighbours ask for: alone, last, first or in the middle.
//!
//! Done with the presentation forms the font has (Unicode blocks FB50 and FE70); ligatures are not
//! formed.

/// A letter, its first presentation form, and whether it joins the next letter. The forms lie in
/// the order alone, last, first, middle; a letter that does not join the next has only two.
const LETTERS: [(char, u32, bool); 41] = [
    ('\u{622}', 0xFE81, false),
    ('\u{623}', 0xFE83, false),
    ('\u{624}', 0xFE85, false),
    ('\u{625}', 0xFE87, false),
    ('\u{626}', 0xFE89, true),
    ('\u{627}', 0xFE8D, false),
    ('\u{628}', 0xFE8F, true),
    ('\u{629}', 0xFE93, false),
    ('\u{62A}', 0xFE95, true),
    ('\u{62B}', 0xFE99, true),
    ('\u{62C}', 0xFE9D, true),
    ('\u{62D}', 0xFEA1, true),
    ('\u{62E}', 0xFEA5, true),
    ('\u{62F}', 0xFEA9, false),
    ('\u{630}', 0xFEAB, false),
    ('\u{631}', 0xFEAD, false),
    ('\u{632}', 0xFEAF, false),
    ('\u{633}', 0xFEB1, true),
    ('\u{634}', 0xFEB5, true),
    ('\u{635}', 0xFEB9, true),
    ('\u{636}', 0xFEBD, true),
    ('\u{637}', 0xFEC1, true),
    ('\u{638}', 0xFEC5, true),
    ('\u{639}', 0xFEC9, true),
    ('\u{63A}', 0xFECD, true),
    ('\u{641}', 0xFED1, true),
    ('\u{642}', 0xFED5, true),
    ('\u{643}', 0xFED9, true),
    ('\u{644}', 0xFEDD, true),
    ('\u{645}', 0xFEE1, true),
    ('\u{646}', 0xFEE5, true),
    ('\u{647}', 0xFEE9, true),
    ('\u{648}', 0xFEED, false),
    ('\u{649}', 0xFEEF, false),
    ('\u{64A}', 0xFEF1, true),
    ('\u{67E}', 0xFB56, true),
    ('\u{686}', 0xFB7A, true),
    ('\u{698}', 0xFB8A, false),
    ('\u{6A9}', 0xFB8E, true),
    ('\u{6AF}', 0xFB92, true),
    ('\u{6CC}', 0xFBFC, true),
];

/// The characters as they look; one for one.
pub fn join(text: &[char]) -> Vec<char> {
    let mut shapes = text.to_vec();
    let mut joined_before = false;
    for (place, character) in text.iter().enumerate() {
        // Vowel signs stand above or below and change nothing.
        if is_mark(*character) {
            continue;
        }
        let Some((_, first_form, joins_next)) = letter(*character) else {
            joined_before = *character == '\u{640}';
            continue;
        };
        let next = text[place + 1..].iter().find(|c| !is_mark(**c));
        let joined_after = joins_next && next.is_some_and(|c| *c == '\u{640}' || letter(*c).is_some());
        let form = u32::from(joined_before) + 2 * u32::from(joined_after);
        if let Some(shape) = char::from_u32(first_form + form) {
            shapes[place] = shape;
        }
        joined_before = joined_after;
    }
    shapes
}

fn letter(character: char) -> Option<(char, u32, bool)> {
    LETTERS.iter().find(|(letter, ..)| *letter == character).copied()
}

const fn is_mark(character: char) -> bool {
    matches!(character, '\u{64B}'..='\u{65F}' | '\u{670}')
}
