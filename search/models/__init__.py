from search.models.index_state import IndexState as IndexState
