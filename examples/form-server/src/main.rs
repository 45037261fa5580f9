//! A form for annual reports in the browser: `cargo run -p form-server [-- PORT]`, then open the address that it prints.
//!
//! The form is built from the schema that the library generates, the report is checked while it is filled in, with the findings at
//! their fields, and downloaded as a Word document. The draft stays in the browser; the server keeps nothing.

mod app;
mod asset;
mod openapi;
mod pages;
mod patience;
mod request;
mod room;
mod serve;

use std::net::Ipv4Addr;
use std::process::ExitCode;

fn main() -> ExitCode {
    let port = match std::env::args().nth(1).map(|port| port.parse::<u16>()) {
        None => 8317,
        Some(Ok(port)) => port,
        Some(Err(_)) => {
            eprintln!("用法 usage: form-server [PORT]");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(start(port));
    // Work for a client that is gone is not waited for.
    runtime.shutdown_background();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("127.0.0.1:{port}: {error}");
            if error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::AddrInUse) {
                eprintln!(
                    "端口 {port} 已被占用：可能已经打开了一个填报服务；也可以换一个端口，例如 form-server {}",
                    port.wrapping_add(1).max(1024)
                );
            }
            ExitCode::FAILURE
        }
    }
}

async fn start(port: u16) -> Result<(), Box<dyn std::error::Error>> {
    // This machine only.
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("请在浏览器中打开 open in a browser: http://{}", listener.local_addr()?);
    let stop = async {
        // Without a signal handler the server runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    serve::serve(listener, app::app()?, serve::Bounds::default(), stop).await;
    Ok(())
}
