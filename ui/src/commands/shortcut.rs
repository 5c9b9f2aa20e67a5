//! Keys: written `Mod+Shift+Z`, matched against what was pressed, shown as the platform writes them.

/// A combination of keys. `Mod` is Ctrl, and Command on a Mac.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    command: bool,
    shift: Option<bool>,
    alt: bool,
    key: String,
}

/// A key that was pressed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Press {
    /// As the browser names it: `a`, `Enter`, `?`.
    pub key: String,
    /// The digit that stands on the key, whatever it types: with Shift that is a sign on many keyboards.
    pub digit: Option<char>,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

impl Keys {
    /// From its written form.
    pub fn parse(written: &str) -> Option<Self> {
        let mut keys = Self { command: false, shift: Some(false), alt: false, key: String::new() };
        let mut rest = written;
        while let Some((modifier, after)) = rest.split_once('+').filter(|(_, after)| !after.is_empty()) {
            match modifier {
                "Mod" => keys.command = true,
                "Shift" => keys.shift = Some(true),
                "Alt" => keys.alt = true,
                _ => return None,
            }
            rest = after;
        }
        if rest.is_empty() || rest.len() > 1 && rest.ends_with('+') {
            return None;
        }
        let signs = rest.chars().count() == 1 && !rest.chars().all(char::is_alphanumeric);
        if signs && keys.shift == Some(false) {
            // Where `?` or `+` stand differs by keyboard; with or without Shift, it is the sign that counts.
            keys.shift = None;
        }
        rest.clone_into(&mut keys.key);
        Some(keys)
    }

    /// Whether this was pressed.
    pub fn matches(&self, press: &Press) -> bool {
        self.command == press.command
            && self.alt == press.alt
            && self.shift.is_none_or(|shift| shift == press.shift)
            && (self.key.to_lowercase() == press.key.to_lowercase()
                || press.digit.is_some() && self.digit() == press.digit)
    }

    fn digit(&self) -> Option<char> {
        let mut characters = self.key.chars();
        characters.next().filter(|first| first.is_ascii_digit() && characters.next().is_none())
    }

    /// As keycaps, in order.
    pub fn caps(&self, mac: bool) -> Vec<String> {
        let mut caps = Vec::new();
        if self.command {
            caps.push(if mac { "⌘" } else { "Ctrl" }.to_owned());
        }
        if self.alt {
            caps.push(if mac { "⌥" } else { "Alt" }.to_owned());
        }
        if self.shift == Some(true) {
            caps.push(if mac { "⇧" } else { "Shift" }.to_owned());
        }
        caps.push(match self.key.as_str() {
            "Delete" => "Del".to_owned(),
            "Escape" => "Esc".to_owned(),
            "ArrowUp" => "↑".to_owned(),
            "ArrowDown" => "↓".to_owned(),
            key if key.chars().count() == 1 => key.to_uppercase(),
            key => key.to_owned(),
        });
        caps
    }
}

/// Whether shortcuts go by Command.
pub fn is_mac() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str, modifiers: &str) -> Press {
        Press {
            key: key.to_owned(),
            digit: None,
            command: modifiers.contains('c'),
            shift: modifiers.contains('s'),
            alt: modifiers.contains('a'),
        }
    }

    #[test]
    fn keys_match_what_was_pressed_and_nothing_else() {
        for (written, pressed, matches) in [
            ("Mod+Z", press("z", "c"), true),
            ("Mod+Z", press("Z", "cs"), false),
            ("Mod+Shift+Z", press("Z", "cs"), true),
            ("A", press("a", ""), true),
            ("A", press("a", "c"), false),
            ("?", press("?", "s"), true),
            ("?", press("?", ""), true),
            ("+", press("+", "s"), true),
            ("Mod++", press("+", "c"), true),
            ("Delete", press("Delete", ""), true),
            ("Alt+1", press("1", "a"), true),
            ("Shift+1", press("1", ""), false),
            ("Shift+1", Press { digit: Some('1'), ..press("!", "s") }, true),
            ("Shift+1", Press { digit: Some('2'), ..press("@", "s") }, false),
            ("Mod+0", Press { digit: Some('0'), ..press("à", "c") }, true),
            ("F", Press { digit: Some('1'), ..press("&", "") }, false),
        ] {
            assert_eq!(Keys::parse(written).unwrap().matches(&pressed), matches, "{written} and {pressed:?}");
        }
    }

    #[test]
    fn keys_are_shown_as_the_platform_writes_them() {
        let keys = Keys::parse("Mod+Shift+Z").unwrap();
        assert_eq!(keys.caps(false), ["Ctrl", "Shift", "Z"]);
        assert_eq!(keys.caps(true), ["⌘", "⇧", "Z"]);
        assert_eq!(Keys::parse("?").unwrap().caps(false), ["?"]);
    }

    #[test]
    fn nonsense_is_no_shortcut() {
        for written in ["", "Hyper+A", "Mod+"] {
            assert_eq!(Keys::parse(written), None, "`{written}`");
        }
    }
}
