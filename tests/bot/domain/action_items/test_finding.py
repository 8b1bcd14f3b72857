"""What is asked for and promised in messages, in three languages; and what only sounds like it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action_items.finding import ActionItem, Said, action_items
from bot.domain.named_people import with_names
from tests.rows import each_row
from tests.units import ANA, GRACE, NOW, PIOTR

ME = GRACE.id
ANA_ID, PIOTR_ID = ANA.id, PIOTR.id
NAMES = {ANA.id: "ana", PIOTR.id: "piotr", GRACE.id: "grace"}

CERTAIN = [
    # text, title, owner, local day of the deadline
    ("@ana please send the logo to the printer by friday", "Send the logo to the printer", ANA_ID, "27 Nov"),
    ("@ana, can you send the logo to @piotr by friday 5pm?", "Send the logo to @piotr", ANA_ID, "27 Nov"),
    ("Hi @ana, could you please check the invoice numbers?", "Check the invoice numbers", ANA_ID, ""),
    ("Can @ana send the contract to legal by tuesday?", "Send the contract to legal", ANA_ID, "24 Nov"),
    ("Please review the contract by thursday @ana", "Review the contract", ANA_ID, "26 Nov"),
    ("Send the final logo @ana by friday", "Send the final logo", ANA_ID, "27 Nov"),
    ("@ana to update the roadmap by end of month", "Update the roadmap", ANA_ID, "30 Nov"),
    ("@ana needs to sign the lease by tomorrow", "Sign the lease", ANA_ID, "24 Nov"),
    ("@ana will send the deck tomorrow", "Send the deck", ANA_ID, "24 Nov"),
    ("@ana don't forget to renew the certificate", "Renew the certificate", ANA_ID, ""),
    ("@ana would you mind proofreading the press release?", "Proofreading the press release", ANA_ID, ""),
    ("@ana book the room for the workshop", "Book the room for the workshop", ANA_ID, ""),
    ("I'll draft the brief tomorrow", "Draft the brief", ME, "24 Nov"),
    ("I\u2019ll draft the brief and send it to @ana.", "Draft the brief and send it to @ana", ME, ""),
    ("OK, I will fix the typos today.", "Fix the typos", ME, "23 Nov"),
    ("I'm going to call the printer on monday", "Call the printer", ME, "30 Nov"),
    ("Tomorrow I'll send the brief to the printer", "Send the brief to the printer", ME, "24 Nov"),
    ("TODO: write the release notes", "Write the release notes", None, ""),
    ("*TODO* @ana: write the release notes by monday", "Write the release notes", ANA_ID, "30 Nov"),
    ("Action item: @piotr to fix the staging server", "Fix the staging server", PIOTR_ID, ""),
    ("[ ] order the banners", "Order the banners", None, ""),
    ("☐ order the banners by friday", "Order the banners", None, "27 Nov"),
    ("@ana proszę wyślij fakturę do klienta", "Wyślij fakturę do klienta", ANA_ID, ""),
    ("@ana zrób proszę listę gości do piątku", "Zrób listę gości", ANA_ID, "27 Nov"),
    ("Hej @ana, czy możesz wysłać logo do drukarni?", "Wysłać logo do drukarni", ANA_ID, ""),
    ("@ana mogłabyś przygotować umowę do środy?", "Przygotować umowę", ANA_ID, "25 Nov"),
    ("@ana musi podpisać umowę do środy", "Podpisać umowę", ANA_ID, "25 Nov"),
    ("@ana proszę o przesłanie faktury do końca tygodnia", "Przesłanie faktury", ANA_ID, "27 Nov"),
    ("Czy @ana może? Wyślę brief jutro rano.", "Wyślę brief", ME, "24 Nov"),
    ("Jutro wyślę brief do klienta", "Wyślę brief do klienta", ME, "24 Nov"),
    ("Zajmę się tłumaczeniem strony do środy", "Zajmę się tłumaczeniem strony", ME, "25 Nov"),
    ("Ok, przygotuję prezentację na poniedziałek", "Przygotuję prezentację", ME, "30 Nov"),
    ("Do zrobienia: zamówić nowe banery", "Zamówić nowe banery", None, ""),
    ("@ana nie zapomnij wysłać zaproszeń", "Wysłać zaproszeń", ANA_ID, ""),
    ("@ana ti occupi di prenotare la sala per lunedì?", "Prenotare la sala", ANA_ID, "30 Nov"),
    ("@ana ti occupi tu del catering per la festa?", "Catering per la festa", ANA_ID, ""),
    ("Ciao @ana, puoi mandare il preventivo entro venerdì?", "Mandare il preventivo", ANA_ID, "27 Nov"),
    ("@ana potresti controllare i testi della pagina?", "Controllare i testi della pagina", ANA_ID, ""),
    ("@ana per favore invia le foto a Marco entro mercoledì", "Invia le foto a Marco", ANA_ID, "25 Nov"),
    ("@ana deve firmare il contratto entro domani", "Firmare il contratto", ANA_ID, "24 Nov"),
    ("@ana ricordati di aggiornare il calendario", "Aggiornare il calendario", ANA_ID, ""),
    ("Ok, mando io il contratto al cliente domani", "Mando io il contratto al cliente", ME, "24 Nov"),
    ("Ci penso io al catering", "Ci penso io al catering", ME, ""),
    ("Preparerò la lista degli invitati", "Preparerò la lista degli invitati", ME, ""),
    ("Da fare: stampare i volantini", "Stampare i volantini", None, ""),
]
LIKELY = [
    ("Can you send me the final file?", "Send me the final file", None, ""),
    ("Could you please update the pricing page by friday?", "Update the pricing page", None, "27 Nov"),
    ("Please review the contract", "Review the contract", None, ""),
    ("We need to update the pricing page", "Update the pricing page", None, ""),
    ("Someone has to order the banners by friday", "Order the banners", None, "27 Nov"),
    ("Don't forget to renew the certificate by 30 November", "Renew the certificate", None, "30 Nov"),
    ("@ana should update the roadmap", "Update the roadmap", ANA_ID, ""),
    ("@ana please send the logo if the client agrees", "Send the logo if the client agrees", ANA_ID, ""),
    ("Maybe I'll draft the brief tomorrow", "Draft the brief", ME, "24 Nov"),
    ("Let me check the numbers by tomorrow", "Check the numbers", ME, "24 Nov"),
    ("- send the invitations to partners", "Send the invitations to partners", None, ""),
    ("zrób proszę listę gości", "Zrób listę gości", None, ""),
    ("Czy możesz wysłać logo do drukarni?", "Wysłać logo do drukarni", None, ""),
    ("Musimy zamówić nowe banery do końca miesiąca", "Zamówić nowe banery", None, "30 Nov"),
    ("Trzeba zaktualizować cennik", "Zaktualizować cennik", None, ""),
    ("Proszę o przesłanie faktury", "Przesłanie faktury", None, ""),
    ("Pamiętajcie o wypełnieniu ankiety do piątku", "Pamiętajcie o wypełnieniu ankiety", None, "27 Nov"),
    ("Do piątku wyślij raport", "Wyślij raport", None, "27 Nov"),
    ("Puoi mandare il preventivo entro venerdì?", "Mandare il preventivo", None, "27 Nov"),
    ("Per favore controlla i testi della pagina", "Controlla i testi della pagina", None, ""),
    ("Dobbiamo aggiornare il sito entro lunedì", "Aggiornare il sito", None, "30 Nov"),
    ("Bisogna ordinare i volantini", "Ordinare i volantini", None, ""),
    ("Manda il contratto al cliente entro domani", "Manda il contratto al cliente", None, "24 Nov"),
    ("Devo finire la presentazione entro venerdì", "Finire la presentazione", ME, "27 Nov"),
]
TALK = """
Can you believe it? | Can you hear me? | Could you repeat that? | Can you share your screen?
Can you come to the meeting tomorrow? | Could you not do that? | Will you be there tomorrow?
I'll see | I'll get back to you | I'll let you know | I'll be late tomorrow | I'll think about it
I'll be on holiday next week | I won't send the logo | I will not attend the meeting | Ok, I'll do it
I could send the logo tomorrow | Should I send the logo? | Shall I book the room? | Who can send the logo?
Do you want me to book the room? | I sent the logo to @ana yesterday | Did you send the logo to @piotr?
@ana did you send the logo? | @ana thanks for sending the report! | Thanks for your help, @ana | @ana please
@ana what do you think about the new logo? | @ana great work on the launch! | @ana is on holiday until friday
@ana book club is cancelled | @ana test results? | @ana will be late | @ana can you look at this?
@ana fix it please | @ana you were right about the logo | @ana will you join us?
Please find attached the report | Please let me know if you need anything | Please see the attached file
Please note that the office is closed on friday | Please welcome @ana to the team! | Please hold
Let me know what you think | Let me introduce myself | Let me check the numbers | Let's talk tomorrow
Can we move the meeting to friday? | We should celebrate on friday! | We have to wait until monday
Would you mind waiting a minute? | See you on friday | Have a nice weekend! | Tomorrow we ship the release
Book club is on friday | Test results came in today | Update: the printer is back | Report is in the folder
Friday is the launch | List of guests: Ana, Piotr | - Ana sent the logo | • Budget approved
- [x] send the logo | :white_check_mark: send the logo | `TODO: send the logo` | > @ana please send the logo
Proszę | Proszę bardzo, nie ma sprawy | Możesz mi powiedzieć, gdzie jest plik? | Możesz mówić głośniej?
Wysłałam logo do drukarni | Czy wysłałeś logo? | Nie wiem, czy zdążę do piątku | Jutro mnie nie ma
@ana dzięki za wysłanie pliku | Będę jutro o 10 | Dobra robota! | To zależy od budżetu | Musimy porozmawiać
Powinniśmy zdążyć do piątku | Sprawdź! | Dam znać do piątku | Muszę lecieć | Trzeba było wysłać wcześniej
Prego | Puoi dirmi dove si trova il file? | Ho mandato il logo alla tipografia | Hai prenotato la sala?
Domani non ci sono | @ana grazie per il file | Ci sentiamo domani | Sistema operativo nuovo | Devo scappare
Il sistema è lento da ieri | Finite le vacanze! | Controllo qualità superato | Sposto la riunione?
Ti faccio sapere entro domani | Dobbiamo parlare | Bisogna vedere | Verifica superata
"""


def raw(text: str) -> str:
    """As Slack has it."""
    for member_id, name in NAMES.items():
        text = text.replace(f"@{name}", f"<@{member_id}>")
    return text


def found(text: str) -> list[ActionItem]:
    return action_items(Said(GRACE, raw(text), NOW))


def told(item: ActionItem) -> tuple[str, str | None, str]:
    day = f"{item.due.at.astimezone(GRACE.zone):%-d %b}" if item.due else ""
    return with_names(item.title, NAMES.__getitem__), item.owner_id, day


@each_row(("text", "title", "owner", "day"), CERTAIN)
def test_what_names_who_does_it_is_certain(text: str, title: str, owner: str | None, day: str) -> None:
    [item] = found(text)
    assert (told(item), item.is_certain) == ((title, owner, day), True)


@each_row(("text", "title", "owner", "day"), LIKELY)
def test_what_is_asked_of_nobody_or_under_a_condition_is_only_proposed(
    text: str, title: str, owner: str | None, day: str
) -> None:
    [item] = found(text)
    assert (told(item), item.is_certain) == ((title, owner, day), False)


@each_row("text", [text.strip() for line in TALK.strip().split("\n") for text in line.split(" | ")])
def test_talk_is_left_alone(text: str) -> None:
    assert found(text) == []


LISTS = {
    "a heading calls for what is listed": (
        "*Next steps:*\n- @ana to send the deck by friday\n- book the venue\n1. @piotr: staging environment",
        ["Send the deck", "Book the venue", "Staging environment"],
    ),
    "somebody is asked for what is listed": (
        "@ana please:\n• send the logo\n• book the room by friday",
        ["Send the logo", "Book the room"],
    ),
    "headings in Polish": (
        "Do zrobienia\n- nowe banery na targi\n- wysłać ofertę",
        ["Nowe banery na targi", "Wysłać ofertę"],
    ),
    "headings in Italian": ("Prossimi passi:\n- testi della pagina", ["Testi della pagina"]),
    "boxes that are ticked are done": (
        "- [ ] write the tests\n- [x] merge the branch\n[] deploy the page\n:white_large_square: buy cake",
        ["Write the tests", "Deploy the page", "Buy cake"],
    ),
    "what follows a list is no part of it": (
        "To do:\n- new banners\nThanks to all of you\n- old banners",
        ["New banners"],
    ),
    "a list of other things": ("Open questions:\n- budget of the launch\n- which venue", []),
    "sentences side by side": (
        "The deck looks great. @ana can you add the budget slide? I'll fix the typos today.",
        ["Add the budget slide", "Fix the typos"],
    ),
    "said twice": ("TODO: order the banners\nTODO: Order the banners", ["Order the banners"]),
    "quotes and code": (
        "> TODO: send the logo\n```\nTODO: fix this code\n```\nTODO: buy a cake",
        ["Buy a cake"],
    ),
    "code without an end": ("TODO: buy a cake\n```TODO: fix this code", ["Buy a cake"]),
    "nothing": ("", []),
}


@each_row("name", LISTS)
def test_lists_and_lines_are_read_as_people_write_them(name: str) -> None:
    text, titles = LISTS[name]
    assert [item.title for item in found(text)] == titles


def test_a_list_under_a_name_is_that_persons_and_certain() -> None:
    owners = [
        (item.owner_id, item.is_certain)
        for item in found("@ana please:\n- send the logo\n- @piotr book a room")
    ]
    assert owners == [(ANA_ID, True), (PIOTR_ID, True)]


def test_everybody_named_at_the_beginning_is_asked() -> None:
    [item] = found("@ana @piotr please review the budget sheet")
    assert (item.owner_id, item.others) == (ANA_ID, (PIOTR_ID,))


SEVERAL = {
    "The plan: @ana will update the price list tomorrow, and @piotr please fix the basket by wed.": [
        ("Update the price list", ANA_ID, "24 Nov"),
        ("Fix the basket", PIOTR_ID, "25 Nov"),
    ],
    "Plan: @ana przygotuj ofertę do środy, a @piotr ma sprawdzić serwer": [
        ("Przygotuj ofertę", ANA_ID, "25 Nov"),
        ("Sprawdzić serwer", PIOTR_ID, ""),
    ],
    "Allora: @ana deve firmare il contratto, e @piotr deve ordinare i volantini entro venerdì": [
        ("Firmare il contratto", ANA_ID, ""),
        ("Ordinare i volantini", PIOTR_ID, "27 Nov"),
    ],
    "@ana, @piotr, please review the budget sheet": [("Review the budget sheet", ANA_ID, "")],
    "@ana please send the logo to the printer, @piotr and the client": [
        ("Send the logo to the printer, @piotr and the client", ANA_ID, "")
    ],
    "If the client agrees, @ana will send the logo": [],
}


@each_row("text", SEVERAL)
def test_one_sentence_may_ask_several_people_for_several_things(text: str) -> None:
    assert [told(item) for item in found(text)] == SEVERAL[text]


def test_the_whole_sentence_is_kept_beside_the_title() -> None:
    [item] = found("Hi @ana, could you send the logo by friday? Thanks!")
    assert with_names(item.words, NAMES.__getitem__) == "Hi @ana, could you send the logo by friday?"


def test_a_deadline_is_read_as_whoever_wrote_it_meant_it() -> None:
    [item] = action_items(Said(ANA, "Mando io il contratto entro venerdì alle 17", NOW))
    assert item.due
    assert item.due.at.astimezone(ANA.zone).strftime("%a %H:%M") == "Fri 17:00"


def test_a_name_that_somebody_typed_without_meaning_anybody_is_text() -> None:
    [item] = found("TODO: call @UNICEF about \ue000U0ANA\ue001 and &lt;@U0ANA&gt;")
    assert (item.title, item.owner_id) == ("Call @UNICEF about U0ANA and <@U0ANA>", None)


def test_a_message_full_of_points_gives_no_more_than_a_page() -> None:
    assert len(found("\n".join(f"- [ ] point number {number}" for number in range(100)))) == 20


PIECES = """please can you send the logo <@U0ANA> by friday TODO: - [ ] I'll . ? > ``` proszę wyślij do piątku
puoi mandare entro ti occupi di : , \u2013 ' \ue000 <@ > &lt; \u202e 5 05:99"""
_WORDS = st.sampled_from([*PIECES.split(), "\n"])


@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_any_text_is_read_and_every_title_says_something(text: str) -> None:
    for item in action_items(Said(GRACE, text, NOW)):
        assert item.title.strip() == item.title != ""
        assert len(item.title.split()) > 1
        assert item.due is None or item.due.at > NOW
