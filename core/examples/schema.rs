//! Prints the JSON Schema of the procurement file, which is kept in `docs`:
//! `cargo run -q -p common-measure --features schema --example schema > docs/procurement.schema.json`.

fn main() {
    print!("{}", common_measure::procurement::Procurement::schema());
}
