"""The shape of a language's words for saying: `rules/languages/CODE/speech.yaml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """An example: who says the claim that `claim` (a part of `text`) makes; an empty list is the text's own voice."""

    text: str
    claim: str
    origin: tuple[str, ...] = ()
    hedged: bool = False
    negated: bool = False
    stance: str | None = None  # denies, doubts, corrects
    at: str = ""

    def __post_init__(self) -> None:
        if self.claim not in self.text:
            raise ValueError(f"the claim {self.claim!r} is no part of the example")


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language says who says something. All lists are spelled as in `rulebook.words`.

    `subject_first`: the speaker stands before the verb of saying (police said), not behind it.
    """

    says: tuple[str, ...]  # finite verbs of saying: said, announced
    adds: tuple[str, ...] = ()  # participles that go on with the sentence's speaker: adding, noting
    denies: tuple[str, ...] = ()  # verbs that deny what follows
    doubts: tuple[str, ...] = ()  # verbs that doubt it
    corrects: tuple[str, ...] = ()  # verbs that put something in the place of what was said before
    quotes: tuple[str, ...] = ()  # A quoted B: B is inner, A passes on
    source: tuple[str, ...] = ()  # the word before B
    according: tuple[str, ...] = ()  # according to
    said_it: tuple[str, ...] = ()  # verbs whose object stands before: a toll *announced by*
    passed_on: tuple[str, ...] = ()  # likewise, of those who only pass on: a statement *carried by*
    as_said: tuple[str, ...] = ()  # before a verb of saying that closes a sentence: as … said
    that: tuple[str, ...] = ()  # begins what is said
    relative: tuple[str, ...] = ()  # which, who: a background clause
    stance: tuple[str, ...] = ()  # condemned, condolences: what is told of the event itself is known already
    contrast: tuple[str, ...] = ()  # while, but: ends what an attribution behind it covers
    hedges: tuple[str, ...] = ()  # apparently, it seems
    backed: tuple[str, ...] = ()  # backed by: whoever is backed by a country is not that country's
    pronouns: tuple[str, ...] = ()  # he, she: the last speaker
    auxiliaries: tuple[str, ...] = ()  # had, may stand between speaker and verb
    name_stops: tuple[str, ...] = ()  # words that are no part of a person's name
    name_particles: tuple[str, ...] = ()  # parts of a name that never end it: bin, von
    no_name_endings: tuple[str, ...] = ()  # endings that no name has: possessive pronouns
    surname_endings: tuple[str, ...] = ()  # of a word with its article that ends a name: الزواري
    possessive: tuple[str, ...] = ()  # between a country and its institution: Japan 's police
    impersonal: tuple[str, ...] = ()  # it is worth noting: nobody says it
    subject_first: bool = False
    examples: tuple[Spoken, ...] = ()
