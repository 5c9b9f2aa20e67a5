//! What holds of every estimate: statuses, sums, regions, notes, differences.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::common::{dec, line, planned, priced};
use domain::Digest;
use domain::evidence::estimate::{Estimate, LineStatus, Share};
use domain::planned::{Action, Planned};
use pricing::{Book, Books, Discounts, Usage, difference, estimate, usage_keys};
use proptest::prelude::*;
use rust_decimal::Decimal;

const EAST: &str = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";
const ESTATE: &str = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n\
    resource \"aws_instance\" \"a\" {\n  ami = \"ami-1\"\n  instance_type = \"t3.micro\"\n}\n\
    resource \"aws_nat_gateway\" \"b\" {\n  subnet_id = \"s\"\n}\n\
    resource \"aws_iam_role\" \"c\" {\n  name = \"r\"\n  assume_role_policy = \"{}\"\n}\n\
    resource \"aws_unheard_of\" \"d\" {\n  name = \"d\"\n}\n";

fn with(planned: &Planned, books: &Books, usage: &Usage) -> Estimate {
    estimate(planned, books, usage, Digest::of(b""))
}

#[test]
fn free_and_unheard_of_resources_are_told_apart() {
    let estimate = priced(ESTATE, "");
    let status = |kind: &str| estimate.lines.iter().find(|line| line.resource_type == kind).unwrap().status;
    assert_eq!(status("aws_iam_role"), LineStatus::Free);
    assert_eq!(status("aws_unheard_of"), LineStatus::Unknown);
    let coverage = estimate.coverage;
    assert_eq!((coverage.priced, coverage.usage, coverage.unknown, coverage.free), (1, 1, 1, 1));
}

#[test]
fn what_is_taken_away_costs_nothing() {
    let mut planned = planned(ESTATE);
    for resource in &mut planned.resources {
        Arc::make_mut(resource).actions = vec![Action::Delete];
    }
    assert!(with(&planned, &Books::built_in(), &Usage::default()).lines.is_empty());
}

#[test]
fn what_is_not_known_is_said_with_its_reason() {
    let mut planned =
        planned(&format!("{EAST}resource \"aws_instance\" \"a\" {{\n  instance_type = \"t3.micro\"\n}}\n"));
    let resource = Arc::make_mut(&mut planned.resources[0]);
    resource.values.as_object_mut().unwrap().remove("instance_type");
    resource.unknown.insert("instance_type".to_owned(), "known after apply".to_owned());
    let estimate = with(&planned, &Books::built_in(), &Usage::default());
    assert!(estimate.lines.iter().any(|line| line.reason == "`instance_type` is not known: known after apply"));
    Arc::make_mut(&mut planned.resources[0]).unknown_instances = Some("`count` is not known".to_owned());
    let estimate = with(&planned, &Books::built_in(), &Usage::default());
    assert_eq!(estimate.lines.len(), 1);
    assert_eq!(estimate.lines[0].status, LineStatus::Unknown);
}

#[test]
fn an_assumed_region_is_said_on_the_line_and_in_the_notes() {
    let mut planned = planned(&format!("{EAST}resource \"aws_nat_gateway\" \"a\" {{\n  subnet_id = \"s\"\n}}\n"));
    Arc::make_mut(&mut planned.resources[0]).region = None;
    let unknown = with(&planned, &Books::built_in(), &Usage::default());
    assert_eq!(line(&unknown, "NAT gateway").reason, "the region is not known, and prices differ by region");
    let assumed = with(&planned, &Books::built_in(), &Usage::default().assuming_region("aws", "us-east-1"));
    assert_eq!(line(&assumed, "NAT gateway").monthly_cost, Some(dec("32.85")));
    assert!(line(&assumed, "NAT gateway").formula.contains("region `us-east-1` is assumed"));
    assert_eq!(assumed.notes, ["the region of 1 `aws` resources is not known: `us-east-1` is assumed"]);
}

