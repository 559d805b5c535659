//! The stored types as a table for the page that rescues without the app: read from the sources that define them, so that nothing
//! stored is forgotten. What it cannot read stops the pack.

use crate::process::{read_text, root};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::{Attribute, Fields, GenericArgument, GenericParam, Generics, Item, PathArguments, Type};

/// What lies in a vault or a backup as a whole; everything else is reached from these.
const ROOTS: [&str; 5] = ["Act", "HistoryEntry", "Manifest", "SealHeader", "Summary"];
/// Where stored types are defined.
const FOLDERS: [&str; 5] = ["src/domain", "src/book", "src/book/snapshot", "src/vault", "src/vault/seal"];
/// A rule is stored as a flat list of its steps (`domain/rule.rs`).
const STORED_OTHERWISE: [(&str, &str); 1] = [("Rule", "Step")];
/// Changes of one field, and the rows that they change.
const FIELD_CHANGES: [(&str, &str); 3] = [("CustomerField", "Customer"), ("ProductField", "Product"), ("ReminderField", "Reminder")];

/// A type as the sources define it.
struct Definition {
    generics: Vec<String>,
    shape: Shape,
}

enum Shape {
    Struct(Fields),
    Enum(Vec<(String, Fields)>),
}

/// The table as JSON: `types` by name, and `tables`, which small table keeps which row.
pub fn table() -> Result<String, String> {
    let mut sources = Vec::new();
    for folder in FOLDERS {
        collect(&root().join(folder), &mut sources)?;
    }
    written(&sources)
}

fn collect(folder: &Path, sources: &mut Vec<String>) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).map_err(failed)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
        sources.push(read_text(path)?);
    }
    Ok(())
}

fn written(sources: &[String]) -> Result<String, String> {
    let mut definitions = BTreeMap::<String, Vec<Definition>>::new();
    let mut tables = Vec::new();
    for source in sources {
        let file = syn::parse_file(source).map_err(|error| format!("a source of stored types does not parse: {error}"))?;
        for item in file.items {
            match item {
                Item::Struct(item) if is_stored(&item.attrs) => {
                    let generics = parameters(&item.generics);
                    definitions.entry(item.ident.to_string()).or_default().push(Definition { generics, shape: Shape::Struct(item.fields) });
                }
                Item::Enum(item) if is_stored(&item.attrs) => {
                    let variants = item.variants.into_iter().map(|variant| (variant.ident.to_string(), variant.fields)).collect();
                    let generics = parameters(&item.generics);
                    definitions.entry(item.ident.to_string()).or_default().push(Definition { generics, shape: Shape::Enum(variants) });
                }
                Item::Macro(item) if item.mac.path.is_ident("record") => {
                    let tokens = item.mac.tokens.to_string();
                    let names: Vec<String> = tokens.split(',').take(3).map(|name| name.trim().to_string()).collect();
                    tables.push(json!(names));
                }
                _ => {}
            }
        }
    }
    let mut types = Types { definitions, found: BTreeMap::new(), open: Vec::new(), seen: BTreeSet::new() };
    ROOTS.iter().for_each(|name| types.reach(name.to_string(), name, Vec::new()));
    while let Some((key, name, arguments)) = types.open.pop() {
        let described = types.describe(&name, &arguments)?;
        types.found.insert(key, described);
    }
    for (change, row) in FIELD_CHANGES {
        check_fields(&types.found, change, row)?;
    }
    Ok(json!({ "types": types.found, "tables": tables }).to_string())
}

/// Every change of a field must have the name of a field, or that name before `_minor`: by that the reader finds it.
fn check_fields(found: &BTreeMap<String, Value>, change: &str, row: &str) -> Result<(), String> {
    let (Some(change_type), Some(row_type)) = (found.get(change), found.get(row)) else { return Ok(()) };
    let names: Vec<&str> = row_type["fields"].as_array().into_iter().flatten().filter_map(|field| field[0].as_str()).collect();
    for variant in change_type["variants"].as_array().into_iter().flatten().filter_map(|variant| variant[0].as_str()) {
        let field = snake(variant);
        if !names.iter().any(|name| *name == field || name.strip_suffix("_minor") == Some(&field)) {
            return Err(format!("{change}::{variant} names no field of {row}"));
        }
    }
    Ok(())
}

fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

fn is_stored(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("derive") && arguments_of(attribute).contains("Serialize"))
}

fn arguments_of(attribute: &Attribute) -> String {
    attribute.meta.require_list().map(|list| list.tokens.to_string()).unwrap_or_default()
}

fn parameters(generics: &Generics) -> Vec<String> {
    let name = |parameter: &GenericParam| match parameter {
        GenericParam::Type(parameter) => Some(parameter.ident.to_string()),
        _ => None,
    };
    generics.params.iter().filter_map(name).collect()
}

struct Types {
    definitions: BTreeMap<String, Vec<Definition>>,
    found: BTreeMap<String, Value>,
    /// Key, name and arguments of types that were named and not yet described.
    open: Vec<(String, String, Vec<Value>)>,
    seen: BTreeSet<String>,
}

impl Types {
    fn reach(&mut self, key: String, name: &str, arguments: Vec<Value>) {
        if self.seen.insert(key.clone()) {
            self.open.push((key, name.to_string(), arguments));
        }
    }

    fn describe(&mut self, name: &str, arguments: &[Value]) -> Result<Value, String> {
        if let Some((_, step)) = STORED_OTHERWISE.iter().find(|(otherwise, _)| *otherwise == name) {
            self.reach(step.to_string(), step, Vec::new());
            return Ok(json!({ "of": { "vec": step } }));
        }
        let mut definitions =
            self.definitions.remove(name).ok_or_else(|| format!("the stored type {name} is defined nowhere that pack looks"))?;
        if definitions.len() > 1 {
            return Err(format!("there are {} stored types called {name}", definitions.len()));
        }
        let definition = definitions.remove(0);
        let bound: BTreeMap<String, Value> = definition.generics.iter().cloned().zip(arguments.iter().cloned()).collect();
        let described = match &definition.shape {
            Shape::Struct(fields) => self.fields(fields, &bound)?.ok_or_else(|| format!("{name} has no fields")),
            Shape::Enum(variants) => {
                let mut listed = Vec::new();
                for (variant, fields) in variants {
                    let fields = self.fields(fields, &bound)?;
                    listed.push(json!([variant, fields]));
                }
                Ok(json!({ "variants": listed }))
            }
        };
        self.definitions.insert(name.to_string(), vec![definition]);
        described
    }

    fn fields(&mut self, fields: &Fields, bound: &BTreeMap<String, Value>) -> Result<Option<Value>, String> {
        Ok(Some(match fields {
            Fields::Unit => return Ok(None),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => json!({ "of": self.field(&fields.unnamed[0], bound)? }),
            Fields::Unnamed(fields) => {
                let parts: Result<Vec<Value>, String> = fields.unnamed.iter().map(|field| self.field(field, bound)).collect();
                json!({ "tuple": parts? })
            }
            Fields::Named(fields) => {
                let mut listed = Vec::new();
                for field in &fields.named {
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    listed.push(json!([name, self.field(field, bound)?]));
                }
                json!({ "fields": listed })
            }
        }))
    }

    fn field(&mut self, field: &syn::Field, bound: &BTreeMap<String, Value>) -> Result<Value, String> {
        let serde = field.attrs.iter().find(|attribute| attribute.path().is_ident("serde")).map(arguments_of).unwrap_or_default();
        match serde.replace(' ', "").as_str() {
            "" | "default" => self.kind(&field.ty, bound),
            "with=\"grown\"" => Ok(json!({ "frame": self.kind(&field.ty, bound)? })),
            "with=\"columns\"" => Ok(json!("columns")),
            other => Err(format!("pack does not know what serde({other}) stores")),
        }
    }

