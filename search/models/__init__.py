from search.models.index_state import IndexState as IndexState
from search.models.synonym_group import SynonymGroup as SynonymGroup
from search.models.word import Spelling as Spelling
from search.models.word import Word as Word