#[test]
fn prices_older_than_a_year_are_noted_against_the_day() {
    let planned = planned(ESTATE);
    let notes = |day: &str| with(&planned, &Books::built_in().on(day), &Usage::default()).notes;
    assert!(notes("2026-11-24").is_empty(), "{:?}", notes("2026-11-24"));
    assert!(notes("2027-11-24").iter().any(|note| note.contains("older than 12 months")));
}

#[test]
fn an_absurd_quantity_is_a_line_and_no_panic() {
    let usage = "version: 0.1\nresource_usage:\n  aws_nat_gateway.b:\n    monthly_data_processed_gb: ";
    let most = priced(ESTATE, &format!("{usage}1e18\n"));
    assert_eq!(line(&most, "Data processed").monthly_cost, Some(dec("45000000000000000")));
    let error = Usage::parse(&format!("{usage}79228162514264337593543950335\n")).unwrap_err();
    assert_eq!((error.line, error.message.as_str()), (4, "`monthly_data_processed_gb` is too large to count with"));
    let nodes = "provider \"aws\" {\n  region = \"us-east-1\"\n}\nresource \"aws_redshift_cluster\" \"a\" {\n  \
        cluster_identifier = \"a\"\n  node_type = \"dc2.large\"\n  number_of_nodes = 79228162514264337593543950335\n}\n";
    let estimate = priced(nodes, "");
    assert!(estimate.lines.iter().any(|line| line.reason.contains("too large")), "{:#?}", estimate.lines);
}

#[test]
fn a_negative_quantity_is_unknown() {
    let volume =
        format!("{EAST}resource \"aws_ebs_volume\" \"a\" {{\n  availability_zone = \"us-east-1a\"\n  size = -5\n}}\n");
    let estimate = priced(&volume, "");
    assert_eq!(estimate.lines[0].status, LineStatus::Unknown);
    assert!(estimate.lines.iter().all(|line| line.monthly_quantity.is_none_or(|quantity| quantity >= Decimal::ZERO)));
}

#[test]
fn an_imported_price_is_taken_before_the_built_in_one() {
    let csv = "resource_type,component,unit,region,price,currency,date\naws_nat_gateway,NAT gateway,hours,us-east-1,0.04,USD,2026-09-01\n";
    let book = Book::from_csv("ours", "2026-09-01", csv.as_bytes()).unwrap().book;
    let estimate = with(&planned(ESTATE), &Books::built_in().with([book]), &Usage::default());
    let line = line(&estimate, "NAT gateway");
    assert_eq!(line.monthly_cost, Some(dec("29.2")));
    assert_eq!(line.price.as_ref().unwrap().book, "ours");
}

#[test]
fn currencies_are_never_summed() {
    let csv =
        "resource_type,component,unit,region,price,currency\naws_nat_gateway,NAT gateway,hours,us-east-1,0.04,EUR\n";
    let book = Book::from_csv("ours", "2026-09-01", csv.as_bytes()).unwrap().book;
    let estimate = with(&planned(ESTATE), &Books::built_in().with([book]), &Usage::default());
    let totals: Vec<_> = estimate.totals.iter().map(|total| (total.currency.code(), total.monthly)).collect();
    // 730 × 0.04; 730 × 0.0104 + 8 × 0.10
    assert_eq!(totals, [("EUR", dec("29.2")), ("USD", dec("8.392"))]);
}

