use super::*;
use axum::body::Body;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

pub(crate) const FULL: &str = include_str!("../../../../tests/full_report.json");
pub(crate) const JSON: &str = REPORT;
const LIMIT: usize = request::JSON;

pub(crate) async fn ask(method: &str, path: &str, kind: &str, body: impl Into<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
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
    for path in
        ["/", "/app.js", "/app.css", "/annual-report-form.js", "/annual-report-form.css", "/icon.svg", "/schema.json", "/ui-schema.json"]
    {
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
    for path in ["/check", "/pages", "/docx", "/read", "/next-year", "/figure"] {
        assert!(document["paths"][path]["post"].is_object(), "{path}");
    }
}
