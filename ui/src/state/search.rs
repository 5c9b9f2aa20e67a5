//! Finding by a few letters.

/// How well `text` answers `query`, better is higher; `None` when it does not.
///
/// Every word of the query must stand in the text, whatever the case: best at the beginning of a word, good
/// inside one, acceptable as letters in order.
pub fn score(query: &str, text: &str) -> Option<i32> {
    let text = text.to_lowercase();
    let mut total = 0;
    for word in query.to_lowercase().split_whitespace() {
        total += word_score(word, &text)?;
    }
    // Among equals the shorter one was meant.
    Some(total * 64 - i32::try_from(text.chars().count().min(63)).unwrap_or(63))
}

/// Indices into `texts` of what answers the query, best first; equals keep their order. All of them for an empty query.
pub fn ranked<'a>(query: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    if query.trim().is_empty() {
        return texts.into_iter().enumerate().map(|(index, _)| index).collect();
    }
    let mut found: Vec<(i32, usize)> = texts
        .into_iter()
        .enumerate()
        .filter_map(|(index, text)| score(query, text).map(|score| (score, index)))
        .collect();
    found.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    let best = found.first().map_or(0, |(score, _)| *score);
    found.retain(|(score, _)| matters(*score, best));
    found.into_iter().map(|(_, index)| index).collect()
}

/// Whether an answer of this score is worth showing beside the best: letters in order are not, where words were found.
pub const fn matters(score: i32, best: i32) -> bool {
    score.saturating_mul(4) >= best
}

fn word_score(word: &str, text: &str) -> Option<i32> {
    if let Some(at) = text.find(word) {
        let at_word_start =
            text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
        return Some(if at == 0 {
            12
        } else if at_word_start {
            10
        } else {
            6
        });
    }
    let mut letters = text.chars();
    let mut run = true;
    for wanted in word.chars() {
        run &= letters.any(|letter| letter == wanted);
        if !run {
            return None;
        }
    }
    (word.chars().count() > 2).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_the_words_comes_first() {
        let texts = [
            "aws_nat_gateway NAT gateway",
            "google_sql_database_instance Cloud SQL",
            "aws_db_instance RDS instance",
            "unrelated",
        ];
        for (query, first) in [("rds", 2), ("db inst", 2), ("sql", 1), ("nat", 0), ("gtwy", 0)] {
            assert_eq!(ranked(query, texts).first(), Some(&first), "`{query}`");
        }
    }

    #[test]
    fn letters_in_order_are_no_answer_where_the_word_stands_somewhere() {
        let texts = ["azurerm_postgresql_server PostgreSQL server", "aws_api_gateway_response API gateway response s"];
        assert_eq!(ranked("postgres", texts), [0]);
        assert_eq!(ranked("pgtwyrs", texts), [1], "with nothing better they are");
    }

    #[test]
    fn every_word_must_be_answered() {
        assert_eq!(score("rds lambda", "aws_db_instance RDS instance"), None);
        assert!(score("", "anything").is_some());
    }

    #[test]
    fn an_empty_query_keeps_everything_in_order() {
        assert_eq!(ranked("  ", ["b", "a"]), [0, 1]);
    }
}
