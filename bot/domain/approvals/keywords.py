"""The words between the parts of a request, in three languages; each is understood by everybody."""

TO = {"to", "do", "a", "ad"}
"""Before people and groups only: "do" is said of deadlines, too."""

THEN = {"then", "potem", "nastepnie", "poi", "quindi"}
OF = {"of", "z", "sposrod", "di", "tra", "fra"}
AND = {"and", "&", "+", "i", "oraz", "e", "ed"}
OR = {"or", "/", "lub", "albo", "o", "oppure"}
ALL = {"all", "both", "wszyscy", "wszystkich", "obaj", "oboje", "obie", "tutti", "entrambi", "entrambe"}
ANY = {"any", "either", "anyone", "ktokolwiek", "dowolny", "dowolna", "uno", "una", "chiunque", "qualsiasi"}

FROM = {"od"}
"""Whose "do" ends a time; in the other languages deadlines begin otherwise."""

AMOUNT = {"amount", "cost", "costs", "kwota", "koszt", "importo", "costo"}
TYPE = {"type", "typ", "typu", "rodzaj", "tipo"}

STARTS = {
    *("starts", "start", "begins", "begin"),
    *("startuje", "rusza", "zaczyna", "rozpoczyna"),
    *("parte", "inizia", "comincia"),
}
WHEN_APPROVED = (
    ("when", "approved"), ("once", "approved"), ("if", "approved"), ("after", "approval"),
    ("po", "zatwierdzeniu"), ("po", "akceptacji"),
    ("quando", "approvato"), ("quando", "approvata"), ("una", "volta", "approvato"),
    ("una", "volta", "approvata"), ("dopo", "l'approvazione"),
)  # fmt: skip
