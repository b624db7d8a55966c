//! `bench queue`: what a coordinator waits for, with many requests open. The pages as they are, over
//! HTTP on this machine, to somebody who watches over all units.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use serde::Serialize;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::cli::{Console, Error};
use crate::crypto::session::SessionId;
use crate::domain::change::Session;
use crate::domain::{Change, Role, Write};
use crate::exchange::Gateway;
use crate::server::{self, Server};
use crate::web::state::State;

use super::crowd::COORDINATOR;
use super::fill::{self, Crowded, Filled};
use super::folder::Folder;
use super::measure::{peak_rss_mb, percentile};
use super::run::{Fault, run};

/// What the growth is measured against.
const FEW: usize = 10_000;

/// Name in the report, and address.
const PAGES: [(&str, &str); 6] = [
    ("first", "/queue"),
    // What no sum answers: a walk over all that is open.
    ("filtered", "/queue?due=any&kind=forfragan-till-lakare&next=recipient&step=overdue"),
    ("sorted", "/queue?due=any&sort=sent-last"),
    ("searched", "/queue?q=U-7K"),
    ("recipients", "/queue/recipients?kind=forfragan-till-lakare"),
    ("statistics", "/statistics"),
];

#[derive(Debug, Args)]
pub struct Queue {
    /// How many requests are open
    #[arg(long, value_name = "N", default_value = "100000")]
    open: NonZeroUsize,
    /// How often each page is asked for
    #[arg(long, value_name = "N", default_value = "200")]
    looks: NonZeroUsize,
    /// Where to make the temporary folder [default: the system's]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// One JSON object on one line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    what: &'static str,
    open: usize,
    pages: Vec<Page>,
    /// The first page, against the same with ten thousand open, or fewer if fewer were asked for.
    first_growth: f64,
    fill_seconds: f64,
    /// Opening the gateway, with all that is open.
    open_seconds: f64,
    /// Of the process (`VmHWM`), which has not filled the store.
    peak_rss_mb: f64,
}

#[derive(Debug, Serialize)]
struct Page {
    page: &'static str,
    p50_ms: f64,
    p99_ms: f64,
    /// The same with few open.
    few_p50_ms: f64,
}

impl Queue {
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let report = run(console, self.report())?;
        if self.json {
            let line = serde_json::to_string(&report).map_err(std::io::Error::from)?;
            writeln!(console.out, "{line}")?;
            return Ok(());
        }
        for page in &report.pages {
            let Page { page, p50_ms, p99_ms, few_p50_ms } = page;
            writeln!(
                console.out,
                "{page:<12} p50 {p50_ms:>9.2} ms   p99 {p99_ms:>9.2} ms   few {few_p50_ms:>9.2} ms"
            )?;
        }
        for (name, value) in [
            ("first_growth", report.first_growth),
            ("fill_seconds", report.fill_seconds),
            ("open_seconds", report.open_seconds),
            ("peak_rss_mb", report.peak_rss_mb),
        ] {
            writeln!(console.out, "{name:<16} {value:>9.2}")?;
        }
        Ok(())
    }

    async fn report(&self) -> Result<Report, Fault> {
        let folder = Folder::make(self.dir.as_deref())?;
        let open = self.open.get();
        let few = measure(&folder.path().join("few"), FEW.min(open), self.looks.get()).await?;
        let many = measure(&folder.path().join("many"), open, self.looks.get()).await?;
        let pages = PAGES.into_iter().zip(few.looks.iter().zip(&many.looks));
        let pages: Vec<Page> = pages
            .map(|((page, _), (few, many))| Page {
                page,
                p50_ms: percentile(many, 50),
                p99_ms: percentile(many, 99),
                few_p50_ms: percentile(few, 50),
            })
            .collect();
        Ok(Report {
            what: "queue",
            open,
            first_growth: pages[0].p50_ms / pages[0].few_p50_ms,
            pages,
            fill_seconds: many.filled.seconds,
            open_seconds: many.open_seconds,
            peak_rss_mb: peak_rss_mb(),
        })
    }
}

struct Measured {
    filled: Filled,
    open_seconds: f64,
    /// Of each page, sorted.
    looks: Vec<Vec<Duration>>,
}

/// Fills a gateway, opens it and looks at its pages.
async fn measure(folder: &Path, open: usize, times: usize) -> Result<Measured, Fault> {
    let Crowded { mut gateway, filled, open_seconds } = fill::crowded(folder, open, 0)?;
    gateway.config.server.listen = "127.0.0.1:0".parse()?;
    gateway.config.server.behind_proxy = true;
    let desk = Desk::open(Arc::new(gateway)).await?;
    let mut looks = Vec::new();
    for (_, address) in PAGES {
        looks.push(desk.looks(address, times).await?);
    }
    desk.close().await?;
    Ok(Measured { filled, open_seconds, looks })
}

/// A coordinator at a browser, and the gateway it looks at.
struct Desk {
    client: reqwest::Client,
    address: String,
    cookie: String,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<Result<(), server::Error>>,
}

impl Desk {
    async fn open(gateway: Arc<Gateway>) -> Result<Self, Fault> {
        let session = SessionId::generate(&gateway.random)?;
        let now = gateway.now();
        let parties = gateway.parties();
        let user = parties.user_digest(COORDINATOR);
        let credential = parties.user(&user).and_then(|user| parties.credential(user));
        let login = Session { user, role: Role::Coordinator, started_at: now, seen_at: now, credential };
        let digest = session.digest(&gateway.keys.digest);
        let change =
            Change { writes: vec![Write::Session { digest, session: Some(login) }], ..Change::default() };
        gateway.commit(change).await?;
        let server = Server::bind(&gateway.config.server)?;
        let address = format!("http://{}", server.address());
        let (stop, stopped) = oneshot::channel::<()>();
        let router = crate::web::router(&State::new(gateway));
        let serving = tokio::spawn(server.run(router, async move {
            stopped.await.ok();
        }));
        let client = reqwest::Client::builder().no_proxy().build()?;
        let cookie = format!("__Host-underlag={}", session.as_str());
        Ok(Self { client, address, cookie, stop, serving })
    }

    async fn looks(&self, path: &str, times: usize) -> Result<Vec<Duration>, Fault> {
        let mut looks = Vec::with_capacity(times);
        // The first one warms up.
        for _ in 0..=times {
            let began = Instant::now();
            let request = self.client.get(format!("{}{path}", self.address));
            let answer = request.header("cookie", &self.cookie).send().await?;
            let status = answer.status();
            let html = answer.text().await?;
            looks.push(began.elapsed());
            if status != reqwest::StatusCode::OK || !html.contains("<h1") {
                return Err(format!("{path} answered {status}").into());
            }
        }
        looks.remove(0);
        looks.sort_unstable();
        Ok(looks)
    }

    async fn close(self) -> Result<(), Fault> {
        self.stop.send(()).map_err(|()| "the gateway had stopped")?;
        drop(self.client);
        Ok(self.serving.await??)
    }
}
