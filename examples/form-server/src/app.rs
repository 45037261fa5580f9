//! What the server answers. A report that is none gets 4xx with findings; the body has the same shape whether it is one or not.
//!
//! | | |
//! |---|---|
//! | `GET /`, `/app.js`, `/app.css` | the page |
//! | `GET /schema.json`, `/ui-schema.json` | what its form is built from |
//! | `POST /check?stage=draft` | a report as JSON → `{ findings, errors }`, with `errors` as react-jsonschema-form shows them |
//! | `POST /docx?stage=draft&annexes=true` | a report as JSON → the document |

use annual_report::AnnualReport;
use annual_report::check::{Code, Findings, Language, Limits, Rules, Severity, utf8};
use annual_report::docx::{Annexes, DocxError, Layout, Writer};
use annual_report::schema::{Draft, json_schema, rjsf_ui_schema};
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Request, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::json;

/// Some seventy times a usual report.
const LIMIT: usize = 1 << 20;

/// The page loads from here alone, and nobody frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The documents without and with annexes.
#[derive(Clone)]
struct Writers {
    plain: Writer,
    annexes: Writer,
}

pub(crate) fn app() -> Result<Router, DocxError> {
    let mut layout = Layout::gb_t_9704();
    let plain = Writer::new(&layout)?;
    layout.annexes = Annexes::all();
    let writers = Writers { plain, annexes: Writer::new(&layout)? };
    let text = |kind: &'static str, text: &'static str| get(move || async move { ([(header::CONTENT_TYPE, kind)], text) });
    let value = |value: serde_json::Value| get(move || async move { Json(value) });
    Ok(Router::new()
        .route("/", text("text/html; charset=utf-8", include_str!("../web/index.html")))
        .route("/app.js", text("text/javascript; charset=utf-8", include_str!("../web/dist/app.js")))
        .route("/app.css", text("text/css; charset=utf-8", include_str!("../web/app.css")))
        .route("/icon.svg", text("image/svg+xml", include_str!("../web/icon.svg")))
        .route("/schema.json", value(json_schema(Draft::Draft07)))
        .route("/ui-schema.json", value(rjsf_ui_schema()))
        .route("/check", post(check))
        .route("/docx", post(docx))
        .layer(map_response(guard))
        .with_state(writers))
}

async fn guard(mut response: Response) -> Response {
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[derive(Deserialize, Clone, Copy, Default)]
#[serde(rename_all = "snake_case")]
enum Stage {
    #[default]
    Draft,
    Final,
}

impl Stage {
    fn rules(self) -> Rules {
        match self {
            // What is still missing is said, so that the page can count it, but hinders nothing.
            Stage::Draft => Rules::draft().set(Code::FigureValueMissing, Severity::Warning).set(Code::FigureBlank, Severity::Warning),
            // Before it is handed in, with what an editor would mark.
            Stage::Final => Rules::final_report().with_wording(),
        }
    }
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    stage: Stage,
    #[serde(default)]
    annexes: bool,
}

async fn check(Query(wanted): Query<Wanted>, request: Request<Body>) -> Result<Response, Refused> {
    let (_, findings) = read(request, wanted.stage).await?;
    Ok(said(StatusCode::OK, &findings))
}

async fn docx(State(writers): State<Writers>, Query(wanted): Query<Wanted>, request: Request<Body>) -> Result<Response, Refused> {
    let (report, _) = read(request, wanted.stage).await?;
    let writer = if wanted.annexes { &writers.annexes } else { &writers.plain };
    let document = match wanted.stage {
        Stage::Draft => writer.write_draft(&report),
        Stage::Final => writer.write(&report),
    };
    match document {
        Ok(document) => Ok((named(&report, wanted.stage), document).into_response()),
        Err(DocxError::Refused(findings)) => Err(Refused::Report(StatusCode::UNPROCESSABLE_ENTITY, findings)),
        Err(error) => Err(Refused::Fault(error)),
    }
}

fn named(report: &AnnualReport, stage: Stage) -> HeaderMap {
    let title = report.title.as_deref().unwrap_or("年度报告");
    let stage = if matches!(stage, Stage::Draft) { "（草稿）" } else { "" };
    let name = utf8_percent_encode(&format!("{title}{stage}.docx"), NON_ALPHANUMERIC).to_string();
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(DOCX));
    if let Ok(disposition) = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers
}

