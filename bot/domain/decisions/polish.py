"""How decisions are said in Polish."""

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.words import Manner, Words

POLISH = Words(
    verdicts={
        (Verdict.APPROVE, Manner.OWN): (
            "[ja] [niniejszym|oficjalnie|chętnie|też|również] (zatwierdzam|akceptuję) [to|wniosek"
            "|ten wniosek|prośbę|tę prośbę|całość|w całości]|wyrażam [na to|swoją|moją] zgodę|daję [na to"
            "|swoją|moją] zgodę|(masz|macie) moją (zgodę|akceptację)|(zatwierdzone"
            "|zaakceptowane) przeze mnie"
        ),
        (Verdict.APPROVE, Manner.STATED): (
            "(zatwierdzone|zatwierdzony|zatwierdzona|zaakceptowane|zaakceptowany|zaakceptowana)"
        ),
        (Verdict.APPROVE, Manner.LEANING): (
            "akceptuje|zatwierdzamy|akceptujemy|zatwierdziłem|zatwierdziłam|zaakceptowałem|zaakceptowałam"
            "|zatwierdzono|zaakceptowano|akcept|akceptacja|pełna akceptacja|zgoda|pełna zgoda|zgadzam się"
            "|jestem za|popieram|okej|okejka|oki|w porządku|wszystko w porządku|wygląda (dobrze|ok|okej"
            "|super|świetnie)|dobrze wygląda|super|świetnie|świetna robota|dobra robota|dobra|no dobra"
            "|no dobrze|no ok|dobrze|jasne|pewnie|spoko|może być|pasuje|pasuje mi|[jak] dla mnie (ok|okej"
            "|super|w porządku|może być)|(z mojej strony|ode mnie) (ok|okej|super|zgoda|tak)|tak|no tak"
            "|działajcie|działaj|lecimy|lećcie|rób|róbcie|git|gitara|bomba|rewelacja|idealnie"
            "|podoba mi się|(bez|brak|nie mam) (uwag|zastrzeżeń)|zielone światło"
        ),
        (Verdict.CONDITION, Manner.OWN): "(zatwierdzam|akceptuję) (warunkowo|z warunkiem)",
        (Verdict.CONDITION, Manner.STATED): "(zatwierdzone|zaakceptowane) (warunkowo|z warunkiem)",
        (Verdict.CHANGES, Manner.OWN): "proszę o (zmiany|poprawki|korektę)",
        (Verdict.CHANGES, Manner.STATED): "wymaga (zmian|poprawek|poprawy)|do (poprawy|poprawki)",
        (Verdict.REJECT, Manner.OWN): "[ja] odrzucam [to|wniosek|ten wniosek|prośbę]|odmawiam",
        (Verdict.REJECT, Manner.STATED): "(odrzucone|odrzucony|odrzucona)",
        (Verdict.REJECT, Manner.LEANING): (
            "nie (zatwierdzam|akceptuję|akceptuje) [tego]|nie wyrażam [na to] zgody"
            "|nie ma [na to] mojej zgody|nie zatwierdzone|niezatwierdzone|jestem przeciw"
        ),
        (Verdict.ABSTAIN, Manner.OWN): "[ja] wstrzymuję się [od głosu|od głosowania]",
        (Verdict.ABSTAIN, Manner.LEANING): "wstrzymuje się [od głosu|od głosowania]",
    },
    courtesies=(
        "cześć|hej [wszystkim]|dzień dobry|witam|witajcie|dzięki [wielkie|wszystkim]|wielkie dzięki"
        "|dziękuję [bardzo]|powodzenia|pozdrawiam|pzdr|wszystkim|zespole|z mojej strony|ode mnie"
        "|proszę (działać"
        "|realizować)"
    ),
    openers="ok|okej|tak|dobra|dobrze|super|jasne|z mojej strony|ode mnie",
    regrets="niestety|przykro mi|przepraszam|sorki|sorry|nie|no niestety|hm|hmm",
    closers=(
        "z przyjemnością|dzięki|dziękuję|z mojej strony|ode mnie|proszę (działać|realizować)|działajcie"
        "|działaj|pozdrawiam"
    ),
    harmless=(
        "(bez|brak|nie mam) [żadnych|dalszych] (uwag|zastrzeżeń|pytań)|nie ma problemu"
        "|nie mam nic do dodania|nie widzę (przeszkód|problemu)|nic dodać nic ująć"
    ),
    conditions=(
        "[ale|lecz|ale tylko|tylko] (pod warunkiem|z warunkiem|z jednym warunkiem|pod jednym warunkiem"
        "|z zastrzeżeniem) [że|iż]|[ale] tylko jeśli|[ale] tylko jeżeli"
    ),
    reservations=(
        "ale|lecz|jednak|jeśli|jeżeli|jesli|o ile|warunkiem|warunek|tylko|najpierw|dopóki|póki|aż|oprócz"
        "|poza|bez|wyjątkiem|zmiany|zmień|zmieńcie|popraw|poprawcie|poprawki|dopiero|natomiast"
        "|maksymalnie|limit|do kwoty|musi|muszą|musicie|gdy|ile"
    ),
    negations="nie|nigdy|nic|nikt|żaden|żadna|żadne|brak|wcale|ani|bynajmniej",
    retractions=(
        "czekaj|czekajcie|chwila|chwilę|moment|momencik|stop|cofam|wycofuję|żart|żartuję|żartowałem"
        "|żartowałam|żarty|akurat|taa|taaa|taaaa|pomyłka|wróć|hehe|haha|chyba|marzenia|marzeniach|snach"
        "|ironia|sarkazm|wstrzymaj"
    ),
    uncertain=(
        "może|pewnie|prawdopodobnie|podobno|rzekomo|ponoć|jutro|wczoraj|później|potem|niedługo|wkrótce"
        "|jeszcze|już|mówi|mówił|mówiła|powiedział|powiedziała|twierdzi|napisał|napisała|pisze|według|wg"
        "|zdaniem|przez|częściowo|część|częściowe|połowa|połowę|pół|jedynie|zamiast|pierwszy|pierwsza"
        "|pierwsze|pierwszą|drugi|druga|drugie|drugą|reszta|resztę|kiedy|kto|co|czy|jak|dlaczego"
        "|niechętnie|myślę|sądzę|wydaje|zdaje|właściwie|czekamy|czeka|sprawdź|sprawdźcie|potwierdź|ona"
        "|oni|ich|jego|jej|byłoby|byłby|mogłoby|powinno|lub|albo|mimo|wbrew|udawajmy|niby|przynajmniej|po"
        "|teoretycznie|teorii|zasadzie"
    ),
    because="bo|ponieważ|gdyż",
    explanations=(
        "bo|ponieważ|gdyż|to|jest|mieści|mieścimy|mamy|możecie|możesz|możemy|działajcie|działaj|dzięki"
        "|super|świetnie|świetna|świetny|dobra|dobry|dobrze|w|zgodnie|wszystko|(budżet|koszt) (jest|ok"
        "|pozwala)|(cena|kwota|oferta) (jest|ok|uczciwa|rozsądna|dobra)|warto|lecimy|robimy|ruszajcie"
        "|ruszamy|puszczajcie|zgadza|fajnie|fajny|fajna|proszę (działać|zamawiać|kupować|opłacić)"
    ),
    explaining=(
        "się|z|ze|na|do|i|a|za|dla|nas|ramach|budżecie|budżetu|planem|planie|ustaleniami|założeniami"
        "|umową|cenie|sens|uczciwa|rozsądna|niska|najniższa|korzystna|tania|najtańsza|rozsądny|niski"
        "|zamawiać|zamówić|kupować|kupić|działać|realizować|ruszać|robić|rezerwować|opłacić|wysłać"
        "|publikować|startować|dalej|robota|praca|pomysł|projekt|kampanii|kampania|potrzebne|ważne"
        "|przydatne|gotowe|jasne|bardzo|nam|wszystkim|kwocie|kosztów|koszty|liczby|ok|okej|tej|tego|ten"
        "|ta|tym|teraz|dziś|dzisiaj|od|wniosek|uzasadnienie|opis|logiczne"
    ),
)
