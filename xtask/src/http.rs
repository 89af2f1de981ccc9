//! A server of static files that sends what a careful council's server would: the safety policy, right types, and the
//! compressed copies that lie beside the files.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    HeaderMap, HeaderValue, LOCATION, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Response, StatusCode};
use hyper_util::rt::TokioIo;

/// What a page may load and do: its own files, and no other address. `index.html` states the same.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// A folder of files, offered below a path.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// What every path starts with; `/` for the top. It starts and ends with a slash.
    pub base: &'static str,
}

/// Answers requests for as long as the program runs. Each request reads the files anew.
pub fn serve(listener: TcpListener, site: &Site) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .context("The server cannot be started")?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let (stream, _) = listener.accept().await?;
            let site = site.clone();
            tokio::spawn(async move {
                let service = service_fn(|request: hyper::Request<_>| {
                    let accepted = accepted(request.headers());
                    let response = answer(&site, request.method(), request.uri().path(), accepted);
                    async { Ok::<_, Infallible>(response) }
                });
                // A browser may close a connection whenever it likes: nothing to report.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    })
}

/// How files may be compressed, and the end of such a copy's name: the smaller first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// What a browser says that it takes.
fn accepted(headers: &HeaderMap) -> &str {
    headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn answer(site: &Site, method: &Method, path: &str, accepted: &str) -> Response<Full<Bytes>> {
    if method != Method::GET && method != Method::HEAD {
        let mut response =
            plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.");
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let Some(below) = path.strip_prefix(site.base) else {
        return if site.base.strip_suffix('/') == Some(path) {
            // Names in the page are relative to its folder, so the slash matters.
            let mut response = plain(StatusCode::MOVED_PERMANENTLY, "");
            response.headers_mut().insert(LOCATION, HeaderValue::from_static(site.base));
            response
        } else {
            plain(StatusCode::NOT_FOUND, "There is nothing at this address.")
        };
    };
    match file_in(&site.folder, below).map(|file| fs::read(&file).map(|content| (file, content))) {
        Some(Ok((file, content))) => {
            let copy = compressed(&file, accepted);
            let encoding = copy.as_ref().map(|(encoding, _)| *encoding);
            let content = copy.map_or(content, |(_, copy)| copy);
            let mut response = response(StatusCode::OK, media_type(&file), content);
            let headers = response.headers_mut();
            headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
            if let Some(encoding) = encoding {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
            if is_named_by_content(&file) {
                let for_a_year = HeaderValue::from_static("max-age=31536000, immutable");
                headers.insert(CACHE_CONTROL, for_a_year);
            }
            response
        }
        Some(Err(fault)) if fault.kind() != io::ErrorKind::NotFound => {
            plain(StatusCode::INTERNAL_SERVER_ERROR, "This file cannot be read.")
        }
        _ => plain(StatusCode::NOT_FOUND, "There is nothing at this address."),
    }
}

/// How a file is compressed in the copy beside it that a browser takes, and that copy. One that is older than the file is
/// of another build.
fn compressed(file: &Path, accepted: &str) -> Option<(&'static str, Vec<u8>)> {
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
    ENCODINGS.into_iter().find_map(|(encoding, end)| {
        accepted
            .split(',')
            .find(|taken| taken.split(';').next().map(str::trim) == Some(encoding))?;
        let mut copy = file.as_os_str().to_owned();
        copy.push(end);
        let copy = PathBuf::from(copy);
        (changed(&copy)? >= changed(file)?)
            .then(|| fs::read(copy).ok())?
            .map(|copy| (encoding, copy))
    })
}

/// Whether the file's name changes with its content: 16 hexadecimal digits after a hyphen say so.
fn is_named_by_content(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits == 16 && part[digits..].starts_with(['.', '_'])
    })
}

/// The file that a path stands for, unless the path leads out of the folder.
fn file_in(folder: &Path, path: &str) -> Option<PathBuf> {
    let name = percent_decoded(path)?;
    let mut file = folder.to_path_buf();
    for component in Path::new(&name).components() {
        match component {
            Component::Normal(part) => file.push(part),
            _ => return None,
        }
    }
    if file.is_dir() {
        file.push("index.html");
    }
    Some(file)
}

/// The text that a path's `%20` and the like stand for; `None` if it is none.
fn percent_decoded(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn plain(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    response(status, "text/plain; charset=utf-8", text.as_bytes().to_vec())
}

fn response(
    status: StatusCode,
    media_type: &'static str,
    content: Vec<u8>,
) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(content)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, media_type),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        // Always ask again: the next build's page must not meet the last one's files.
        (CACHE_CONTROL, "no-cache"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(path: &str) -> StatusCode {
        let site = Site { folder: crate::place::root().join("web"), base: "/a/b/" };
        answer(&site, &Method::GET, path, "").status()
    }

    #[test]
    fn serves_the_folder_below_its_base_and_nothing_else() {
        assert_eq!(status("/a/b/Cargo.toml"), StatusCode::OK);
        assert_eq!(status("/a/b/style/%62oot.js"), StatusCode::OK);
        assert_eq!(status("/a/b"), StatusCode::MOVED_PERMANENTLY);
        for path in
            ["/", "/a/", "/Cargo.toml", "/a/b/none", "/a/b/../Cargo.toml", "/a/b/%2e%2e/Cargo.toml"]
        {
            assert_eq!(status(path), StatusCode::NOT_FOUND, "{path}");
        }
        for path in ["/a/b//etc/passwd", "/a/b/%", "/a/b/%zz", "/a/b/%ff", "/a/b/%€", "/a/b/"] {
            assert_eq!(status(path), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn answers_no_other_method() {
        let site = Site { folder: crate::place::root(), base: "/" };
        assert_eq!(answer(&site, &Method::POST, "/", "").status(), StatusCode::METHOD_NOT_ALLOWED);
    }

    #[test]
    fn sends_the_copy_that_a_browser_takes_unless_it_is_older() -> io::Result<()> {
        let folder = crate::place::target().join("xtask-http");
        fs::create_dir_all(&folder)?;
        for name in ["a.js", "a.js.gz", "a.js.br", "b-0123456789abcdef_bg.js"] {
            fs::write(folder.join(name), name)?;
        }
        let site = Site { folder: folder.clone(), base: "/" };
        let sent = |path: &str, accepted: &str| {
            let answer = answer(&site, &Method::GET, path, accepted);
            let header =
                |name| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
            (header(CONTENT_TYPE), header(CONTENT_ENCODING), header(CACHE_CONTROL))
        };
        let script = Some("text/javascript; charset=utf-8".to_owned());
        let asked = Some("no-cache".to_owned());
        assert_eq!(sent("/a.js", ""), (script.clone(), None, asked.clone()));
        assert_eq!(
            sent("/a.js", "gzip;q=0.5, zstd"),
            (script.clone(), Some("gzip".into()), asked.clone())
        );
        assert_eq!(
            sent("/a.js", "gzip, deflate, br"),
            (script.clone(), Some("br".into()), asked.clone())
        );
        let kept = Some("max-age=31536000, immutable".to_owned());
        assert_eq!(sent("/b-0123456789abcdef_bg.js", "br"), (script.clone(), None, kept));
        let old = fs::File::options().write(true).open(folder.join("a.js.br"))?;
        old.set_modified(std::time::SystemTime::UNIX_EPOCH)?;
        assert_eq!(sent("/a.js", "br"), (script, None, asked));
        Ok(())
    }

    #[test]
    fn page_and_header_state_one_policy() {
        let page = fs::read_to_string(crate::place::root().join("index.html")).unwrap();
        assert!(page.contains(&format!("content=\"{POLICY}\"")));
    }
}
