from reconcile.attribute.origins import institutions
from reconcile.extract.actors import ActorMention
from reconcile.extract.unify import namings

SPOKESMAN = ActorMention(0, 1, "جون كاريوكي", "person", office="spokesman", institution="Kremlin")
OFFICE = ActorMention(1, 2, "Kremlin", "institution", institution="Kremlin")
AGENCY = ActorMention(2, 3, "Reuters", "outlet")
KNOWN = institutions([namings(((SPOKESMAN, OFFICE, AGENCY),))], {"جون كاريوكي": "جوني كاريوكي"})


def test_a_spokesman_speaks_for_his_house_and_an_agency_for_itself() -> None:
    assert KNOWN == {"جوني كاريوكي": "Kremlin", "Kremlin": "Kremlin"}
