"""An article becomes rows: figures, times, names, quotations, and what binds them."""
