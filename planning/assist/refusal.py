"""The one way in which the film can fail to suggest something."""


class NoSuggestion(Exception):
    """The film does not show clearly enough what was asked for; its text is one sentence: why, and what to do."""
