# What is wrong in a filled form, said beside the field.

forms-required = Answer the question.
forms-identifies-number = “{ $detail }” looks like a personal number. Remove it: nothing here may show who it is about.
forms-identifies-telephone = “{ $detail }” looks like a telephone number. Remove it: nothing here may show who it is about.
forms-identifies-mailbox = “{ $detail }” is an email address. Remove it: nothing here may show who it is about.
forms-identifies-address = “{ $detail }” looks like an address. Remove it: nothing here may show who it is about.
forms-identifies-name = “{ $detail }” looks like a name. Write for example “the client” instead. If it is not a person, you can say so further down the page.
forms-identifies-name-here = “{ $detail }” looks like a name. Write in another way: nothing here may show who it is about.
forms-required-group = Fill in at least one thing here.
forms-min-occurs = Give at least { $detail } answers.
forms-max-occurs = Give at most { $detail } answers.
forms-repeated = Give only one answer.
forms-disabled = The question does not apply with the other answers. Remove this answer, or change the one that decides.
forms-type = The answer is of the wrong kind ({ $detail }).
forms-option = Choose among the options. “{ $detail }” is not one of them.
forms-exclusive = “{ $detail }” can't be chosen together with anything else.
forms-blank = The answer is only blanks and does not count.
forms-line-break = Write the answer on one line.
forms-max-length = The text is too long: { $detail } characters. Shorten it.
forms-min-length = Write at least { $detail } characters.
forms-regex = The answer does not have the right form. { $detail }
forms-min-value = The answer is too small or too early. At least { $detail }.
forms-max-value = The answer is too large or too late. At most { $detail }.
forms-incomparable = The unit can't be compared with the limit { $detail }. Choose another unit.
forms-decimal-places = The answer has more decimals than the { $detail } asked for.
forms-unit = The unit “{ $detail }” can't be chosen here.
forms-url = “{ $detail }” is not a valid address.
forms-attachment-type = The file is of the wrong type. Allowed types: { $detail }.
forms-attachment-size = The file is too large. At most { $detail } bytes.
forms-group-with-answers = A group can't have an answer of its own.
forms-display-with-answers = An information text can't have an answer.
forms-items-beside-answer = Follow-up questions belong under the answer, not beside it.
forms-misplaced = The item is in the wrong place of the response.
forms-link-id-unknown = The form has no question with the id “{ $detail }”.
forms-order = The answers come in another order than the questions of the form.
forms-questionnaire-unnamed = The response does not say which form it belongs to.
forms-questionnaire-other = The response belongs to another form or another version: { $detail }.
forms-too-large = The response is too large to check. Split it up.

# What the author of a form can do about what was found in it.

forms-advice-condition = A condition points at the wrong place or can never hold. Mend which question and which answer it is about.
forms-advice-file = The file can't be read as a FHIR form. Check that it is the right file and save it as JSON in UTF-8.
forms-advice-limit = The form is too large. Split it up.
forms-advice-link-id = Give every question a linkId of its own.
forms-advice-lint = The form can be used, but what is named should be mended.
forms-advice-regex = Write the pattern without back references and without looking ahead or behind.
forms-advice-structure = The form does not follow FHIR R4 in the places named. Mend them.
forms-advice-unsupported = The form uses something that is not supported and that may change what the questions mean. Remove it, or ask in another way.
forms-advice-value-set = Put the value set into the form, or into a folder named by --value-sets.
