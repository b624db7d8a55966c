# Keys start with `mail-`.
mail-consent = samtycke
