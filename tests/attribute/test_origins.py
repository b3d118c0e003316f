import pytest

from reconcile.attribute.origins import institutions, origin_key
from reconcile.extract.actors import ActorMention

SPOKESMAN = ActorMention(0, 1, "جون كاريوكي", "person", office="spokesman", institution="Kremlin")
OFFICE = ActorMention(1, 2, "Kremlin", "institution", institution="Kremlin")
AGENCY = ActorMention(2, 3, "Reuters", "outlet")
KNOWN = institutions([((SPOKESMAN, OFFICE, AGENCY),)], {"جون كاريوكي": "جوني كاريوكي"})


@pytest.mark.parametrize(
    ("origin", "source", "key"),
    [
        (("جوني كاريوكي", "Reuters"), "Daily", "Kremlin"),
        (("Kremlin",), "Daily", "Kremlin"),
        (("Reuters",), "Daily", "Reuters"),
        (("سمير عادل",), "Daily", "سمير عادل"),
        ((), "Daily", "Daily"),
        ((), None, ""),
    ],
)
def test_a_spokesman_is_the_house_he_speaks_for(origin: tuple[str, ...], source: str | None, key: str):
    assert origin_key(origin, source, KNOWN) == key
