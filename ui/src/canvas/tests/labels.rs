use super::{container, picture};
use crate::canvas::labels::{Labels, Words};

#[test]
fn tabs_never_lie_on_each_other_and_the_outer_box_has_the_right_of_way() {
    let mut nodes = vec![container("vpc", None, [0.0, 0.0, 3000.0, 3000.0])];
    for number in 0..40_u8 {
        let (x, y) = (f32::from(number % 8) * 350.0 + 20.0, f32::from(number / 8) * 500.0 + 40.0);
        nodes.push(container(&format!("subnet-{number}"), Some(0), [x, y, 320.0, 460.0]));
    }
    let picture = picture(nodes, Vec::new());
    for zoom in [0.05, 0.1, 0.2, 0.4, 0.8, 1.6] {
        let labels = Labels::new(&picture, zoom, |_| words(6.0));
        assert!(labels.tab(0).is_some(), "the outermost title shows at {zoom}");
        let tabs: Vec<_> = (0..picture.len()).filter_map(|at| labels.tab(at)).collect();
        for (place, tab) in tabs.iter().enumerate() {
            assert!(tabs.iter().skip(place + 1).all(|other| !other.rect.meets(&tab.rect)), "two tabs meet at {zoom}");
        }
    }
    let close = Labels::new(&picture, 1.0, |_| words(6.0));
    assert_eq!(
        (0..picture.len()).filter(|at| close.tab(*at).is_some()).count(),
        41,
        "close in every box has its title"
    );
}

#[test]
fn a_tab_is_never_wider_than_its_box_nor_smaller_than_can_be_read() {
    let picture = picture(vec![container("vpc", None, [0.0, 0.0, 400.0, 400.0])], Vec::new());
    for zoom in [0.15, 0.3, 1.0, 3.0] {
        let labels = Labels::new(&picture, zoom, |_| words(100.0));
        let tab = labels.tab(0).unwrap();
        assert!(tab.rect.width() <= 400.0 * zoom + 1.0 && tab.size >= 10.0, "{tab:?}");
    }
    assert!(Labels::new(&picture, 0.05, |_| words(3.0)).tab(0).is_none(), "a box of 20 pixels has no room for words");
}

#[test]
fn a_title_as_long_as_a_file_is_no_harm() {
    let picture = picture(vec![container("vpc", None, [0.0, 0.0, 9.0e6, 9.0e6])], Vec::new());
    let labels = Labels::new(&picture, 4.0, |_| words(1.0e9));
    assert!(labels.tab(0).is_some());
}

fn words(title: f64) -> Words {
    Words { title, short: title, caption: 0.0 }
}
