//! Quantities compared: in the same unit exactly, in units of one dimension by conversion.
//!
//! The part of UCUM (<https://ucum.org/ucum>) that a form about health and daily life meets. A
//! unit outside it still compares with itself.

use std::cmp::Ordering;

use crate::forms::model::{Coding, Quantity};

const UCUM: &str = "http://unitsofmeasure.org";

/// None where the units can't be compared.
pub(super) fn order(a: &Quantity, b: &Quantity) -> Option<Ordering> {
    if same_unit(&a.unit, &b.unit) {
        return Some(a.value.order(&b.value));
    }
    let (dimension, factor) = in_base(&a.unit)?;
    let (other, other_factor) = in_base(&b.unit)?;
    if dimension != other {
        return None;
    }
    let (left, right) = (a.value.to_f64() * factor, b.value.to_f64() * other_factor);
    // Conversion factors are rounded: nearer than that is equal.
    if (left - right).abs() <= f64::EPSILON * 16.0 * left.abs().max(right.abs()) {
        return Some(Ordering::Equal);
    }
    left.partial_cmp(&right)
}

/// By system and code; where either has no code, by the unit's text.
pub(super) fn same_unit(a: &Coding, b: &Coding) -> bool {
    if a.code.is_empty() || b.code.is_empty() {
        let names = |unit: &Coding| [unit.code.clone(), unit.display.clone()];
        let (a, b) = (names(a), names(b));
        a.iter().all(String::is_empty) && b.iter().all(String::is_empty)
            || a.iter().any(|name| !name.is_empty() && b.contains(name))
    } else {
        a.system == b.system && a.code == b.code
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Length,
    Mass,
    Volume,
    Time,
    Ratio,
    Energy,
    Pressure,
}

fn in_base(unit: &Coding) -> Option<(Dimension, f64)> {
    if unit.system != UCUM {
        return None;
    }
    let code = unit.code.as_str();
    let whole = [
        ("min", Dimension::Time, 60.0),
        ("h", Dimension::Time, 3_600.0),
        ("d", Dimension::Time, 86_400.0),
        ("wk", Dimension::Time, 604_800.0),
        ("mo", Dimension::Time, 2_629_800.0),
        ("a", Dimension::Time, 31_557_600.0),
        ("[in_i]", Dimension::Length, 0.0254),
        ("[ft_i]", Dimension::Length, 0.3048),
        ("[yd_i]", Dimension::Length, 0.9144),
        ("[mi_i]", Dimension::Length, 1_609.344),
        ("[oz_av]", Dimension::Mass, 28.349_523_125),
        ("[lb_av]", Dimension::Mass, 453.592_37),
        ("t", Dimension::Mass, 1_000_000.0),
        ("1", Dimension::Ratio, 1.0),
        ("%", Dimension::Ratio, 0.01),
        ("mm[Hg]", Dimension::Pressure, 133.322),
    ];
    if let Some((_, dimension, factor)) = whole.iter().find(|(name, ..)| *name == code) {
        return Some((*dimension, *factor));
    }
    let metric = [
        ("m", Dimension::Length, 1.0),
        ("g", Dimension::Mass, 1.0),
        ("L", Dimension::Volume, 1.0),
        ("l", Dimension::Volume, 1.0),
        ("s", Dimension::Time, 1.0),
        ("J", Dimension::Energy, 1.0),
        ("cal", Dimension::Energy, 4.184),
        ("Pa", Dimension::Pressure, 1.0),
    ];
    let prefixes = [
        ("", 1.0),
        ("M", 1e6),
        ("k", 1e3),
        ("h", 1e2),
        ("da", 1e1),
        ("d", 1e-1),
        ("c", 1e-2),
        ("m", 1e-3),
        ("u", 1e-6),
        ("n", 1e-9),
    ];
    metric.iter().find_map(|(base, dimension, factor)| {
        let prefix = code.strip_suffix(base)?;
        let (_, scale) = prefixes.iter().find(|(name, _)| *name == prefix)?;
        Some((*dimension, factor * scale))
    })
}
