"""Surnames that the dictionary does not hold: Латыпов would be a form of латып by its ending."""

from search.analysis.shapes import Names, Shape

SURNAMES = Names(
    (
        # Латыпов, Латыпова, Латыповым; Некляев; Хренин; and Кочанова, Кочановой
        Shape("[ое]в|[иы]н", "|а|у|ым|е|ы|ых|ыми|ой|ою", ""),
        # Почобут, Почобута; Эйсмонт
        Shape("[аео][нр]т|ут", "|а|у|ом|е", ""),
        # Дедок, Дедка, Дедком
        Shape("[днрч]", "ок|ка|ку|ком|ке", "ок"),
    )
)
