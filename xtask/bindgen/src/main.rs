//! `bindgen INPUT.wasm FOLDER NAME`: writes `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm` into FOLDER.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, name] = arguments.as_slice() else {
        eprintln!("usage: bindgen INPUT.wasm FOLDER NAME");
        return ExitCode::from(2);
    };
    let written = web(Bindgen::new().input_path(input).out_name(name)).generate(folder);
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// An ES module with types; nothing in the WASM that only a debugger reads. The caller says where
/// the WASM lies: a bundled module cannot know.
fn web(bindgen: &mut Bindgen) -> &mut Bindgen {
    bindgen
        .web(true)
        .expect("no other target was chosen")
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
}
