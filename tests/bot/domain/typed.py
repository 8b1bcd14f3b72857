"""What people may type after /task: anything, and above all anything that looks like a part of a command."""

from hypothesis import strategies as st

from bot.domain.tasks.filters import SCOPES, STATES
from bot.domain.tasks.parts import PRIORITIES
from bot.domain.tasks.verbs import VERBS
from tests.units import ANA, GRACE, PIOTR

TYPED = """
    me nobody none to T-12 t3 T-0 R-7 12 3, 13,14 T-3,T-4 after under po dopo pod sotto and i e by due on do
    w na entro per every each co ogni monday, poniedziałek lunedì until times <@U0ANA|ana> <@U0PIOTR> <@U1|
    <#C1|launch> #web #web/print # #1 ! !!! ~2h ~1.5d ~0m ~ :tada: 🎉 friday tomorrow yesterday next last the
    end of in 2 weeks 5pm 17:00 at noon march 31 january 2020 2026-11-27 29.02 jutro piątku domani venerdì
    99999 -1 &lt; &gt; &amp; &amp;lt; < > ( ) " "" “ ” „ « » ` * \u202e \u200f \x00 \ud800 שלום مرحبا or
    between <!channel> <!subteam^S1|@web> <http://a.example|a.example> <mailto:a@b.example|a@b.example> ٣ İ ß
    \uff34\uff0d\uff11\uff12 \ufb01
"""
WORDS = TYPED.split()
KEYWORDS = sorted({*VERBS.words, *SCOPES.words, *STATES.words}) + [f"!{name}" for name in sorted(PRIORITIES)]

words = st.sampled_from(WORDS) | st.sampled_from(KEYWORDS)
phrases = st.lists(words, max_size=14).map(" ".join)
texts = (
    st.text(max_size=40)
    | phrases
    | st.builds("{} {} {}".format, phrases, st.text(max_size=20), phrases)
    | st.builds("{}{}".format, st.sampled_from(sorted(VERBS.words)), phrases.map(" {}".format))
    | st.builds(lambda word, count: (word + " ") * count, words, st.integers(1, 1000))
)
people = st.sampled_from([GRACE, ANA, PIOTR])
