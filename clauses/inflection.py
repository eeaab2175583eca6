"""Inflected forms of the lexicon's verbs, for the reader that has no tagger."""

from __future__ import annotations

from functools import cache

from clauses.lexicon import load

_IRREGULAR = {
    "give": "gave given", "take": "took taken", "hold": "held held", "keep": "kept kept", "bear": "bore borne", "make": "made made",
    "bring": "brought brought", "forgo": "forwent forgone", "forego": "forewent foregone", "write": "wrote written", "pay": "paid paid",
    "bind": "bound bound", "choose": "chose chosen", "seek": "sought sought", "sell": "sold sold", "buy": "bought bought", "let": "let let",
    "set": "set set", "have": "had had", "be": "was been", "do": "did done", "say": "said said", "show": "showed shown", "put": "put put",
    "rise": "rose risen", "arise": "arose arisen", "fall": "fell fallen", "lie": "lay lain", "stand": "stood stood", "withdraw": "withdrew withdrawn",
    "undertake": "undertook undertaken", "understand": "understood understood", "see": "saw seen", "read": "read read", "run": "ran run",
    "wear": "wore worn", "deal": "dealt dealt", "meet": "met met", "get": "got got", "lose": "lost lost", "sue": "sued sued", "go": "went gone",
    "forbid": "forbade forbidden", "swear": "swore sworn", "build": "built built", "lend": "lent lent", "mean": "meant meant",
    "foresee": "foresaw foreseen", "leave": "left left", "find": "found found", "send": "sent sent", "begin": "began begun", "hide": "hid hidden",
    "freeze": "froze frozen", "net": "netted netted", "submit": "submitted submitted", "permit": "permitted permitted", "refer": "referred referred",
    "bar": "barred barred", "stop": "stopped stopped", "prefer": "preferred preferred", "occur": "occurred occurred", "debit": "debited debited",
    "commit": "committed committed", "incur": "incurred incurred", "ban": "banned banned", "defer": "deferred deferred", "set-off": "set-off set-off",
    "enjoin": "enjoined enjoined", "plan": "planned planned", "stamp": "stamped stamped", "cap": "capped capped", "omit": "omitted omitted",
    "fly": "flew flown", "cede": "ceded ceded", "defray": "defrayed defrayed", "equip": "equipped equipped", "drop": "dropped dropped",
}  # fmt: skip
_DOUBLED = {
    "submit",
    "permit",
    "refer",
    "bar",
    "stop",
    "prefer",
    "commit",
    "incur",
    "ban",
    "net",
    "set",
    "put",
    "let",
    "get",
    "run",
    "omit",
    "cap",
    "forbid",
    "begin",
    "plan",
    "occur",
    "transfer",
    "defer",
    "drop",
    "compel",
    "confer",
    "infer",
    "cancel",
    "acquit",
    "equip",
}


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Return form -> (lemma, kind), kind one of base, s, ed, ing, for every verb the lexicon uses."""
    lemmas: set[str] = {"be", "have", "do", "exceed", "procure", "cause", "ensure", "enter", "say", "note"}
    for act in load("en/acts").values():
        for key, value in act.items():
            if key not in ("nouns", "adjectives"):
                lemmas.update(value)
    for kind, value in load("en/governors").items():
        if isinstance(value, dict):
            for key, entries in value.items():
                if kind == "wrap" or key == "verbs":
                    lemmas.update(entries)
        else:
            lemmas.update(value)
    for deed in load("en/deeds").values():
        if deed.get("light") and deed.get("verbs") != "any":  # read by this reader alone
            lemmas.update(deed.get("verbs", ()))
    lemmas.update(_IRREGULAR, _DOUBLED)
    for group in load("en/verbs").values():
        lemmas.update(group)
    table: dict[str, tuple[str, str]] = {}
    table.update(
        {
            "is": ("be", "s"),
            "are": ("be", "s"),
            "am": ("be", "s"),
            "were": ("be", "ed"),
            "has": ("have", "s"),
            "does": ("do", "s"),
        }
    )
    for lemma in sorted(lemmas):
        for form, kind in _inflect(lemma):
            table.setdefault(form, (lemma, kind))
    return table


@cache
def verbs(group: str) -> frozenset[str]:
    """Return the lemmas of a group of verbs.yaml."""
    return frozenset(load("en/verbs")[group])


def all_forms(lemma: str) -> list[str]:
    """Return the forms of a word, taken as a verb (of which a noun's are some)."""
    return [form for form, _ in _inflect(lemma)]


def _inflect(lemma: str) -> list[tuple[str, str]]:
    found = [(lemma, "base")]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        third = lemma[:-1] + "ies"
    elif lemma.endswith("o"):
        third = lemma + "es"
    else:
        third = lemma + "s"
    found.append((third, "s"))
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    if lemma in _DOUBLED:
        stem = lemma + lemma[-1]
    if lemma.endswith("ie"):
        found.append((lemma[:-2] + "ying", "ing"))
    else:
        found.append((stem + "ing", "ing"))
    if lemma in _IRREGULAR:
        past, participle = _IRREGULAR[lemma].split()
        found += [(participle, "ed"), (past, "ed")]
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        found.append((lemma[:-1] + "ied", "ed"))
    else:
        found.append((stem + "ed", "ed"))
    if lemma.endswith("l") and lemma in _DOUBLED:  # "canceled" is right in America
        found += [(lemma + "ing", "ing"), (lemma + "ed", "ed")]
    return found
