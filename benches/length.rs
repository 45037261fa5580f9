//! How time and memory grow with the length of a report: the sample, so many times as long. Prints a table.
//!
//! `cargo bench -p annual-report-benches --bench length`

use std::time::{Duration, Instant};

use annual_report::AnnualReport;
use annual_report::check::Rules;
use annual_report::page::Layout;
use annual_report::read::Limits;
use annual_report::write::Writer;
use annual_report_benches::SAMPLE;

/// The sample with its items so many times, each figure under a name of its own.
fn lengthened(times: usize) -> String {
    let mut report = AnnualReport::from_json(SAMPLE).unwrap();
    let items = std::mem::take(&mut report.work[0].items);
    for time in 0..times {
        for item in &items {
            let mut item = item.clone();
            let names: Vec<String> = item.figures.iter().map(|figure| figure.name.clone()).collect();
            for figure in &mut item.figures {
                figure.name = format!("{}{time}", figure.name);
            }
            for name in &names {
                let (from, to) = (format!("{{{name}}}"), format!("{{{name}{time}}}"));
                item.lead = item.lead.as_str().replace(&from, &to).into();
                for point in &mut item.points {
                    point.text = point.text.as_str().replace(&from, &to).into();
                }
            }
            report.work[0].items.push(item);
        }
    }
    serde_json::to_string(&report).unwrap()
}

/// The shortest of three.
fn timed<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut once = || {
        let start = Instant::now();
        let result = run();
        (start.elapsed(), result)
    };
    (0..3).map(|_| once()).min_by_key(|(time, _)| *time).unwrap()
}

/// The most memory so far, in megabytes, where the system says it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}

fn main() {
    let is_test = std::env::args().any(|argument| argument == "--test");
    let lengths: &[usize] = if is_test { &[1, 2] } else { &[1, 10, 100, 1_000, 2_000] };
    let writer = Writer::new(&Layout::gb_t_9704()).unwrap();
    let limits = Limits::default().with_bytes(1 << 30).with_unpacked(1 << 30).with_values(usize::MAX);
    println!(
        "| times the sample | MB of JSON | read and checked, ms | with wording, ms | written, ms | read from .docx, ms | peak memory, MB |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|");
    for times in lengths {
        let json = lengthened(*times);
        let (read, checked) = timed(|| AnnualReport::check_json(&json, &Rules::final_report(), &limits));
        let report = checked.report.unwrap();
        let (worded, _) = timed(|| report.check_with(&Rules::final_report().with_wording()));
        let final_report = report.finalize(&Rules::final_report()).unwrap();
        let (written, docx) = timed(|| writer.write(&final_report).unwrap());
        let (back, same) = timed(|| AnnualReport::read_docx(&docx, &limits).unwrap());
        assert_eq!(same.report, report);
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let memory = peak().map_or("–".into(), |peak| peak.to_string());
        println!(
            "| {times} | {:.2} | {:.1} | {:.1} | {:.1} | {:.1} | {memory} |",
            json.len() as f64 / 1e6,
            ms(read),
            ms(worded),
            ms(written),
            ms(back)
        );
    }
}
