"""Finding what answers a question, for the page of results and for its data."""

from search.finding.finder import find as find
from search.finding.found import Chosen as Chosen
from search.finding.found import Facets as Facets
from search.finding.found import FacetValue as FacetValue
from search.finding.found import Found as Found
from search.finding.found import Result as Result
from search.finding.found import Suggestion as Suggestion
from search.finding.found import Version as Version
from search.finding.passages import Piece as Piece
