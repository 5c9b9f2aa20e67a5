//! Where the rows of a list are, of which one may be open and so higher than the others.

/// The heights of all rows, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heights {
    /// Of every row.
    pub row: f64,
    /// The row that is open, and how much higher it is.
    pub opened: Option<(usize, f64)>,
}

impl Heights {
    /// How far down a row begins; of the row after the last: how high all are together.
    pub fn top_of(self, index: usize) -> f64 {
        let more = self.opened.filter(|(opened, _)| *opened < index).map_or(0.0, |(_, more)| more);
        #[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52 rows")]
        let above = index as f64 * self.row;
        above + more
    }

    /// The row that is so far down, if the list went on for ever.
    pub fn row_at(self, down: f64) -> usize {
        let down = down.max(0.0);
        let down = match self.opened {
            Some((opened, more)) if down >= self.top_of(opened + 1) => down - more,
            // Anywhere in what is open.
            Some((opened, _)) => down.min(self.top_of(opened)),
            None => down,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "never negative, far below the most"
        )]
        let index = (down / self.row) as usize;
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_where_it_begins_and_until_it_ends() {
        for opened in [None, Some((0, 100.0)), Some((3, 7.5)), Some((9, 1_000.0))] {
            let heights = Heights { row: 20.0, opened };
            for index in 0..12 {
                let (top, end) = (heights.top_of(index), heights.top_of(index + 1));
                assert_eq!(heights.row_at(top), index, "{opened:?}");
                assert_eq!(heights.row_at(end - 0.5), index, "{opened:?}");
            }
        }
        assert_eq!(Heights { row: 20.0, opened: None }.row_at(-3.0), 0, "an elastic scroll goes above the first");
    }
}
