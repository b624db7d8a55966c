# Keys start with `mail-`.
mail-consent = consent