#[test]
fn a_book_that_is_wrong_says_the_line() {
    let errors = [
        ("resource_type,component,unit\n", "line 1: there is no column `price`"),
        ("resource_type,component,unit,price\naws_eip,x,hours,$3\n", "line 2: `$3` is no price"),
        ("resource_type,component,unit,price\naws_eip,,hours,3\n", "line 2: `component` is empty"),
        (
            "resource_type,component,unit,price,currency\naws_eip,x,hours,3,eur\n",
            "line 2: `eur` is no currency: three capital letters are, as in `USD`",
        ),
        ("resource_type,component,unit,price,date\naws_eip,x,hours,3,yesterday\n", "line 2: `yesterday` is no date"),
    ];
    for (text, expected) in errors {
        assert_eq!(Book::from_csv("b", "2026-01-01", text.as_bytes()).unwrap_err().to_string(), expected);
    }
    assert!(Book::from_csv("b", "2026-01-01", &[0xff, 0xfe, 0x00]).is_err());
}

#[test]
fn infracost_prices_are_taken_where_the_name_says_all() {
    let json = r#"{"currency":"USD","timeGenerated":"2026-08-01T00:00:00Z","projects":[{"breakdown":{"resources":[
        {"name":"aws_nat_gateway.x","resourceType":"aws_nat_gateway","costComponents":[{"name":"NAT gateway","unit":"hours","price":"0.05"}]},
        {"name":"aws_db_instance.x","resourceType":"aws_db_instance","costComponents":[{"name":"Database instance (on-demand, Single-AZ, db.t3.large)","unit":"hours","price":"1"}]}]}}]}"#;
    let imported = Book::from_infracost("theirs", "2026-01-01", "us-east-1", json.as_bytes()).unwrap();
    assert_eq!(imported.book.date(), "2026-08-01");
    assert_eq!(imported.left_out.len(), 1);
    let estimate = with(&planned(ESTATE), &Books::built_in().with([imported.book]), &Usage::default());
    assert_eq!(line(&estimate, "NAT gateway").monthly_cost, Some(dec("36.5")));
}

#[test]
fn an_aws_price_list_is_read_product_by_product() {
    let offer = r#"{"offerCode":"AmazonEC2","publicationDate":"2026-10-01T00:00:00Z","products":{
        "A":{"sku":"A","productFamily":"NAT Gateway","attributes":{"usagetype":"EUC1-NatGateway-Hours","regionCode":"eu-central-1"}},
        "B":{"sku":"B","productFamily":"Something","attributes":{"regionCode":"eu-central-1"}}},
        "terms":{"OnDemand":{"A":{"A.T":{"priceDimensions":{"A.T.D":{"unit":"Hrs","beginRange":"0","pricePerUnit":{"USD":"0.0520000000"}}}}}},"Reserved":{"A":{}}}}"#;
    let imported = pricing::AwsOffer::read("list", "2026-01-01", offer.as_bytes()).unwrap();
    assert_eq!((imported.book.len(), imported.left_out.len()), (1, 1));
    let configuration = ESTATE.replace("us-east-1", "eu-central-1");
    let estimate = with(&planned(&configuration), &Books::built_in().with([imported.book]), &Usage::default());
    // 730 × 0.052
    assert_eq!(line(&estimate, "NAT gateway").monthly_cost, Some(dec("37.96")));
    assert!(pricing::AwsOffer::read("list", "2026-01-01", &offer.as_bytes()[..100]).is_err());
}

#[test]
fn a_discount_holds_for_its_time_and_keeps_the_list_price() {
    let text = "[[discount]]\nname = \"agreement\"\nprovider = \"aws\"\ncomponent = \"NAT*\"\npercent = 10\n\
        from = \"2026-01-01\"\nuntil = \"2026-12-31\"\n";
    let books = Books::built_in().discounted(Discounts::parse(text).unwrap());
    let planned = planned(ESTATE);
    let holds = with(&planned, &books.clone().on("2026-06-01"), &Usage::default());
    // 730 × 0.045 × 0.9
    assert_eq!(line(&holds, "NAT gateway").monthly_cost, Some(dec("29.565")));
    assert_eq!(line(&holds, "NAT gateway").list_price, Some(dec("0.045")));
    let over = with(&planned, &books.clone().on("2027-01-01"), &Usage::default());
    assert_eq!(line(&over, "NAT gateway").monthly_cost, Some(dec("32.85")));
    assert_ne!(holds.books, over.books);
    let undated = with(&planned, &books, &Usage::default());
    assert!(undated.notes.iter().any(|note| note.contains("`agreement`")));
}

