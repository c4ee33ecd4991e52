"""What can go wrong, by who must act. Every message says what is wrong, where, and what to do next."""


class ModelLawError(Exception):
    """Anything modellaw refuses; its text is one sentence fit for a user."""


class SpecError(ModelLawError):
    """An instrument, lexicon or gold file is faulty: its author must mend the lines named."""


class UnreadableStatute(ModelLawError):
    """A file cannot be read as a statute: the person who uploaded it must bring another form of it."""


class UnknownName(ModelLawError):
    """A name that is not known; the message lists those that are."""


class UnsupportedLanguage(ModelLawError):
    """A statute in a language that has no lexicon yet: it can be read, not judged."""
