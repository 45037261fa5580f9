//! What the server answers. A report that is none gets 4xx with findings; the body has the same shape whether it is one or not.
//!
//! | | |
//! |---|---|
//! | `GET /`, `/app.js`, `/app.css` | the page |
//! | `GET /annual-report-form.js`, `.css` | the form as a module, which any page of the same origin mounts (web/README.md) |
//! | `GET /schema.json`, `/ui-schema.json` | what its form is built from |
//! | `GET /openapi.json` | all of this as an OpenAPI document |
//! | `POST /check?stage=draft` | a report as JSON → `{ findings, errors }`, with `errors` as react-jsonschema-form shows them |
//! | `POST /docx?stage=draft&annexes=true` | a report as JSON → the document |
//! | `POST /read` | a .docx or a text, as `application/octet-stream` → `{ report, findings, left_out }` |
//! | `POST /next-year` | a report as JSON → `{ report, carried }`, the draft of next year's |
//! | `POST /figure` | what a clerk typed into the box of a number, as JSON → the figure |
//!
//! No other origin may ask (no CORS) and none may frame the page: what is filled in here is this clerk's.

use std::sync::Arc;

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::finding::{Code, Findings, Language, Severity};
use annual_report::model::Figure;
use annual_report::page::{Annexes, Layout};
use annual_report::read::Limits;
use annual_report::read::json::{CheckedJson, utf8};
use annual_report::schema::{Draft, json_schema, rjsf_ui_schema};
use annual_report::write::{DocxError, Writer};
use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::middleware::{from_fn, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Semaphore;

use crate::asset::Asset;
use crate::request::{self, Refused, body};

/// The page loads from here alone, and nobody frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(crate) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const REPORT: &str = "application/json";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const ANY_FILE: &str = "application/octet-stream";

/// How many reports are worked on at once.
const AT_WORK: usize = 4;

struct Office {
    /// The documents without and with annexes.
    plain: Writer,
    annexes: Writer,
    /// Work that takes a processor goes by here, off the threads that answer.
    at_work: Semaphore,
}

impl Office {
    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
        let _permit = self.at_work.acquire().await.map_err(|closed| Refused::Fault(closed.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|failed| Refused::Fault(failed.to_string()))
    }
}

pub(crate) fn app() -> Result<Router, DocxError> {
    let mut layout = Layout::gb_t_9704();
    let plain = Writer::new(&layout)?;
    layout.annexes = Annexes::all();
    let office = Arc::new(Office { plain, annexes: Writer::new(&layout)?, at_work: Semaphore::new(AT_WORK) });
    let value = |value: serde_json::Value| Asset::new(REPORT, value.to_string()).route();
    Ok(Router::new()
        .route("/", Asset::new("text/html; charset=utf-8", include_str!("../web/index.html")).route())
        .route("/app.js", Asset::new(SCRIPT, include_str!("../web/app.js")).route())
        .route("/app.css", Asset::new(STYLE, include_str!("../web/app.css")).route())
        .route("/annual-report-form.js", Asset::new(SCRIPT, include_str!("../web/dist/annual-report-form.js")).route())
        .route("/annual-report-form.css", Asset::new(STYLE, include_str!("../web/dist/annual-report-form.css")).route())
        .route("/icon.svg", Asset::new("image/svg+xml", include_str!("../web/icon.svg")).route())
        .route("/schema.json", value(json_schema(Draft::Draft07)))
        .route("/ui-schema.json", value(rjsf_ui_schema()))
        .route("/openapi.json", value(crate::openapi::document()))
        .route("/check", post(check))
        .route("/docx", post(docx))
        .route("/read", post(read))
        .route("/next-year", post(next_year))
        .route("/figure", post(figure))
        .layer(from_fn(request::for_us))
        .layer(map_response(guard))
        .with_state(office))
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
            Stage::Draft => [Code::FigureValueMissing, Code::FigureBlank]
                .into_iter()
                .fold(Rules::draft(), |rules, code| rules.clone().set(code, Severity::Warning).unwrap_or(rules)),
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

async fn check(State(office): State<Arc<Office>>, Query(wanted): Query<Wanted>, request: Request) -> Result<Response, Refused> {
    let checked = checked(&office, request, wanted.stage).await?;
    Ok(said(StatusCode::OK, &checked.findings))
}

async fn docx(State(office): State<Arc<Office>>, Query(wanted): Query<Wanted>, request: Request) -> Result<Response, Refused> {
    let checked = checked(&office, request, wanted.stage).await?;
    let (to, stage) = (office.clone(), wanted.stage);
    office.work(move || write(&to, checked, wanted)).await?.map(|(title, document)| (named(&title, stage), document).into_response())
}

fn write(office: &Office, checked: CheckedJson, wanted: Wanted) -> Result<(String, Vec<u8>), Refused> {
    let writer = if wanted.annexes { &office.annexes } else { &office.plain };
    let title = |report: &AnnualReport| report.title.clone().unwrap_or_else(|| "年度报告".into());
    let refused = |checked: Box<CheckedJson>| Refused::Findings(StatusCode::UNPROCESSABLE_ENTITY, checked.findings);
    let (title, document) = match wanted.stage {
        Stage::Draft => {
            let report = checked.report.unwrap_or_default();
            (title(&report), writer.write_draft(&report))
        }
        Stage::Final => {
            let report = checked.into_final().map_err(refused)?;
            (title(report.report()), writer.write(&report))
        }
    };
    Ok((title, document.map_err(|error| Refused::Fault(error.to_string()))?))
}

fn named(title: &str, stage: Stage) -> HeaderMap {
    let title: String = title.split(['\n', '\r']).collect();
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
async fn checked(office: &Office, request: Request, stage: Stage) -> Result<CheckedJson, Refused> {
    let (head, whole) = request.into_parts();
    let bytes = body(&head.headers, whole, REPORT, request::JSON).await?;
    let checked = office
        .work(move || {
            let text = utf8(&bytes).map_err(|findings| Refused::Findings(StatusCode::BAD_REQUEST, findings))?;
            Ok(AnnualReport::check_json(text, &stage.rules(), &Limits::default().with_bytes(request::JSON)))
        })
        .await??;
    if checked.report.is_none() {
        // Text that is no JSON has its place in the text, a report of the wrong shape has pointers.
        let is_json = checked.findings.iter().all(|finding| finding.position.is_none());
        let status = if is_json { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
        return Err(Refused::Findings(status, checked.findings));
    }
    Ok(checked)
}

/// A report that somebody has as a file: our own document with its data, another one, or plain text.
async fn read(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Refused> {
    let (head, whole) = request.into_parts();
    let bytes = body(&head.headers, whole, ANY_FILE, request::FILE).await?;
    let reading = office
        .work(move || {
            let limits = Limits::default().with_bytes(request::FILE);
            if bytes.starts_with(b"PK") {
                return AnnualReport::read_docx(&bytes, &limits).map_err(|error| Refused::Unreadable(error.to_string()));
            }
            AnnualReport::read_text(&bytes, &limits).map_err(|findings| Refused::Findings(StatusCode::UNPROCESSABLE_ENTITY, findings))
        })
        .await??;
    Ok(Json(reading).into_response())
}

async fn next_year(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Refused> {
    let checked = checked(&office, request, Stage::Draft).await?;
    let next = office.work(move || checked.report.map(|report| report.next_year())).await?;
    Ok(Json(next).into_response())
}

/// What was typed into the box of a number: 1200, 1.2万, 20余次, 98.5%.
async fn figure(request: Request) -> Result<Response, Refused> {
    let (head, whole) = request.into_parts();
    let bytes = body(&head.headers, whole, REPORT, 1 << 10).await?;
    let text: String = serde_json::from_slice(&bytes).map_err(|_| Refused::Broken(StatusCode::BAD_REQUEST))?;
    if let Some(doubt) = doubt(&text) {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, doubt).into_response());
    }
    Ok(match text.parse::<Figure>() {
        Ok(figure) => Json(figure).into_response(),
        Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, format!("没看懂“{text}”，请写成 30、1.2万、20余次、98.5% 这样的数。")).into_response(),
    })
}

/// A comma that may stand for a point: 2,5. Thousands are three digits.
fn doubt(text: &str) -> Option<String> {
    let (_, behind) = text.split_once([',', '，'])?;
    let digits = behind.chars().take_while(char::is_ascii_digit).count();
    let thousands = text.split([',', '，']).skip(1).all(|group| group.chars().take_while(char::is_ascii_digit).count() == 3);
    (!thousands && digits > 0).then(|| format!("“{text}”里的逗号是小数点还是分节号？请写成 2.5 或 2500 这样的数。"))
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Refused::Findings(status, findings) => said(status, &findings),
            Refused::OtherType(kind) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, format!("send it as {kind}")).into_response(),
            Refused::Broken(status) => (status, "the request did not come whole").into_response(),
            Refused::Unreadable(reason) => (StatusCode::UNPROCESSABLE_ENTITY, reason).into_response(),
            Refused::Fault(reason) => (StatusCode::INTERNAL_SERVER_ERROR, reason).into_response(),
        }
    }
}

