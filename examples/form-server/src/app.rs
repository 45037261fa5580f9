//! What the server answers. A report that is none gets 4xx with findings; the body has the same shape whether it is one or not.
//!
//! | | |
//! |---|---|
//! | `GET /`, `/app.js`, `/app.css` | the page |
//! | `GET /annual-report-form.js`, `.css` | the form as a module, which any page of the same origin mounts (web/README.md) |
//! | `GET /schema.json`, `/ui-schema.json` | what its form is built from |
//! | `GET /openapi.json` | all of this as an OpenAPI document |
//! | `POST /check?stage=draft` | a report as JSON → `{ findings, errors }`, with `errors` as react-jsonschema-form shows them |
//! | `POST /pages?from=0&to=2` | a report as JSON → the pages that are looked at, as SVG, with what was found on them |
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
use crate::pages;
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

pub(crate) struct Office {
    plain: Look,
    annexes: Look,
    /// Work that takes a processor goes by here, off the threads that answer.
    at_work: Semaphore,
}

/// How documents look, without or with annexes.
pub(crate) struct Look {
    pub(crate) layout: Layout,
    writer: Writer,
}

impl Look {
    fn new(layout: Layout) -> Result<Self, DocxError> {
        Ok(Look { writer: Writer::new(&layout)?, layout })
    }
}

impl Office {
    pub(crate) fn look(&self, annexes: bool) -> &Look {
        if annexes { &self.annexes } else { &self.plain }
    }

    pub(crate) async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
        let _permit = self.at_work.acquire().await.map_err(|closed| Refused::Fault(closed.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|failed| Refused::Fault(failed.to_string()))
    }
}

pub(crate) fn app() -> Result<Router, DocxError> {
    let plain = Layout::gb_t_9704();
    let mut annexes = plain.clone();
    annexes.annexes = Annexes::all();
    let office = Arc::new(Office { plain: Look::new(plain)?, annexes: Look::new(annexes)?, at_work: Semaphore::new(AT_WORK) });
    let value = |value: serde_json::Value| Asset::new(REPORT, value.to_string()).route();
    Ok(Router::new()
        .route("/", Asset::new("text/html; charset=utf-8", include_str!("../web/index.html")).route())
        .route("/app.js", Asset::new(SCRIPT, include_str!("../web/app.js")).route())
        .route("/app.css", Asset::new(STYLE, include_str!("../web/app.css")).route())
        .route("/annual-report-form.js", Asset::new(SCRIPT, include_str!("../web/dist/annual-report-form.js")).route())
        .route("/annual-report-form.css", Asset::new(STYLE, include_str!("../web/dist/annual-report-form.css")).route())
        .route("/icon.svg", Asset::new("image/svg+xml", include_str!("../web/icon.svg")).route())
        .route("/schema.json", value(json_schema(Draft::Draft07, Language::Chinese)))
        .route("/ui-schema.json", value(rjsf_ui_schema(Language::Chinese)))
        .route("/openapi.json", value(crate::openapi::document()))
        .route("/check", post(check))
        .route("/pages", post(pages::pages))
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
pub(crate) enum Stage {
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
    let writer = &office.look(wanted.annexes).writer;
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
pub(crate) async fn checked(office: &Office, request: Request, stage: Stage) -> Result<CheckedJson, Refused> {
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
            AnnualReport::read_text(&bytes[..], &limits).map_err(|findings| Refused::Findings(StatusCode::UNPROCESSABLE_ENTITY, findings))
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
pub(crate) mod tests;