/// The report in a request and what there is to say of it; what is none is refused.
async fn read(request: Request<Body>, stage: Stage) -> Result<(AnnualReport, Findings), Refused> {
    // A page from elsewhere cannot send this type without asking first.
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().unwrap_or_default().trim() != "application/json" {
        return Err(Refused::NotJson);
    }
    let limits = Limits::default().bytes(LIMIT);
    let bytes = body(request.into_body()).await.map_err(|error| {
        let too_long = error.is::<LengthLimitError>();
        if too_long { Refused::Report(StatusCode::PAYLOAD_TOO_LARGE, limits.too_long()) } else { Refused::Broken }
    })?;
    let text = utf8(&bytes).map_err(|findings| Refused::Report(StatusCode::BAD_REQUEST, findings))?;
    let checked = AnnualReport::check_json(text, &stage.rules(), &limits);
    let findings = checked.findings;
    let Some(report) = checked.report else {
        // Text that is no JSON has its place in the text, a report of the wrong shape has pointers.
        let is_json = findings.iter().all(|finding| finding.position.is_none());
        let status = if is_json { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
        return Err(Refused::Report(status, findings));
    };
    Ok((report, findings))
}

async fn body(body: Body) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
    Ok(Limited::new(body, LIMIT).collect().await?.to_bytes())
}

/// Why a request gets no answer.
enum Refused {
    /// It has no report that can be used.
    Report(StatusCode, Findings),
    /// It does not say that it is JSON.
    NotJson,
    /// It ended early.
    Broken,
    /// A fault of the library.
    Fault(DocxError),
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Refused::Report(status, findings) => said(status, &findings),
            Refused::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "send the report as application/json").into_response(),
            Refused::Broken => (StatusCode::BAD_REQUEST, "the request ended early").into_response(),
            Refused::Fault(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        }
    }
}

