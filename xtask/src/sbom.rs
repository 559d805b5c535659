//! dist/sbom.json: what the page is built of, as a CycloneDX 1.5 list. The same commit gives the same bytes: no time, no
//! place of a machine, no address of a registry.

use crate::install::Tools;
use crate::process::{captured, read_text, root};
use crate::rescue;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The package whose wasm the page is.
const PAGE: &str = "yushui-page";

/// A package as the list names it.
struct Package {
    name: String,
    version: String,
    licence: Option<String>,
    is_from_registry: bool,
    is_macro: bool,
    /// Normal dependencies, by cargo's identifiers.
    needs: BTreeSet<String>,
}

/// Asks cargo, by the lock file alone, and writes the list.
pub fn bill(tools: &Tools) -> Result<String, String> {
    let arguments = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"];
    let text = captured(tools.program("cargo").args(arguments)).ok_or("cargo metadata does not tell what the page is built of")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let lock = read_text(&root().join(rescue::FOLDER).join("package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| format!("the lock file of the rescue page: {error}"))?;
    written(&packages(&metadata), borrowed(&lock))
}

/// What stands in the script of the rescue page, by its lock file; its tools do not.
fn borrowed(lock: &Value) -> Vec<Value> {
    let entries = lock["packages"].as_object().into_iter().flatten();
    let inside = entries.filter(|(path, entry)| !path.is_empty() && entry["dev"] != json!(true));
    inside
        .map(|(path, entry)| {
            let (name, version) = (path.trim_start_matches("node_modules/"), entry["version"].as_str().unwrap_or_default());
            let purl = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
            let mut component =
                json!({ "type": "library", "bom-ref": purl, "name": name, "version": version, "scope": "required", "purl": purl });
            if let Some(licence) = entry["license"].as_str() {
                component["licenses"] = json!([{ "expression": licence }]);
            }
            component
        })
        .collect()
}

fn packages(metadata: &Value) -> BTreeMap<String, Package> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let is_normal = |dependency: &Value| list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        let found =
            list(&node["deps"]).iter().filter(|dependency| is_normal(dependency)).map(|dependency| text(&dependency["pkg"])).collect();
        needs.insert(text(&node["id"]), found);
    }
    list(&metadata["packages"])
        .iter()
        .map(|package| {
            let id = text(&package["id"]);
            let is_macro = list(&package["targets"]).iter().any(|target| list(&target["kind"]).contains(&json!("proc-macro")));
            let entry = Package {
                name: text(&package["name"]),
                version: text(&package["version"]),
                // Older manifests part licences by a stroke, which is no licence expression.
                licence: package["license"].as_str().map(|licence| licence.replace('/', " OR ")),
                is_from_registry: package["source"].is_string(),
                is_macro,
                needs: needs.remove(&id).unwrap_or_default(),
            };
            (id, entry)
        })
        .collect()
}

fn written(packages: &BTreeMap<String, Package>, borrowed: Vec<Value>) -> Result<String, String> {
    let (page_id, page) = packages.iter().find(|(_, package)| package.name == PAGE).ok_or_else(|| format!("there is no package {PAGE}"))?;
    let all = reached(packages, page_id, true);
    // What only macros reach writes code and is not in the page itself.
    let inside = reached(packages, page_id, false);
    let mut components = BTreeMap::new();
    let mut dependencies = BTreeMap::new();
    for id in &all {
        let package = &packages[id];
        let mut needs: Vec<String> = package.needs.iter().filter(|need| all.contains(*need)).map(|need| purl(&packages[need])).collect();
        needs.sort();
        dependencies.insert(purl(package), json!({ "ref": purl(package), "dependsOn": needs }));
        if id != page_id {
            components.insert(purl(package), component(package, "library", inside.contains(id)));
        }
    }
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(page, "application", true) },
        "components": components.into_values().chain(borrowed).collect::<Vec<_>>(),
        "dependencies": dependencies.into_values().collect::<Vec<_>>(),
    });
    Ok(format!("{bill:#}\n"))
}

/// Everything that a package needs, itself included.
fn reached(packages: &BTreeMap<String, Package>, from: &str, through_macros: bool) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![from.to_string()]);
    while let Some(id) = open.pop() {
        let Some(package) = packages.get(&id) else { continue };
        if (through_macros || !package.is_macro) && !found.contains(&id) {
            open.extend(package.needs.iter().cloned());
            found.insert(id);
        }
    }
    found
}

fn component(package: &Package, kind: &str, is_inside: bool) -> Value {
    let mut entry = json!({
        "type": kind,
        "bom-ref": purl(package),
        "name": package.name,
        "version": package.version,
        "scope": if is_inside { "required" } else { "excluded" },
    });
    if let Some(licence) = &package.licence {
        entry["licenses"] = json!([{ "expression": licence }]);
    }
    // Packages of this repository are in no registry.
    if package.is_from_registry {
        entry["purl"] = json!(purl(package));
    }
    entry
}

fn purl(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata() -> Value {
        let package = |id: &str, name: &str, source: Value, kind: &str| {
            json!({ "id": id, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0", "source": source,
                    "manifest_path": "/home/somebody/x", "targets": [{ "kind": [kind] }] })
        };
        let need = |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let registry = json!("registry+https://registry.example/index");
        json!({
            "packages": [
                package("path+/home/a", "yushui-page", Value::Null, "lib"),
                package("r#b", "b", registry.clone(), "lib"),
                package("r#m", "m", registry.clone(), "proc-macro"),
                package("r#syn", "syn", registry.clone(), "lib"),
                package("r#test", "test", registry.clone(), "lib"),
                package("r#gen", "gen", registry, "lib"),
            ],
            "resolve": { "nodes": [
                { "id": "path+/home/a", "deps": [need("r#b", Value::Null), need("r#test", json!("dev")), need("r#gen", json!("build"))] },
                { "id": "r#b", "deps": [need("r#m", Value::Null)] },
                { "id": "r#m", "deps": [need("r#syn", Value::Null)] },
            ] },
        })
    }

    fn lock() -> Value {
        let resolved = "https://registry.example/x";
        json!({ "packages": {
            "": { "license": "MIT" },
            "node_modules/@noble/x": { "version": "2.0.0", "license": "MIT", "resolved": resolved },
            "node_modules/esbuild": { "version": "1.0.0", "dev": true },
        } })
    }

    #[test]
    fn what_the_page_is_built_of_is_listed_and_nothing_else() {
        let bill: Value = serde_json::from_str(&written(&packages(&metadata()), borrowed(&lock())).unwrap()).unwrap();
        let named: Vec<(&str, &str)> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .map(|component| (component["name"].as_str().unwrap(), component["scope"].as_str().unwrap()))
            .collect();
        assert_eq!(named, [("b", "required"), ("m", "excluded"), ("syn", "excluded"), ("@noble/x", "required")]);
        assert_eq!(bill["components"][3]["purl"], "pkg:npm/%40noble/x@2.0.0");
        assert_eq!(bill["components"][0]["purl"], "pkg:cargo/b@1.0.0");
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bill["metadata"]["component"]["name"], "yushui-page");
    }

    #[test]
    fn no_machine_and_no_registry_is_named() {
        let text = written(&packages(&metadata()), borrowed(&lock())).unwrap();
        assert!(!text.contains("/home") && !text.contains("registry") && !text.contains("https:"), "{text}");
    }
}