    fn kind(&mut self, kind: &Type, bound: &BTreeMap<String, Value>) -> Result<Value, String> {
        match kind {
            Type::Tuple(tuple) => {
                let parts: Result<Vec<Value>, String> = tuple.elems.iter().map(|part| self.kind(part, bound)).collect();
                Ok(json!({ "tuple": parts? }))
            }
            Type::Array(array) => match &array.len {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(length), .. }) => {
                    let length: u64 = length.base10_parse().map_err(|error| format!("the length of a stored array: {error}"))?;
                    Ok(json!({ "array": [self.kind(&array.elem, bound)?, length] }))
                }
                _ => Err("the length of a stored array is no number".into()),
            },
            Type::Path(path) => {
                let last = path.path.segments.last().ok_or("a stored type without a name")?;
                let mut arguments = Vec::new();
                if let PathArguments::AngleBracketed(given) = &last.arguments {
                    for argument in &given.args {
                        if let GenericArgument::Type(argument) = argument {
                            arguments.push(self.kind(argument, bound)?);
                        }
                    }
                }
                self.named(&last.ident.to_string(), arguments, bound)
            }
            _ => Err("a stored type of a kind that pack does not know".into()),
        }
    }

    fn named(&mut self, name: &str, mut arguments: Vec<Value>, bound: &BTreeMap<String, Value>) -> Result<Value, String> {
        if let Some(argument) = bound.get(name) {
            return Ok(argument.clone());
        }
        match (name, arguments.len()) {
            ("bool" | "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" | "String", 0) => Ok(json!(name)),
            ("Box", 1) => Ok(arguments.remove(0)),
            ("Vec", 1) => Ok(json!({ "vec": arguments[0] })),
            ("Option", 1) => Ok(json!({ "option": arguments[0] })),
            ("BTreeMap", 2) => Ok(json!({ "map": arguments })),
            _ => {
                let told: Vec<&str> = arguments.iter().filter_map(Value::as_str).collect();
                let key = if told.is_empty() { name.to_string() } else { format!("{name}<{}>", told.join(",")) };
                self.reach(key.clone(), name, arguments);
                Ok(json!(key))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_of_the_book_are_read_whole() {
        let found: Value = serde_json::from_str(&table().unwrap()).unwrap();
        let types = &found["types"];
        assert_eq!(types["CustomerId"], json!({ "of": "u32" }));
        assert_eq!(types["Judgement<ClassMark>"]["fields"][0], json!(["value", "ClassMark"]));
        assert_eq!(
            types["Op"]["variants"][0],
            json!(["CustomerAdded", { "fields": [["id", "CustomerId"], ["customer", { "frame": "Customer" }]] }])
        );
        assert_eq!(types["RowOp<Rating>"]["variants"][0][1]["fields"][1], json!(["row", { "frame": "Rating" }]));
        assert_eq!(types["Rule"], json!({ "of": { "vec": "Step" } }));
        assert_eq!(found["tables"][0], json!(["Rating", "Ratings", "ratings"]));
        let small = types["TableOp"]["variants"].as_array().unwrap().len();
        assert_eq!(found["tables"].as_array().unwrap().len(), small);
    }

    #[test]
    fn what_cannot_be_read_stops_the_pack() {
        let base = |field: &str| {
            let act = format!("#[derive(Serialize)] struct Act {{ {field} }}");
            let empty =
                ["HistoryEntry", "Manifest", "SealHeader", "Summary"].map(|name| format!("#[derive(Serialize)] struct {name} {{ x: u8 }}"));
            written(&[act, empty.join("\n")])
        };
        assert!(base("day: i32").is_ok());
        assert!(base("day: Unknown").unwrap_err().contains("Unknown"));
        assert!(base("#[serde(skip)] day: i32").unwrap_err().contains("skip"));
        assert!(base("day: &'static str").is_err());
    }

    #[test]
    fn a_change_names_its_field() {
        assert_eq!(snake("ClassOverride"), "class_override");
        let found = |variant: &str| {
            BTreeMap::from([
                ("CustomerField".to_string(), json!({ "variants": [[variant, "String"]] })),
                ("Customer".to_string(), json!({ "fields": [["name", "String"], ["cost_minor", "i64"]] })),
            ])
        };
        assert!(check_fields(&found("Name"), "CustomerField", "Customer").is_ok());
        assert!(check_fields(&found("Cost"), "CustomerField", "Customer").is_ok());
        assert!(check_fields(&found("Phone"), "CustomerField", "Customer").is_err());
    }
}