fn said(status: StatusCode, findings: &Findings) -> Response {
    (status, Json(json!({ "findings": findings, "errors": findings.to_rjsf(Language::Chinese) }))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use http_body_util::BodyExt;
    use serde_json::Value;
    use tower::ServiceExt;

    const FULL: &str = include_str!("../../../tests/full_report.json");
    const JSON: &str = REPORT;
    const LIMIT: usize = request::JSON;

    async fn ask(method: &str, path: &str, kind: &str, body: impl Into<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::HOST, "127.0.0.1:8317")
            .body(body.into())
            .unwrap();
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
            (br#"{"year":"2025"}"#, StatusCode::UNPROCESSABLE_ENTITY, "wrong_type"),
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
        for path in [
            "/",
            "/app.js",
            "/app.css",
            "/annual-report-form.js",
            "/annual-report-form.css",
            "/icon.svg",
            "/schema.json",
            "/ui-schema.json",
        ] {
            let (status, headers, body) = ask("GET", path, JSON, "").await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(!body.is_empty());
        }
        let (_, _, page) = ask("GET", "/", JSON, "").await;
        assert!(!String::from_utf8(page).unwrap().contains("http"), "no address from elsewhere");
    }

    #[tokio::test]
    async fn a_page_under_another_name_is_not_answered() {
        for (host, status) in [
            ("127.0.0.1:8317", StatusCode::OK),
            ("localhost", StatusCode::OK),
            ("[::1]:8317", StatusCode::OK),
            ("evil.example:8317", StatusCode::MISDIRECTED_REQUEST),
            ("127.0.0.1.evil.example", StatusCode::MISDIRECTED_REQUEST),
            ("", StatusCode::MISDIRECTED_REQUEST),
        ] {
            let request = Request::builder().uri("/").header(header::HOST, host).body(Body::empty()).unwrap();
            assert_eq!(app().unwrap().oneshot(request).await.unwrap().status(), status, "{host}");
        }
    }

    #[tokio::test]
    async fn what_is_declared_too_long_is_refused_at_once() {
        // The body never comes.
        let request = Request::builder()
            .method("POST")
            .uri("/check")
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, JSON)
            .header(header::CONTENT_LENGTH, LIMIT + 1)
            .body(Body::from_stream(Never))
            .unwrap();
        let answer = tokio::time::timeout(std::time::Duration::from_secs(1), app().unwrap().oneshot(request)).await.unwrap().unwrap();
        assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stays_away_is_not_waited_for() {
        let request = Request::builder()
            .method("POST")
            .uri("/check")
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, JSON)
            .body(Body::from_stream(Never))
            .unwrap();
        assert_eq!(app().unwrap().oneshot(request).await.unwrap().status(), StatusCode::REQUEST_TIMEOUT);
    }

    struct Never;

    impl futures_core::Stream for Never {
        type Item = Result<Vec<u8>, std::io::Error>;

        fn poll_next(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<Self::Item>> {
            std::task::Poll::Pending
        }
    }

    #[tokio::test]
    async fn the_box_of_a_number_understands_what_clerks_type() {
        for (typed, expected) in [
            ("1200", json!({ "value": 1200 })),
            ("1,200", json!({ "value": 1200 })),
            ("12.50万元", json!({ "value": 12.50, "unit": "万元" })),
            ("1.2万", json!({ "value": 1.2, "unit": "万" })),
            ("20余", json!({ "value": 20, "approximation": "余" })),
            ("近100名", json!({ "value": 100, "unit": "名", "approximation": "近" })),
            ("98.5%", json!({ "value": 98.5, "unit": "%" })),
        ] {
            let (status, _, said) = ask("POST", "/figure", JSON, json!(typed).to_string()).await;
            assert_eq!((status, serde_json::from_slice::<Value>(&said).unwrap()), (StatusCode::OK, expected), "{typed}");
        }
        assert!(String::from_utf8(ask("POST", "/figure", JSON, r#""12.50""#).await.2).unwrap().contains("12.50"), "digits stay");
        for typed in ["2,5", "好几次", "", "20次，30次"] {
            let (status, _, said) = ask("POST", "/figure", JSON, json!(typed).to_string()).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(!said.is_empty());
        }
    }

    #[tokio::test]
    async fn last_years_document_becomes_next_years_draft() {
        let (_, _, document) = ask("POST", "/docx?stage=draft", JSON, FULL).await;
        let (status, _, said) = ask("POST", "/read", ANY_FILE, document).await;
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&said));
        let read: Value = serde_json::from_slice(&said).unwrap();
        assert_eq!(read["report"]["year"], 2025);
        let (status, _, said) = ask("POST", "/next-year", JSON, read["report"].to_string()).await;
        assert_eq!(status, StatusCode::OK);
        let next: Value = serde_json::from_slice(&said).unwrap();
        assert_eq!((&next["report"]["year"], &next["report"]["work"][0]["items"][0]["heading"]), (&json!(2026), &json!("抓好库房增容")));
        let (status, _, said) = ask("POST", "/read", ANY_FILE, "2025年工作总结\n一、工作情况\n（一）抓好学习\n集中学习30余次。").await;
        assert_eq!(status, StatusCode::OK);
        let read: Value = serde_json::from_slice(&said).unwrap();
        assert_eq!(read["report"]["work"][0]["items"][0]["figures"][0]["value"], 30);
        assert_eq!(ask("POST", "/read", ANY_FILE, "PK\u{3}\u{4}broken").await.0, StatusCode::UNPROCESSABLE_ENTITY);
    }

    #[tokio::test]
    async fn the_bundle_comes_compressed_and_once() {
        let get = |name: header::HeaderName, value: String| async move {
            let request = Request::builder()
                .uri("/annual-report-form.js")
                .header(header::HOST, "localhost")
                .header(name, value)
                .body(Body::empty())
                .unwrap();
            let (head, body) = app().unwrap().oneshot(request).await.unwrap().into_parts();
            (head, body.collect().await.unwrap().to_bytes())
        };
        let (plain, whole) = get(header::ACCEPT, "*/*".into()).await;
        let (compressed, short) = get(header::ACCEPT_ENCODING, "br, gzip".into()).await;
        assert_eq!(compressed.headers[header::CONTENT_ENCODING], "gzip");
        assert!(short.len() * 2 < whole.len(), "{} of {}", short.len(), whole.len());
        let tag = plain.headers[header::ETAG].to_str().unwrap().to_owned();
        let (again, nothing) = get(header::IF_NONE_MATCH, tag).await;
        assert_eq!((again.status, nothing.len()), (StatusCode::NOT_MODIFIED, 0));
    }

    #[test]
    fn the_openapi_document_names_every_door() {
        let document = crate::openapi::document();
        for path in ["/check", "/docx", "/read", "/next-year", "/figure"] {
            assert!(document["paths"][path]["post"].is_object(), "{path}");
        }
    }
}
