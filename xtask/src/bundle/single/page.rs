//! The page of the edition that comes as one file, made from the app's own page.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

use super::packed::as_characters;
use crate::http::POLICY;

/// How the sentence begins that says that nothing has started, unless a script takes it away.
const STUCK: &str = r#"<p class="govuk-body app-stuck">"#;

/// What it says in this edition.
const DAMAGED: &str = "Common Measure has not started. If this sentence stays, this copy of the file was damaged on its way, or scripts are not allowed here. Get the file again from where it came from, or ask your IT team.";

/// What the page is made of.
pub struct Content<'content> {
    /// The app's page, as Trunk takes it.
    pub page: &'content str,
    /// Its icon.
    pub icon: &'content str,
    /// The style of what it shows before the app is there.
    pub shell_style: &'content str,
    /// What speaks to browsers that are too old.
    pub old_browser: &'content str,
    /// What starts the app.
    pub boot: &'content str,
    /// The style and the script that it unpacks and adds to the page: the policy allows no others.
    pub app_style: &'content str,
    pub app_script: &'content str,
    /// The app.
    pub packed: &'content [u8],
}

/// Its bytes, which are in windows-1252 and, but for what is packed, in ASCII.
pub fn page(content: &Content) -> Result<Vec<u8>> {
    let boot = in_ascii(
        &format!("(() => {{\n'use strict';\n{}\n}})();\n", content.boot),
        escape_in_script,
    );
    let old_browser = in_ascii(content.old_browser, escape_in_script);
    let style = in_ascii(content.shell_style, escape_in_style);
    for inline in [&boot, &old_browser, &style] {
        let lower = inline.to_ascii_lowercase();
        if ["<!--", "<script", "</script", "</style", "\r", "\0"]
            .iter()
            .any(|end| lower.contains(end))
        {
            bail!("A script or style of the single file holds what would end it in a page.");
        }
    }
    let policy = format!(
        "default-src 'none'; script-src {} {} {} 'wasm-unsafe-eval'; style-src {} {}; img-src data:; \
         connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'",
        hash(&boot),
        hash(&old_browser),
        hash(content.app_script),
        hash(&style),
        hash(content.app_style),
    );

    let page = without_comments(content.page)?;
    let page: String = page
        .lines()
        .filter(|line| {
            let line = line.trim_start();
            // What Trunk puts files for; they are all in here.
            !(line.is_empty()
                || line.starts_with("<link data-trunk")
                || line.starts_with("<script nomodule"))
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let page = replaced(&page, r#"<meta charset="utf-8">"#, r#"<meta charset="windows-1252">"#)?;
    let page = replaced(&page, POLICY, &policy)?;
    let icon = BASE64.encode(content.icon.as_bytes());
    let head = format!(
        "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\" type=\"image/svg+xml\">\n<style>{style}</style>\n"
    );
    let page = replaced(&page, "</head>", &format!("{head}</head>"))?;
    let said = page.split_once(STUCK).and_then(|(_, after)| after.split_once("</p>"));
    let Some((said, _)) = said else { bail!("index.html does not hold “{STUCK}”.") };
    let page = replaced(&page, said, DAMAGED)?;
    let scripts = format!(
        "<script nomodule>{old_browser}</script>\n<script>{boot}</script>\n<script type=\"text/plain\" id=\"packed\">"
    );
    let page = in_ascii(&page, escape_in_text);
    let Some((before, after)) = page.split_once("</body>") else {
        bail!("index.html has no </body>.");
    };
    let mut bytes = format!("{before}{scripts}").into_bytes();
    bytes.extend(as_characters(content.packed));
    bytes.extend(format!("</script>\n</body>{after}").into_bytes());
    Ok(bytes)
}

/// How a policy names an inline script or style.
fn hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(content)))
}

fn without_comments(page: &str) -> Result<String> {
    let mut kept = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        let Some((_, behind)) = after.split_once("-->") else {
            bail!("A comment in index.html has no end.");
        };
        rest = behind;
    }
    Ok(kept + rest)
}

/// The text with `from`, which is in it once, made `to`.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    if text.matches(from).count() != 1 {
        bail!("index.html does not hold “{from}” once: see xtask/src/bundle/single/page.rs.");
    }
    Ok(text.replace(from, to))
}

/// The text with every character beyond ASCII written otherwise: the page's encoding knows only some of them.
fn in_ascii(text: &str, escape: fn(char) -> String) -> String {
    text.chars()
        .map(|character| if character.is_ascii() { character.into() } else { escape(character) })
        .collect()
}

fn escape_in_text(character: char) -> String {
    format!("&#{};", u32::from(character))
}

fn escape_in_style(character: char) -> String {
    format!("\\{:x} ", u32::from(character))
}

fn escape_in_script(character: char) -> String {
    // As every browser knows it, the oldest too.
    let mut escaped = String::new();
    for unit in character.encode_utf16(&mut [0; 2]) {
        // Writing to a text does not fail.
        let _ = write!(escaped, "\\u{unit:04x}");
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content<'content>(page: &'content str, boot: &'content str) -> Content<'content> {
        Content {
            page,
            icon: "<svg/>",
            shell_style: "p{quotes:'“'}",
            old_browser: "old()",
            boot,
            app_style: "p{}",
            app_script: "let a",
            packed: &[0, 1, 0x9d, b'<'],
        }
    }

    #[test]
    fn the_page_is_the_app_s_own_in_ascii_with_everything_in_it() {
        let source = std::fs::read_to_string(crate::place::root().join("index.html")).unwrap();
        let page = page(&content(&source, "say('…')")).unwrap();
        let (start, end) = {
            let at = page.windows(4).position(|bytes| bytes == b"=@\x01\x9d").unwrap();
            (str::from_utf8(&page[..at]).unwrap(), str::from_utf8(&page[at + 4..]).unwrap())
        };
        assert!(start.is_ascii());
        assert!(start.contains("say('\\u2026')"));
        assert!(start.contains("Loading&#8230;"));
        assert!(start.contains(r#"<meta charset="windows-1252">"#));
        assert!(start.contains(&hash("let a")));
        assert!(
            !start.contains("'self'") && !start.contains("data-trunk") && !start.contains("<!--")
        );
        assert!(start.ends_with(r#"id="packed">"#));
        assert!(end.starts_with("=|</script>"));
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        let source = std::fs::read_to_string(crate::place::root().join("index.html")).unwrap();
        assert!(page(&content(&source, "'</SCRIPT>'")).is_err());
        assert!(page(&content("<p>", "")).is_err());
    }
}
