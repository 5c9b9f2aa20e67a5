//! What can be counted on of blueprints: tests of what the crate offers, none of how it does it.

#[cfg(test)]
mod comparison;
#[cfg(test)]
mod hearsay;
#[cfg(test)]
mod incoming;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod world;
