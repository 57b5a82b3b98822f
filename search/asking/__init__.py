"""What a reader typed, understood."""

from search.asking.parsing import parse as parse
from search.asking.synonyms import Synonyms as Synonyms
from search.asking.tree import EMPTY as EMPTY
from search.asking.tree import Both as Both
from search.asking.tree import Excluded as Excluded
from search.asking.tree import Filters as Filters
from search.asking.tree import Node as Node
from search.asking.tree import OneOf as OneOf
from search.asking.tree import Phrase as Phrase
from search.asking.tree import Question as Question
from search.asking.tree import Word as Word
from search.asking.vocabulary import Vocabulary as Vocabulary
