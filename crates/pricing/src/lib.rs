//! What a blueprint costs, line by line, unknowns included.