fn said(status: StatusCode, findings: &Findings) -> Response {
    (status, Json(json!({ "findings": findings, "errors": findings.to_rjsf(Language::Chinese) }))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use tower::ServiceExt;

    const FULL: &str = include_str!("../../../tests/full_report.json");
    const JSON: &str = "application/json";

    async fn ask(method: &str, path: &str, kind: &str, body: impl Into<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, kind).body(body.into()).unwrap();
        let answer = app().unwrap().oneshot(request).await.unwrap();
        let (head, body) = answer.into_parts();
        (head.status, head.headers, body.collect().await.unwrap().to_bytes().to_vec())
    }

    fn first_code(body: &[u8]) -> String {
        let said: Value = serde_json::from_slice(body).unwrap();
        said["findings"][0]["code"].as_str().unwrap().to_owned()
    }

    #[tokio::test]
    async fn bad_input_gets_its_findings() {
        let too_long = format!("{}{FULL}", " ".repeat(LIMIT));
        let too_deep = "[".repeat(10_000);
        let mut gbk = b"{\"title\":\"".to_vec();
        gbk.extend([0xC4, 0xEA, b'"', b'}']);
        let cases: [(&[u8], StatusCode, &str); 8] = [
            (b"", StatusCode::BAD_REQUEST, "json_syntax"),
            (b"{", StatusCode::BAD_REQUEST, "json_syntax"),
            (b"\0\xff", StatusCode::BAD_REQUEST, "not_utf8"),
            (&gbk, StatusCode::BAD_REQUEST, "not_utf8"),
            (too_deep.as_bytes(), StatusCode::BAD_REQUEST, "nested_too_deep"),
            (too_long.as_bytes(), StatusCode::PAYLOAD_TOO_LARGE, "text_too_long"),
            (b"[]", StatusCode::UNPROCESSABLE_ENTITY, "wrong_type"),
            (br#"{"year":"2025","work":[{}]}"#, StatusCode::UNPROCESSABLE_ENTITY, "wrong_type"),
        ];
        for (body, status, code) in cases {
            for path in ["/check", "/check?stage=final", "/docx?stage=draft", "/docx?stage=final&annexes=true"] {
                let (answered, headers, said) = ask("POST", path, JSON, body.to_vec()).await;
                assert_eq!((answered, first_code(&said).as_str()), (status, code), "{path}");
                assert_eq!(headers[header::CONTENT_SECURITY_POLICY], POLICY);
            }
        }
    }

    #[tokio::test]
    async fn what_is_no_question_is_refused() {
        for (method, path, kind, status) in [
            ("POST", "/check", "text/plain", StatusCode::UNSUPPORTED_MEDIA_TYPE),
            ("POST", "/docx", "", StatusCode::UNSUPPORTED_MEDIA_TYPE),
            ("POST", "/docx?stage=last", JSON, StatusCode::BAD_REQUEST),
            ("GET", "/check", JSON, StatusCode::METHOD_NOT_ALLOWED),
            ("GET", "/../Cargo.toml", JSON, StatusCode::NOT_FOUND),
        ] {
            let (answered, headers, _) = ask(method, path, kind, FULL).await;
            assert_eq!(answered, status, "{method} {path}");
            assert_eq!(headers[header::CONTENT_SECURITY_POLICY], POLICY);
        }
    }

    #[tokio::test]
    async fn a_report_is_checked_by_its_stage() {
        let (status, _, said) = ask("POST", "/check?stage=final", "application/json; charset=utf-8", FULL).await;
        assert_eq!((status, said.as_slice()), (StatusCode::OK, br#"{"findings":[],"errors":{}}"#.as_slice()));
        let untitled = r#"{"year":2025,"work":[{"lead":"{甲}"}],"figures":[{"name":"甲"}]}"#;
        let codes = |said: &[u8]| {
            let said: Value = serde_json::from_slice(said).unwrap();
            let codes: Vec<_> =
                said["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect();
            codes.join(" ")
        };
        assert_eq!(codes(&ask("POST", "/check", JSON, untitled).await.2), "figure_blank figure_value_missing");
        let half_width = r#"{"year":2025,"work":[{"lead":"抓学习,促落实。"}]}"#;
        assert_eq!(codes(&ask("POST", "/check", JSON, half_width).await.2), "");
        assert!(codes(&ask("POST", "/check?stage=final", JSON, half_width).await.2).contains("half_width_punctuation"));
        let (status, _, refused) = ask("POST", "/docx?stage=final", JSON, untitled).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(codes(&refused).contains("title_missing"));
    }

    #[tokio::test]
    async fn documents_are_named_by_the_title() {
        let (status, headers, document) = ask("POST", "/docx?stage=draft", JSON, FULL).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers[header::CONTENT_TYPE], DOCX);
        assert!(document.starts_with(b"PK"));
        let name = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(name.ends_with("%EF%BC%88%E8%8D%89%E7%A8%BF%EF%BC%89%2Edocx"), "{name}");
        let (_, _, with_annexes) = ask("POST", "/docx?stage=final&annexes=true", JSON, FULL).await;
        assert!(with_annexes.len() > document.len());
    }

    #[tokio::test]
    async fn the_page_loads_from_here_alone() {
        for path in ["/", "/app.js", "/app.css", "/icon.svg", "/schema.json", "/ui-schema.json"] {
            let (status, headers, body) = ask("GET", path, JSON, "").await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(!body.is_empty());
        }
        let (_, _, page) = ask("GET", "/", JSON, "").await;
        assert!(!String::from_utf8(page).unwrap().contains("http"), "no address from elsewhere");
    }
}
