//! Answers come in order, as they are ready, and in bounded memory.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use crate::run::{CLEAN, Folder, command, fed, hearsay};

#[test]
fn many_lines_are_answered_in_order() {
    let mut input = String::new();
    for id in 0..700 {
        // Long and short ones side by side, so that workers end out of order.
        let text = CLEAN.repeat(if id % 7 == 0 { 20 } else { 1 });
        writeln!(input, "{}", serde_json::json!({"id": id, "text": text})).unwrap();
    }
    let answer = fed(&["audit", "--format", "jsonl", "-"], input);
    let ids: Vec<u64> = answer
        .lines()
        .iter()
        .map(|l| l["id"].as_u64().unwrap())
        .collect();
    assert!(ids.iter().copied().eq(0..700));
}

#[test]
fn many_files_are_answered_in_order() {
    let folder = Folder::new("many-files");
    let mut arguments = vec![
        "audit".to_string(),
        "--format".to_string(),
        "jsonl".to_string(),
    ];
    let mut expected = Vec::new();
    for k in 0..150 {
        let name = folder.file(&format!("{k}.txt"), CLEAN.repeat(1 + k % 5));
        arguments.push(name.clone());
        expected.push(name);
        if k == 70 {
            arguments.push(folder.file(
                "lines.jsonl",
                "{\"id\":\"x\",\"text\":\"X.\"}\n{\"id\":\"y\",\"text\":\"Y.\"}",
            ));
            expected.extend(["x".to_string(), "y".to_string()]);
        }
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = hearsay(&arguments);
    let ids: Vec<String> = answer
        .lines()
        .iter()
        .map(|l| l["id"].as_str().unwrap().to_string())
        .collect();
    assert_eq!(ids, expected);
}

#[test]
fn a_line_is_answered_before_the_next_is_written() {
    let mut child = command(&["audit", "--format", "jsonl", "--input", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        stdout
            .lines()
            .for_each(|line| drop(send.send(line.unwrap())))
    });
    for id in 0..3 {
        writeln!(stdin, "{}", serde_json::json!({"id": id, "text": CLEAN})).unwrap();
        stdin.flush().unwrap();
        let line = receive
            .recv_timeout(Duration::from_secs(60))
            .expect("an answer");
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn who_has_read_enough_is_not_told_of_an_error() {
    let folder = Folder::new("broken-pipe");
    let mut input = String::new();
    for id in 0..2000 {
        writeln!(input, "{}", serde_json::json!({"id": id, "text": CLEAN})).unwrap();
    }
    let file = folder.file("a.jsonl", input);
    let mut child = command(&["audit", "--format", "jsonl", &file])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 10];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut start).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

/// 40 MB of lines; what is kept of them must not grow with them.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    let mut child = command(&["audit", "--format", "jsonl", "--input", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let reader =
        std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()).unwrap());
    let line = serde_json::json!({"id": 1, "text": "The quay is long. ".repeat(60)}).to_string();
    let peak = |id: u32| {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let peak = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap();
        peak.split_whitespace()
            .nth(1)
            .unwrap()
            .parse::<u64>()
            .unwrap()
    };
    let mut write = |lines: usize| {
        for _ in 0..lines {
            writeln!(stdin, "{line}").unwrap();
        }
        stdin.flush().unwrap();
    };
    write(4_000);
    let early = peak(child.id());
    write(16_000);
    let late = peak(child.id());
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert!(reader.join().unwrap() > 1_000_000, "all is answered");
    assert!(late < early + 20_000, "{early} KB, then {late} KB");
}
