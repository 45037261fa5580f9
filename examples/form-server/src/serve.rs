//! The accept loop: how many connections, how long they may take, and how the server ends.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;
use tower::ServiceExt;

use crate::patience::Patience;
use crate::room::Room;

/// What a client may take.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    /// How many at once; of more the one goes that has asked for nothing for the longest time. A browser opens six.
    pub(crate) connections: usize,
    /// How long the headers of a request may take, and how long a connection may be idle between two.
    pub(crate) headers: Duration,
    /// How long a client may take for the part of an answer that it is offered.
    pub(crate) writing: Duration,
    /// How long open requests may take to end when the server ends.
    pub(crate) ending: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds { connections: 200, headers: Duration::from_secs(10), writing: Duration::from_secs(30), ending: Duration::from_secs(1) }
    }
}

/// Serves until `stop` is ready, and then at most `ending` longer.
pub(crate) async fn serve(listener: TcpListener, app: Router, bounds: Bounds, stop: impl Future<Output = ()>) {
    let room = Room::new(bounds.connections);
    let (end, ending) = watch::channel(false);
    let mut stop = std::pin::pin!(stop);
    loop {
        let stream = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(_) => {
                    // Too many files open: one of them closes soon.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        tokio::spawn(connection(stream, app.clone(), bounds, room.clone(), ending.clone()));
    }
    drop(listener);
    drop(ending);
    let _ = end.send(true);
    // All that is open ends within the time, or is dropped.
    let _ = timeout(bounds.ending, end.closed()).await;
}

async fn connection(stream: TcpStream, app: Router, bounds: Bounds, room: Arc<Room>, mut ending: watch::Receiver<bool>) {
    let (seat, wanted) = room.enter();
    let seat = Arc::new(seat);
    let app = app.map_request(move |request: Request<_>| {
        seat.asks();
        request
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(bounds.headers).max_buf_size(64 << 10);
    let stream = TokioIo::new(Patience::new(stream, bounds.writing));
    let mut connection = std::pin::pin!(http.serve_connection(stream, TowerToHyperService::new(app)));
    // A client that broke off is its own business.
    let is_ending = tokio::select! {
        _ = connection.as_mut() => false,
        _ = wanted => false,
        _ = ending.wait_for(|ending| *ending) => true,
    };
    if is_ending {
        connection.as_mut().graceful_shutdown();
        let _ = timeout(bounds.ending, connection).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::sync::oneshot;

    struct Server {
        at: std::net::SocketAddr,
        stop: oneshot::Sender<()>,
        task: tokio::task::JoinHandle<()>,
    }

    async fn start(bounds: Bounds) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(serve(listener, crate::app::app().unwrap(), bounds, async move {
            let _ = stopped.await;
        }));
        Server { at, stop, task }
    }

    async fn ask(at: std::net::SocketAddr, text: &str) -> String {
        let mut stream = TcpStream::connect(at).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut answer = String::new();
        let _ = timeout(Duration::from_secs(5), stream.read_to_string(&mut answer)).await.expect("no answer");
        answer
    }

    /// A client that has asked for so much that it does not fit into the network's buffers, and has read nothing.
    async fn deaf(at: std::net::SocketAddr) -> TcpStream {
        let mut client = TcpStream::connect(at).await.unwrap();
        let asked = format!("GET /annual-report-form.js HTTP/1.1\r\nhost: {at}\r\n\r\n").repeat(60);
        let _ = timeout(Duration::from_millis(200), client.write_all(asked.as_bytes())).await;
        client
    }

    /// How many of those answers come before the end.
    async fn answers(client: &mut TcpStream) -> usize {
        let mut got = Vec::new();
        let _ = timeout(Duration::from_secs(5), client.read_to_end(&mut got)).await.expect("still open");
        got.windows(15).filter(|part| part == b"HTTP/1.1 200 OK").count()
    }

    fn page(at: std::net::SocketAddr) -> String {
        format!("GET / HTTP/1.1\r\nhost: {at}\r\nconnection: close\r\n\r\n")
    }

    #[tokio::test]
    async fn half_a_head_is_not_waited_for() {
        let server = start(Bounds { headers: Duration::from_millis(200), ..Bounds::default() }).await;
        let since = Instant::now();
        let answer = ask(server.at, "GET / HTTP/1.1\r\nhost: x").await;
        assert!(!answer.contains("200 OK") && since.elapsed() < Duration::from_secs(3), "{answer}");
    }

    #[tokio::test]
    async fn clients_that_say_nothing_leave_room_for_others() {
        let server = start(Bounds { connections: 3, headers: Duration::from_millis(300), ..Bounds::default() }).await;
        let mut silent = Vec::new();
        for _ in 0..20 {
            silent.push(TcpStream::connect(server.at).await.unwrap());
        }
        assert!(ask(server.at, &page(server.at)).await.contains("200 OK"));
    }

    #[tokio::test]
    async fn clients_that_never_read_leave_room_for_others() {
        let server = start(Bounds { connections: 3, ..Bounds::default() }).await;
        let mut clients = Vec::new();
        for _ in 0..10 {
            clients.push(deaf(server.at).await);
        }
        assert!(ask(server.at, &page(server.at)).await.contains("200 OK"));
    }

    #[tokio::test]
    async fn a_client_that_never_reads_is_not_written_to_for_ever() {
        let server = start(Bounds { writing: Duration::from_millis(300), ..Bounds::default() }).await;
        let mut client = deaf(server.at).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        // What lies in the network's buffers comes, then the end: not all of it.
        assert!(answers(&mut client).await < 60);
    }

    #[tokio::test]
    async fn a_byte_now_and_then_is_not_reading() {
        let server = start(Bounds { writing: Duration::from_millis(500), ..Bounds::default() }).await;
        let mut slow = deaf(server.at).await;
        for _ in 0..20 {
            let _ = timeout(Duration::from_millis(100), slow.read(&mut [0; 2000])).await;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(answers(&mut slow).await < 60);
    }

    #[tokio::test]
    async fn an_idle_connection_is_closed_and_requests_in_a_row_are_answered() {
        let server = start(Bounds { headers: Duration::from_millis(300), ..Bounds::default() }).await;
        let in_a_row = format!("GET /icon.svg HTTP/1.1\r\nhost: {}\r\n\r\n", server.at).repeat(5);
        let answer = ask(server.at, &in_a_row).await;
        assert_eq!(answer.matches("200 OK").count(), 5);
    }

    #[tokio::test]
    async fn it_ends_although_a_slow_client_is_there() {
        let server = start(Bounds::default()).await;
        let mut slow = TcpStream::connect(server.at).await.unwrap();
        slow.write_all(
            format!("POST /check HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{{", server.at)
                .as_bytes(),
        )
        .await
        .unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        server.stop.send(()).unwrap();
        timeout(Duration::from_secs(2), server.task).await.expect("still running after two seconds").unwrap();
    }
}
