//! Policies and compliance frameworks, run over what a blueprint comes to.
