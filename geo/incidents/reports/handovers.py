"""Bodies given to the kin or another country, days after the news: "جسد دو تن … به خانواده‌ها سپرده شد"."""

from geo.incidents.reports.passage import Passage, Sentence

_END = 2  # words behind the verb
_WHICH, _HAD = "که", {"بودند", "بود", "شدند", "شد", "اند", "است"}  # around what befell them before


def handed_over(passage: Passage, sentence: Sentence) -> int:
    """
    Return from which word on a Dari sentence tells the handing over of bodies, or -1.

    What stands before that word is a clause of what befell them: "جسد دو تن که … کشته شدند، | پنجشنبه …".
    """
    first, last = sentence.first, sentence.last
    marks = passage.marks_in("time.handed_over", first, last)
    if not marks or marks[-1].last < last - _END:
        return -1
    verb = marks[-1].first
    body = next((index for index in range(first, verb) if passage.has("killed.body", index)), verb)
    if body == verb or not passage.event_words.isdisjoint(range(first, body)):
        return -1  # "سه سرباز کشته و اجساد دو تن از آنان به شهر منتقل شد"
    which = next((index for index in range(first, verb) if passage.words[index].norm == _WHICH), verb)
    ends = [index + 1 for index in range(which, verb) if passage.words[index].norm in _HAD]
    return max(ends, default=first)
