//! What is untrusted in a request: where it is meant to go, its type, its size, how long it takes.

use std::ops::Deref;
use std::time::Duration;

use annual_report::finding::Findings;
use annual_report::read::Limits;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::sync::{Semaphore, SemaphorePermit};

/// The longest report as JSON, some seventy times a usual one.
pub(crate) const JSON: usize = 1 << 20;
/// The longest document to be read; one with pictures is large.
pub(crate) const FILE: usize = 20 << 20;
/// How long a body may take.
const BODY: Duration = Duration::from_secs(20);
/// How many bytes of bodies are held at once, all clients together, until the work on them is done: one long document and what a browser sends
/// beside it.
const HELD: usize = 24 << 20;

static ROOM: Semaphore = Semaphore::const_new(HELD);

/// Why a request gets no answer.
pub(crate) enum Refused {
    /// Nothing in it can be used.
    Findings(StatusCode, Findings),
    /// It does not say that it is of this type.
    OtherType(&'static str),
    /// Its body did not come whole, or not in time.
    Broken(StatusCode),
    /// A document that cannot be read.
    Unreadable(String),
    /// A fault of ours.
    Fault(String),
}

/// A page from elsewhere that has this machine's address under a name of its own (DNS rebinding) sends that name.
pub(crate) async fn for_us(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.bytes().all(|b| b.is_ascii_digit()) { name } else { host });
    if matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
        next.run(request).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "open the page by the address that the server printed").into_response()
    }
}

/// The bytes of a body. They count among those that are held until they are dropped, so keep them together with the work on them.
pub(crate) struct Held {
    bytes: Bytes,
    _room: Option<SemaphorePermit<'static>>,
}

impl Deref for Held {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

/// The body of a request of this type. A page from elsewhere cannot send these types without asking first, and is not answered.
pub(crate) async fn body(headers: &HeaderMap, body: Body, kind: &'static str, most: usize) -> Result<Held, Refused> {
    let said = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if said.split(';').next().unwrap_or_default().trim() != kind {
        return Err(Refused::OtherType(kind));
    }
    // What is declared too long is not waited for.
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if declared > Some(most) {
        return Err(too_long(most));
    }
    tokio::time::timeout(BODY, whole(body, most)).await.unwrap_or(Err(Refused::Broken(StatusCode::REQUEST_TIMEOUT)))
}

fn too_long(most: usize) -> Refused {
    Refused::Findings(StatusCode::PAYLOAD_TOO_LARGE, Limits::default().with_bytes(most).too_long())
}

/// The bytes of a body, as long as there is room for them: half requests of many clients do not add up.
async fn whole(body: Body, most: usize) -> Result<Held, Refused> {
    let mut body = Limited::new(body, most);
    let mut frames = Vec::new();
    let mut held: Option<SemaphorePermit<'static>> = None;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| match error.is::<LengthLimitError>() {
            true => too_long(most),
            false => Refused::Broken(StatusCode::BAD_REQUEST),
        })?;
        let Ok(bytes) = frame.into_data() else { continue };
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let more = ROOM.try_acquire_many(length).map_err(|_| Refused::Broken(StatusCode::SERVICE_UNAVAILABLE))?;
        match &mut held {
            Some(held) => held.merge(more),
            None => held = Some(more),
        }
        frames.push(bytes);
    }
    Ok(Held { bytes: frames.concat().into(), _room: held })
}
