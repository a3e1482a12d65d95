"""Places that open a line as where a report was sent from: "DUSHANBE, March 11 (Agency) –"."""

import re

from geo.incidents.reports.datelines import ends_dateline
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, is_district_of_zone

_SEATS = {"PPLC", "PPLA"}
_HEAD = 5  # words of "ولایت تخار | ولسوالی درقد"
_SIGNS, _PARAGRAPHS, _AGENCY_WORD = 60, 2, "خبرگزاری"
_LINE = re.compile(
    r"(?:[,،](?:[^.\n–—-]|\.(?= \d)){1,30})?\s*(?:[(/][^)/\n]{1,30}[)/]\s*)?(?:[–—]|--|-\s)"
    r"|[^.\n–—-]{0,30}\((?![0-9][^)\n]*\):)[^)\n]{1,30}\)"
    r"|, ?\d{1,2} \w+\.|:\s|،[^.،,:()\d\n–—]{2,30}:\s"
    r"|, ?(?:\d{1,2}[./]\d{1,2}[./]\d{4}\s*)?(?:/[^/\n]{1,40}/|«[^»\n]{1,30}»)\s*[.–—-]"
    r"|[،,][^،,:()\d\n]{2,30}[،,]\s*\d{1,2} \w+(?: \d{4})?:"
)


def is_dateline(passage: Passage, spot: Spot) -> bool:
    """Return whether a name opens a text as the place it was sent from: "DUSHANBE, March 11 (Agency) –"."""
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    near = passage.language == "fa" and 0 < spot.first - sentence.first < _HEAD
    told = near and _heads_news(passage, spot)
    line = passage.dateline
    within = line is not None and line.start <= spot.start < line.end and not told
    if within and line is not None and (not line.alone or is_seat(spot)):
        return True
    early = sentence.paragraph <= _PARAGRAPHS or passage.words[sentence.first].norm == _AGENCY_WORD
    early = early or (passage.text[spot.start : spot.end].isupper() and passage.text[spot.end :][:2] == " (")
    if spot.first != sentence.first or not early:
        dari = early and passage.language == "fa" and not told  # "باختر - تالقان: …"
        return dari and ends_dateline(passage.text, sentence.start, spot.start, spot.end)
    if passage.is_dateline(sentence):
        return is_seat(spot)
    if spot.last == sentence.last:
        return True  # "Хорог. В результате обстрела"
    match = _LINE.match(passage.text[spot.end : spot.end + _SIGNS])
    if match is None:
        return False
    district = passage.language == "en" and spot.unit == "ADM2"  # "Panj district: on Sunday …", "Джурм: убит"
    district |= passage.language == "ru" and passage.text[spot.end + 2 : spot.end + 3].islower()
    listed = passage.labelled_lines > 1 or district  # several are entries of a list
    return match[0].rstrip()[-1:] != ":" or not listed


def _heads_news(passage: Passage, spot: Spot) -> bool:
    """Return whether a Dari line opens with a district behind its province: "تخار | درقد: دیشب …"."""
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    province = passage.has("place.province", sentence.first) and not is_seat(spot)
    other = any(passage.unit_at(index) == "ADM2" for index in range(spot.last, sentence.last))
    return province and not other and any(is_district_of_zone(one) for one in spot.bearers)


def is_seat(spot: Spot) -> bool:
    """Return whether a name is that of a capital or the seat of a province, from which agencies report."""
    return any(match.place.feature_code in _SEATS for match in spot.bearers)
