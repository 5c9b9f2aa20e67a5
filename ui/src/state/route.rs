//! Which screen is open, as it stands behind the `#` of the address.

use domain::ids::BlueprintId;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// Recent blueprints and ways to begin.
    #[default]
    Start,
    /// A blueprint.
    Blueprint(BlueprintId),
}

impl Route {
    /// From the address's fragment, with or without `#`; the start screen for what is not an address of ours.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            Some(("blueprints", id)) => id.parse().map_or(Self::Start, Self::Blueprint),
            _ => Self::Start,
        }
    }

    /// As a fragment, with `#`.
    pub fn fragment(self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Blueprint(id) => format!("#/blueprints/{id}"),
        }
    }

    /// The blueprint that is open, if one is.
    pub fn blueprint(self) -> Option<BlueprintId> {
        match self {
            Self::Start => None,
            Self::Blueprint(id) => Some(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_comes_back_from_its_address() {
        let id = "019a0000-0000-7000-8000-000000000000".parse().unwrap();
        for route in [Route::Start, Route::Blueprint(id)] {
            assert_eq!(Route::parse(&route.fragment()), route, "{}", route.fragment());
        }
    }

    #[test]
    fn an_unknown_address_opens_the_start_screen() {
        for fragment in ["", "#", "#/nowhere", "#/blueprints/", "#/blueprints/not-an-id", "#/blueprints/1/2"] {
            assert_eq!(Route::parse(fragment), Route::Start, "`{fragment}`");
        }
    }
}
