//! Who can reach what over the network, and by which way.
