"""Files of tasks on their way in: one module a step."""