#[test]
fn discounts_that_are_wrong_are_refused() {
    for text in [
        "[[discount]]\npercent = 10\n",
        "[[discount]]\nprovider = \"aws\"\n",
        "[[discount]]\nprovider = \"aws\"\npercent = 110\n",
        "[[discount]]\nprovider = \"aws\"\npercent = 10\nfrom = \"soon\"\n",
        "[[discount]]\nproviders = \"aws\"\npercent = 10\n",
        "not toml",
    ] {
        assert!(Discounts::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_usage_file_that_is_wrong_says_the_line() {
    let errors = [
        ("version: 9\n", 1),
        ("version: 0.1\nresource_usage:\n  aws_x.a:\n    monthly_requests: lots\n", 4),
        ("version: 0.1\nresource_usage:\n  aws_x.a:\n    monthly_requests: -4\n", 4),
        ("version: 0.1\nresource_usage:\n  - aws_x.a\n", 3),
        ("version: 0.1\nresource_usage:\n  aws_x.a: 4\n", 3),
        ("version: 0.1\n  resource_usage: [\n", 1),
    ];
    for (text, expected) in errors {
        let error = Usage::parse(text).unwrap_err();
        assert_eq!(error.line, expected, "{text}: {error}");
    }
}

#[test]
fn usage_is_taken_from_the_address_the_pattern_and_the_type() {
    let configuration = "provider \"aws\" {\n  region = \"us-east-1\"\n}\nresource \"aws_nat_gateway\" \"a\" {\n  count = 3\n  subnet_id = \"s\"\n}\n\
        resource \"aws_nat_gateway\" \"b\" {\n  subnet_id = \"s\"\n}\n";
    let usage = "version: 0.1\nresource_type_default_usage:\n  aws_nat_gateway:\n    monthly_data_processed_gb: 1\n\
        resource_usage:\n  aws_nat_gateway.a[*]:\n    monthly_data_processed_gb: 2\n  aws_nat_gateway.a[1]:\n    \
        monthly_data_processed_gb: 3_000\n  aws_nat_gateway.gone:\n    monthly_data_processed_gb: 9\n";
    let estimate = priced(configuration, usage);
    let quantities: BTreeMap<_, _> = estimate
        .lines
        .iter()
        .filter(|line| line.component == "Data processed")
        .map(|line| (line.address.as_str(), line.monthly_quantity.unwrap()))
        .collect();
    let expected = [
        ("aws_nat_gateway.a[0]", 2),
        ("aws_nat_gateway.a[1]", 3_000),
        ("aws_nat_gateway.a[2]", 2),
        ("aws_nat_gateway.b", 1),
    ];
    assert_eq!(quantities, expected.map(|(name, quantity)| (name, Decimal::from(quantity))).into());
    assert_eq!(estimate.notes, ["usage is assumed for `aws_nat_gateway.gone`, which is not there"]);
}

#[test]
fn a_difference_says_what_came_what_went_and_what_changed() {
    let older = priced(ESTATE, "");
    let newer =
        priced(&ESTATE.replace("t3.micro", "t3.small").replace("aws_nat_gateway\" \"b", "aws_nat_gateway\" \"e"), "");
    let found = difference(&older, &newer);
    // 730 × (0.0208 − 0.0104); the gateway has another name and costs the same
    assert_eq!(found.deltas[0].monthly, dec("7.592"));
    let keys: Vec<_> = found.components.iter().map(|component| component.key.address()).collect();
    assert!(
        keys.contains(&"aws_nat_gateway.b") && keys.contains(&"aws_nat_gateway.e") && keys.contains(&"aws_instance.a")
    );
    assert_eq!(difference(&older, &older).components, []);
}

#[test]
fn a_price_that_is_no_longer_known_is_noted() {
    let older = priced(ESTATE, "");
    let newer = priced(&ESTATE.replace("us-east-1", "eu-central-1"), "");
    assert!(difference(&older, &newer).notes.iter().any(|note| note.contains("no longer known")));
}

#[test]
fn at_least_120_types_are_priced_and_300_are_free() {
    assert!(pricing::inspect::types().len() >= 120, "{}", pricing::inspect::types().len());
    let free = include_str!("../../data/free.txt").lines().filter(|line| !line.starts_with('#')).count();
    assert!(free >= 300, "{free}");
}

#[test]
fn usage_keys_have_titles_and_units() {
    let keys = usage_keys("aws_nat_gateway");
    assert_eq!(
        (keys[0].key, keys[0].title.as_str(), keys[0].unit),
        ("monthly_data_processed_gb", "Monthly data processed", "GB")
    );
    assert!(usage_keys("aws_unheard_of").is_empty());
}

fn sum(shares: &[Share]) -> BTreeMap<String, Decimal> {
    let mut sums = BTreeMap::new();
    for total in shares.iter().flat_map(|share| &share.totals) {
        *sums.entry(total.currency.code().to_owned()).or_insert(Decimal::ZERO) += total.monthly;
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn totals_are_what_the_lines_total_in_any_order(
        kinds in proptest::collection::vec((0..5_usize, 0..100_000_i64, 1..4_usize), 1..12),
        rotate in 0..12_usize,
    ) {
        let mut configuration = EAST.to_owned();
        let mut usage = "version: 0.1\nresource_usage:\n".to_owned();
        for (place, (kind, amount, count)) in kinds.iter().enumerate() {
            let (name, body, key) = [
                ("aws_nat_gateway", "subnet_id = \"s\"".to_owned(), "monthly_data_processed_gb"),
                ("aws_ebs_volume", format!("availability_zone = \"us-east-1a\"\n  size = {amount}"), "monthly_standard_io_requests"),
                ("aws_lambda_function", "function_name = \"f\"\n  role = \"r\"".to_owned(), "monthly_requests"),
                ("aws_sqs_queue", "name = \"q\"".to_owned(), "monthly_requests"),
                ("aws_instance", "ami = \"a\"\n  instance_type = \"m5.large\"".to_owned(), "monthly_hrs"),
            ][*kind].clone();
            configuration += &format!("resource \"{name}\" \"r{place}\" {{\n  count = {count}\n  {body}\n}}\n");
            usage += &format!("  {name}.r{place}[*]:\n    {key}: {amount}\n");
        }
        let mut planned = planned(&configuration);
        let usage = Usage::parse(&usage).unwrap();
        let one = with(&planned, &Books::built_in(), &usage);
        let all = planned.resources.len();
        planned.resources.rotate_left(rotate % all);
        let other = with(&planned, &Books::built_in(), &usage);
        prop_assert_eq!(&one, &other);
        let mut lines: BTreeMap<String, Decimal> = BTreeMap::new();
        for line in &one.lines {
            if let (Some(cost), Some(currency)) = (line.monthly_cost, &line.currency) {
                *lines.entry(currency.code().to_owned()).or_default() += cost;
                prop_assert_eq!(cost, line.monthly_quantity.unwrap() * line.unit_price.unwrap());
                prop_assert!(cost >= Decimal::ZERO);
            }
        }
        let totals: BTreeMap<_, _> = one.totals.iter().map(|total| (total.currency.code().to_owned(), total.monthly)).collect();
        prop_assert_eq!(&totals, &lines);
        prop_assert_eq!(&sum(&one.by_module), &lines);
        prop_assert_eq!(&sum(&one.by_component), &lines);
        prop_assert_eq!(&sum(&one.by_service), &lines);
    }
}
