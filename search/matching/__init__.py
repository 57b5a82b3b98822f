"""What a search asks of an index, as plain data, and its wording for each database."""

from search.matching.expressions import EVERYTHING as EVERYTHING
from search.matching.expressions import NOTHING as NOTHING
from search.matching.expressions import All as All
from search.matching.expressions import Either as Either
from search.matching.expressions import Everything as Everything
from search.matching.expressions import Expression as Expression
from search.matching.expressions import Nearby as Nearby
from search.matching.expressions import Nothing as Nothing
from search.matching.expressions import Prefix as Prefix
from search.matching.expressions import Terms as Terms
from search.matching.expressions import Without as Without
from search.matching.expressions import all_of as all_of
from search.matching.expressions import either as either
from search.matching.expressions import nearby as nearby
from search.matching.expressions import negation as negation
from search.matching.expressions import prefix as prefix
from search.matching.expressions import simplified as simplified
from search.matching.expressions import terms as terms
from search.matching.expressions import without as without
from search.matching.groups import MOST_GROUPS as MOST_GROUPS
from search.matching.groups import certain_groups as certain_groups
from search.matching.groups import groups as groups
