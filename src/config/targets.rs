//! `[targets]`: what the statistics are held to.

use crate::config::section::Section;
use crate::domain::statistics::target::{Limits, Targets};

/// The keys of one target, green and amber.
type Keys = [&'static str; 2];

pub(super) fn read(section: &mut Section<'_>) -> Targets {
    let default = Targets::default();
    Targets {
        on_time: at_least(section, ["on_time_green", "on_time_amber"], default.on_time),
        median_days: at_most(section, ["median_days_green", "median_days_amber"], default.median_days, 250),
        ninetieth_days: at_most(
            section,
            ["ninetieth_days_green", "ninetieth_days_amber"],
            default.ninetieth_days,
            250,
        ),
        complete: at_least(section, ["complete_green", "complete_amber"], default.complete),
        not_delivered: at_most(
            section,
            ["not_delivered_green", "not_delivered_amber"],
            default.not_delivered,
            100,
        ),
        declined: at_most(section, ["declined_green", "declined_amber"], default.declined, 100),
    }
}

fn at_least(section: &mut Section<'_>, keys: Keys, default: Limits) -> Limits {
    let limits = limits(section, keys, default, 100);
    if limits.amber > limits.green {
        section.fault(keys[1], "at-most", given(keys[0], limits));
    }
    limits
}

fn at_most(section: &mut Section<'_>, keys: Keys, default: Limits, most: u8) -> Limits {
    let limits = limits(section, keys, default, most);
    if limits.amber < limits.green {
        section.fault(keys[1], "at-least", given(keys[0], limits));
    }
    limits
}

fn given(key: &str, limits: Limits) -> Vec<(&'static str, String)> {
    vec![("key", key.to_owned()), ("value", limits.green.to_string())]
}

fn limits(section: &mut Section<'_>, [green, amber]: Keys, default: Limits, most: u8) -> Limits {
    Limits {
        green: section.number(green, default.green, 0..=most.into()),
        amber: section.number(amber, default.amber, 0..=most.into()),
    }
}
