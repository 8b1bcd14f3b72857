"""Tasks: their states and order, what people may type about them, how they are found."""
