"""How decisions are said in Italian."""

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.words import Manner, Words

ITALIAN = Words(
    verdicts={
        (Verdict.APPROVE, Manner.OWN): (
            "[io] (approvo|autorizzo) [questo|questa richiesta|la richiesta|tutto|pienamente|volentieri]"
            "|(hai|avete|ha) la mia approvazione|do la mia approvazione|(approvato|approvata) da me"
        ),
        (Verdict.APPROVE, Manner.STATED): "(approvato|approvata|autorizzato|autorizzata)",
        (Verdict.APPROVE, Manner.LEANING): (
            "[per me] va (bene|benissimo)|per me [è] (ok|okay|sì|bene|perfetto)|benissimo|bene|ottimo"
            "|ottimo lavoro|ottima idea|bel lavoro|perfetto|[sono] d'accordo|[sono] favorevole|mi piace"
            "|mi sembra (buono|ok|perfetto|ottimo)|[mi] sembra (buono|ok|perfetto|ottimo)|mi va bene"
            "|certo|certamente|sì|si|sì certo|procedi|procedete|procedi pure|procediamo|andiamo|andate"
            "|vai|bello|ben fatto|(nulla|niente) in contrario|(nessuna|non ho) (obiezione|obiezioni)"
            "|accetto|confermo|concordo|ho approvato|approviamo|approvati|via libera|semaforo verde"
            "|tutto (ok|bene|a posto)|assolutamente sì|volentieri|bravi|bravo|brava|si approva"
        ),
        (Verdict.CONDITION, Manner.OWN): "approvo (con condizione|con una condizione|con condizioni)",
        (
            Verdict.CONDITION,
            Manner.STATED,
        ): "(approvato|approvata) (con condizione|con una condizione|con condizioni)",
        (Verdict.CHANGES, Manner.OWN): "(chiedo|richiedo) [delle] (modifiche|correzioni)|chiedo una modifica",
        (Verdict.CHANGES, Manner.STATED): (
            "da (rivedere|correggere|modificare)|servono [delle] (modifiche|correzioni)|richieste modifiche"
        ),
        (Verdict.REJECT, Manner.OWN): "[io] (respingo|rifiuto|boccio) [la richiesta|questa richiesta]",
        (Verdict.REJECT, Manner.STATED): "(respinto|respinta|rifiutato|rifiutata|bocciato|bocciata)",
        (Verdict.REJECT, Manner.LEANING): (
            "non (approvo|autorizzo|accetto|approvato|approvata|autorizzato)|sono contrario|sono contraria"
        ),
        (Verdict.ABSTAIN, Manner.OWN): "[io] mi astengo [dal voto]",
        (Verdict.ABSTAIN, Manner.STATED): "(astenuto|astenuta)",
    },
    courtesies=(
        "ciao [a tutti|ragazzi]|buongiorno [a tutti]|buonasera|salve|grazie [mille|a tutti|infinite]"
        "|a tutti|ragazzi|da parte mia|per me|per quanto mi riguarda|saluti|(buona fortuna|buon lavoro)"
    ),
    openers="ok|sì|si|va bene|perfetto|ottimo|bene|da parte mia|per me [è]|certo|per quanto mi riguarda",
    regrets="purtroppo|mi dispiace|mi spiace|spiacente|scusate|scusa|no|eh no",
    closers=(
        "con piacere|grazie|grazie mille|da parte mia|per quanto mi riguarda|procedi|procedete"
        "|procedi pure|procedete pure|a tutti"
    ),
    harmless=(
        "(nessuna|nessun) (obiezione|problema|commento|nota|osservazione|dubbio)|(nulla"
        "|niente) da aggiungere|senza (riserve|riserva|problemi|obiezioni)|non ho (obiezioni"
        "|altro da aggiungere|commenti|dubbi)|non vedo problemi"
    ),
    conditions=(
        "[ma|però|ma solo|solo] (a condizione|a patto|con la condizione|a una condizione|ad una condizione"
        "|con una condizione) [che]|[ma] (purché|purchè)|[ma] solo se|[ma] a condizione di"
    ),
    reservations=(
        "ma|però|se|solo|soltanto|condizione|condizioni|patto|purché|salvo|tranne|eccetto|prima|finché"
        "|fino|quando|modifica|modificate|cambia|cambiate|correggi|correggete|modifiche|massimo|limite"
        "|deve|devono|dovete|tuttavia|riserva|riserve|dopo|appena"
    ),
    negations="no|non|mai|niente|nulla|nessuno|nessuna|nessun|senza|né|neanche|nemmeno|neppure|mica",
    retractions=(
        "marmotta|contrario|aspetta|aspettate|anzi|scherzo|scherzavo|scherziamo|scherzando|figurati"
        "|figuriamoci|magari|ritiro|fermi|fermo|ferma|come no|sogni|errore|ahah|ahaha|ahahah|ironia"
        "|sarcasmo|ripensandoci|annulla|annullate"
    ),
    uncertain=(
        "forse|pare|sembra|sarà|domani|ieri|dopo|poi|ancora|già|dice|detto|diceva|secondo|scritto|scrive"
        "|dal|dalla|dallo|dai|parte|metà|parzialmente|primo|seconda|secondo|terzo|altro|altra|altri|resto"
        "|quale|chi|cosa|come|perchè|dovrebbe|potrebbe|sarebbe|vorrei|credo|penso|suppongo|immagino"
        "|probabilmente|presunto|malvolentieri|nonostante|attesa|attendiamo|manca|mancano|verifica"
        "|verificate|controlla|lui|lei|loro|suo|sua|vabbè|boh|oppure|o|teoria|principio"
    ),
    because="perché|poiché",
    explanations=(
        "perché|poiché|dato|visto|siamo|rientra|rientriamo|è|va|ottimo|ottima|bene|grazie|procedete|procedi"
        "|procediamo|potete|puoi|tutto|nel|ne vale|bel|bella|bello|buon|buono|buona|in linea"
        "|(costo|prezzo|budget) (è|ok|giusto)|il (costo|prezzo|budget) è"
    ),
    explaining=(
        "la|le|lo|gli|un|una|di|del|della|con|a|al|alla|per|e|i|nei|nella|pena|vale|budget|piano|previsto"
        "|previsti|concordato|prezzo|costi|offerta|preventivo|giusta|equo|onesto|ragionevole|conveniente"
        "|basso|linea|senso|lavoro|idea|ordinare|prenotare|comprare|pagare|partire|procedere|pubblicare"
        "|inviare|avanti|pure|ora|oggi|subito|noi|utile|importante|necessario|pronto|pronta|chiaro|chiara"
        "|progetto|campagna|evento|cliente|scelta|proposta|numeri|molto|più|ha|fatto|fatta|bravi|tutti"
        "|questo|questa|richiesta|motivazione|corretto|corretta"
    ),
)
